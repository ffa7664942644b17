"""The documents do not drift: every example is run, every generated page is as the program would write it."""

import doctest
import os
import re
import shutil
import subprocess
import sys
from itertools import takewhile
from pathlib import Path

import pytest

from firsthand import resources
from tests.installed import run

ROOT = Path(__file__).resolve().parents[2]
DECIDES = ROOT / "docs" / "decides"
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")), *sorted(DECIDES.glob("*.md"))]
PYTHON = re.compile(r"^```pycon\n(.*?)^```", re.M | re.S)
CONSOLE = re.compile(r"^```console\n(.*?)^```", re.M | re.S)


def examples(page: Path) -> list[tuple[str, str]]:
    """The `$ command` lines of a page, gone on with in lines of `> `, with what the page says they print."""
    found: list[tuple[str, str]] = []
    for block in CONSOLE.findall(page.read_text("utf-8")):
        for piece in re.split(r"^\$ ", block, flags=re.M)[1:]:
            first, *rest = piece.splitlines()
            more = list(takewhile(lambda line: line.startswith("> "), rest))
            command = "\n".join([first, *(line.removeprefix("> ") for line in more)])
            found.append((command, "\n".join(rest[len(more) :]) + "\n"))
    return found


ENVIRONMENT = {
    **os.environ,
    "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
    "COLUMNS": "100",
}


@pytest.fixture(scope="session")
def kesvik(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the examples and the case of them, which the pages of docs/decides ask."""
    folder = tmp_path_factory.mktemp("kesvik")
    shutil.copytree(ROOT / "examples", folder / "examples")
    made = ["firsthand", "run", "examples/northquay", "--case", "kesvik"]
    subprocess.run(made, cwd=folder, env=ENVIRONMENT, capture_output=True, check=True)
    return folder


@pytest.mark.parametrize("page", [page for page in PAGES if page.exists()], ids=lambda page: page.name)
def test_every_console_example_prints_what_the_page_says(
    page: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """The commands of a page run one after another in a fresh folder; `...` stands for words left out."""
    folder = tmp_path / "page"
    if page.parent == DECIDES and examples(page):
        shutil.copytree(request.getfixturevalue("kesvik"), folder)
    else:
        shutil.copytree(ROOT / "examples", folder / "examples")
    for command, expected in examples(page):
        if command.startswith(("make ", "git ", "pip ", "python", "source .venv/")):
            continue  # set-up is what CI itself does
        done = subprocess.run(
            ["bash", "-c", command], cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"$ {command}\n{done.stderr}"
        if expected.strip():
            same = doctest.OutputChecker().check_output(
                expected.rstrip() + "\n", done.stdout.rstrip() + "\n", doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
            )
            assert same, f"$ {command}\n--- the page says\n{expected}\n--- it prints\n{done.stdout}"


@pytest.mark.parametrize(
    "page", [page for page in PAGES if PYTHON.search(page.read_text("utf-8"))], ids=lambda p: p.name
)
def test_every_python_example_prints_what_the_page_says(page: Path, tmp_path: Path) -> None:
    """The `>>>` lines of a page run in one interpreter of their own, with firsthand installed and nothing imported."""
    blocks = "\n".join(PYTHON.findall(page.read_text("utf-8")))
    (tmp_path / "page.txt").write_text(blocks, "utf-8")
    program = "import doctest; print(doctest.testfile('page.txt', False, optionflags=doctest.ELLIPSIS).failed)"
    done = run(program, tmp_path)
    assert done.stdout.strip() == "0", done.stdout + done.stderr


def test_generated_pages_are_as_the_program_writes_them() -> None:
    """docs/commands.md and docs/schema are what `make docs` writes now."""
    done = subprocess.run(
        [sys.executable, ROOT / "docs" / "generate.py", "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_every_table_is_sorted_unique_and_reasoned() -> None:
    """No word list has a double, an unsorted line or a line without its reason."""
    assert resources.faults() == []


def headings(page: Path) -> set[str]:
    """The anchors of a page: its headings in small letters, a hyphen for each blank, no marks; those set by hand."""
    text = page.read_text("utf-8")
    titles = re.findall(r"^#+ (.+)$", text, re.M)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles} | set(
        re.findall(r'<a id="([^"]+)">', text)
    )


def test_links_between_pages_lead_somewhere() -> None:
    """Each relative link in the documents names a file that exists, and a heading that the page has."""
    dead = []
    for page in [page for page in PAGES if page.exists()]:
        for target, anchor in re.findall(r"\]\(([^)#\s]*)(?:#([^)\s]+))?\)", page.read_text("utf-8")):
            if "://" in target:
                continue
            there = page.parent / target if target else page
            if not there.exists() or (anchor and there.suffix == ".md" and anchor not in headings(there)):
                dead.append(f"{page.name}: {target}#{anchor}")
    assert dead == []


def test_every_page_of_a_rule_can_be_found_and_is_made_alike() -> None:
    """Each page of docs/decides is in both tables of the entrance, with its rule, an example and what it cannot do."""
    entrance = (ROOT / "docs" / "how-it-decides.md").read_text("utf-8")
    for page in sorted(DECIDES.glob("*.md")):
        text = page.read_text("utf-8")
        assert entrance.count(f"(decides/{page.name}") >= 2, page.name
        assert "\n**Rule.** " in text, page.name
        assert "\n## What it cannot do\n" in text, page.name
        assert examples(page) or PYTHON.search(text), page.name
