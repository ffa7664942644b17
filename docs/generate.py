"""Write the generated pages: docs/commands.md from the program, docs/schema/ from the record types.

`python docs/generate.py` writes them, and one example of every kind out of the example coverage; `--check` says which
have drifted and exits 1. (The examples are not checked to the letter, since a better rule changes them; the tests hold
them against their schemas.)
"""

import json
import sys
import tempfile
from pathlib import Path

import click

from firsthand import schema
from firsthand.cli import main as program

DOCS = Path(__file__).resolve().parent


def commands() -> str:
    """Every command with its help, as the program prints it."""
    pages = ["# Commands\n\nGenerated from the program by `make docs`.\n", _help(program, "firsthand")]
    for name in sorted(program.commands):
        command = program.commands[name]
        pages.append(f"## firsthand {name}\n\n{_help(command, f'firsthand {name}')}")
        if isinstance(command, click.Group):
            usage = f"firsthand {name} DIR"
            pages += [f"### {usage} {part}\n\n{_help(command.commands[part], f'{usage} {part}')}"
                      for part in sorted(command.commands)]  # fmt: skip
    return "\n".join(pages)


def _help(command: click.Command, name: str) -> str:
    context = click.Context(command, info_name=name, terminal_width=100, max_content_width=100)
    return f"```text\n{command.get_help(context)}\n```\n"


def schema_page() -> str:
    """The fields of every kind, in a table each."""
    parts = [
        "# What `firsthand show DIR KIND --json` prints\n\nGenerated from the record types by `make docs`. One JSON"
        " object a line. A span is `{article, start, end, text}`: offsets are Unicode code points, and `text` equals"
        " the article's text there, always. Each kind's JSON Schema lies beside this page in `schema/`, with one"
        " example drawn from the example coverage.\n"
    ]
    for kind in schema.KINDS:
        definition = schema.json_schema(kind)["$defs"][schema.KINDS[kind].__name__]
        parts.append(f"## {kind}\n\n{definition.get('description', '')}\n\n| field | type |\n|---|---|")
        for name, field in definition["properties"].items():
            parts.append(f"| `{name}` | {_type(field)} |")
        parts.append("")
    return "\n".join(parts)


def _type(field: schema.Json) -> str:
    if "$ref" in field:
        return str(field["$ref"]).rsplit("/", 1)[-1]
    if "anyOf" in field:
        return " or ".join(_type(option) for option in field["anyOf"])
    if "enum" in field:
        return ", ".join(f"`{value}`" for value in sorted(field["enum"]))
    if field.get("type") == "array":
        items = field.get("items") or {}
        if field.get("prefixItems"):
            items = {"type": "value"}
        return f"list of {_type(items)}"
    return str(field.get("type", "value"))


def pages() -> dict[Path, str]:
    """Each generated file with its content."""
    found = {DOCS / "commands.md": commands(), DOCS / "schema.md": schema_page()}
    for kind in schema.KINDS:
        found[DOCS / "schema" / f"{kind}.schema.json"] = json.dumps(schema.json_schema(kind), indent=1) + "\n"
    return found


def examples() -> dict[Path, str]:
    """One record of every kind, the first that leaves few fields empty; a judgement as a person would make it."""
    from firsthand import workflow
    from firsthand.records import Article
    from firsthand.store import Store

    found: dict[Path, str] = {}
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "case", create=True) as store:
        workflow.collect(store, [str(DOCS.parent / "examples" / "northquay"), "missing.html"])
        workflow.build(store)
        articles = {article.id: article for article in store.articles()}
        texts = {name: article.text for name, article in articles.items()}
        for kind in schema.KINDS:
            rows = [
                schema.article_json(record, None, text=False)
                if isinstance(record, Article)
                else schema.to_json(record, texts)
                for record in workflow.records(store, kind)
            ]
            if kind == "judgements":
                note = "rang the harbour office: they confirm the hour"
                about = max(workflow.records(store, "events"), key=lambda event: len(event.mentions))  # type: ignore[union-attr]
                made = workflow.judge(store, "note", [about.id], who="ana", when="2026-11-22T10:00:00Z", note=note)  # type: ignore[union-attr]
                rows = [schema.to_json(made, texts)]
            row = max(rows, key=lambda row: (sum(bool(value) for value in row.values()), -len(json.dumps(row))))
            found[DOCS / "schema" / f"{kind}.example.json"] = json.dumps(row, indent=1, ensure_ascii=False) + "\n"
    return found


def main() -> None:
    """Write the pages, or check them."""
    drifted = [file for file, content in pages().items() if not file.exists() or file.read_text("utf-8") != content]
    if "--check" in sys.argv:
        print("\n".join(f"drifted: {file.relative_to(DOCS)} (run `make docs`)" for file in drifted))
        sys.exit(bool(drifted))
    for file, content in {**pages(), **examples()}.items():
        file.parent.mkdir(exist_ok=True)
        file.write_text(content, "utf-8")


if __name__ == "__main__":
    main()
