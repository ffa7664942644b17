"""firsthand as its installation makes it known to other programs: the entry points of pyproject.toml."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def entry_points() -> dict[str, str]:
    """spaCy's components by name, as pyproject.toml tells spaCy of them."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return dict(project["entry-points"]["spacy_factories"])


def environment(folder: Path) -> dict[str, str]:
    """This process's environment, with the entry points as they stand in pyproject.toml now, written to `folder`."""
    metadata = folder / "firsthand-0.dist-info"
    metadata.mkdir(parents=True)
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: firsthand\nVersion: 0\n", "utf-8")
    rows = "".join(f"{name} = {where}\n" for name, where in entry_points().items())
    (metadata / "entry_points.txt").write_text(f"[spacy_factories]\n{rows}", "utf-8")
    path = [str(folder), str(ROOT / "src"), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path)}


def run(program: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Python lines run in `folder` by a process of their own that finds firsthand installed."""
    command = [sys.executable, "-c", program]
    known = environment(folder / "site")
    return subprocess.run(command, env=known, cwd=folder, capture_output=True, text=True, check=False)
