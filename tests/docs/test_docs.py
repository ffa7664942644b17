"""The documents do not drift: every example is run, every generated page is as the program would write it."""

import doctest
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from firsthand import resources
from tests.installed import run

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
PYTHON = re.compile(r"^```pycon\n(.*?)^```", re.M | re.S)
CONSOLE = re.compile(r"^```console\n(.*?)^```", re.M | re.S)


def examples(page: Path) -> list[tuple[str, str]]:
    """The `$ command` lines of a page with what the page says they print."""
    found: list[tuple[str, str]] = []
    for block in CONSOLE.findall(page.read_text("utf-8")):
        for piece in re.split(r"^\$ ", block, flags=re.M)[1:]:
            command, _, output = piece.partition("\n")
            found.append((command, output))
    return found


@pytest.mark.parametrize("page", [page for page in PAGES if page.exists()], ids=lambda page: page.name)
def test_every_console_example_prints_what_the_page_says(page: Path, tmp_path: Path) -> None:
    """The commands of a page run one after another in a fresh folder; `...` stands for words left out."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "COLUMNS": "100",
    }
    for command, expected in examples(page):
        if command.startswith(("make ", "git ", "pip ", "python", "source .venv/")):
            continue  # set-up is what CI itself does
        done = subprocess.run(
            ["bash", "-c", command], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
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


def test_links_between_pages_lead_somewhere() -> None:
    """Each relative link in the documents names a file that exists."""
    dead = []
    for page in [page for page in PAGES if page.exists()]:
        for target in re.findall(r"\]\(([^)#\s]+)", page.read_text("utf-8")):
            if "://" not in target and not (page.parent / target).exists():
                dead.append(f"{page.name}: {target}")
    assert dead == []
