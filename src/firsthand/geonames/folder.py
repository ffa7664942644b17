"""Where added gazetteers lie, and which there are.

In: the environment. Out: a folder of the user's, and the indexes in it. FIRSTHAND_GAZETTEERS names another folder.
"""

import os
import sys
from functools import cache
from pathlib import Path

from firsthand.geonames.index import Index, NoIndexError

ENDING = ".gazetteer"


def folder() -> Path:
    """FIRSTHAND_GAZETTEERS, else where this system keeps a user's data; it need not exist."""
    return _folder(*map(os.environ.get, ("FIRSTHAND_GAZETTEERS", "LOCALAPPDATA", "XDG_DATA_HOME", "HOME")))


@cache
def _folder(asked: str | None, local: str | None, data: str | None, _home: str | None) -> Path:
    """The folder by what the environment says: every place name asks for it, and a path takes long to build."""
    if asked:
        return Path(asked)
    home = Path.home()
    if sys.platform == "win32":
        base = Path(local or home / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = home / "Library" / "Application Support"
    else:
        base = Path(data or home / ".local" / "share")
    return base / "firsthand" / "gazetteers"


def files(where: Path) -> list[Path]:
    """The files of added gazetteers, by name."""
    return sorted(where.glob(f"*{ENDING}"))


def added() -> tuple[Index, ...]:
    """Every added gazetteer that can be opened, by name; opened once as long as none comes or goes."""
    try:
        with os.scandir(folder()) as entries:
            found = sorted((one.path, one.stat().st_mtime_ns) for one in entries if one.name.endswith(ENDING))
    except OSError:  # there is none
        found = []
    return _opened(tuple(found))


@cache
def _opened(found: tuple[tuple[str, int], ...]) -> tuple[Index, ...]:
    indexes = []
    for file, _ in found:
        try:
            indexes.append(Index(Path(file)))
        except NoIndexError:
            continue  # `firsthand gazetteer` lists it as one that cannot be read
    return tuple(indexes)
