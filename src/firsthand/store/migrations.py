"""The schema of `case.db`, one step a version; a newer program brings an older case up to date when it opens it.

In: a connection. Out: the same, at the newest schema version.
"""

import sqlite3

STEPS = (
    """
    CREATE TABLE capture (sha256 TEXT, path TEXT, container TEXT, body BLOB NOT NULL,
                          PRIMARY KEY (sha256, path, container)) WITHOUT ROWID;
    CREATE TABLE article (id TEXT PRIMARY KEY, source TEXT NOT NULL, file TEXT NOT NULL, body BLOB NOT NULL)
        WITHOUT ROWID;
    CREATE INDEX article_source ON article (source, file);
    CREATE TABLE collected (source TEXT, file TEXT, input TEXT, PRIMARY KEY (source, file, input)) WITHOUT ROWID;
    CREATE TABLE problem (id TEXT PRIMARY KEY, source TEXT NOT NULL, body BLOB NOT NULL) WITHOUT ROWID;
    CREATE TABLE result (stage TEXT, subject TEXT, input TEXT NOT NULL, body BLOB NOT NULL,
                         PRIMARY KEY (stage, subject)) WITHOUT ROWID;
    """,
    """
    CREATE TABLE waiting (number INTEGER PRIMARY KEY AUTOINCREMENT, article TEXT NOT NULL);
    CREATE INDEX waiting_article ON waiting (article);
    INSERT INTO waiting (article) SELECT id FROM article;
    CREATE TRIGGER article_came AFTER INSERT ON article BEGIN
        INSERT INTO waiting (article) VALUES (NEW.id);
    END;
    CREATE TRIGGER article_went AFTER DELETE ON article BEGIN
        DELETE FROM waiting WHERE article = OLD.id;
    END;
    """,
    """
    CREATE INDEX article_file ON article (file, source);
    CREATE TABLE given (source TEXT, file TEXT, published TEXT, outlet TEXT, fields TEXT NOT NULL,
                        PRIMARY KEY (source, file)) WITHOUT ROWID;
    INSERT INTO given
        SELECT source, file,
            max(CASE WHEN instr(filled, '"published"') THEN json_extract(said, '$.published') END),
            max(CASE WHEN instr(filled, '"outlet"') THEN json_extract(said, '$.outlet') END), '[]'
        FROM (SELECT source, file, CAST(body AS TEXT) AS said, json_extract(CAST(body AS TEXT), '$.filled') AS filled
              FROM article)
        WHERE filled <> '[]'
        GROUP BY source, file;
    """,
)


def migrate(db: sqlite3.Connection) -> None:
    """Bring the schema up to date; ValueError when a newer program wrote the case."""
    version = int(db.execute("PRAGMA user_version").fetchone()[0])
    if version > len(STEPS):
        raise ValueError(f"this case has schema {version}; this program knows up to {len(STEPS)}: update firsthand")
    for number, step in enumerate(STEPS[version:], start=version + 1):
        db.executescript(f"BEGIN; {step} PRAGMA user_version = {number}; COMMIT;")
