"""Write the generated pages: docs/commands.md from the program, docs/schema/ from the record types.

`python docs/generate.py` writes them; `--check` says which have drifted and exits 1.
"""

import json
import sys
from pathlib import Path

import click

from firsthand import schema
from firsthand.cli import main as program

DOCS = Path(__file__).resolve().parent


def commands() -> str:
    """Every command with its help, as the program prints it."""
    pages = ["# Commands\n\nGenerated from the program by `make docs`.\n", _help(program, "firsthand")]
    for name in sorted(program.commands):
        pages.append(f"## firsthand {name}\n\n{_help(program.commands[name], f'firsthand {name}')}")
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


def main() -> None:
    """Write the pages, or check them."""
    drifted = [file for file, content in pages().items() if not file.exists() or file.read_text("utf-8") != content]
    if "--check" in sys.argv:
        print("\n".join(f"drifted: {file.relative_to(DOCS)} (run `make docs`)" for file in drifted))
        sys.exit(bool(drifted))
    for file, content in pages().items():
        file.parent.mkdir(exist_ok=True)
        file.write_text(content, "utf-8")


if __name__ == "__main__":
    main()
