"""`python -m firsthand`: the same as the `firsthand` command."""

import sys
from importlib import import_module
from pathlib import Path

# `python -m` looks for every module in the folder it is run in first: a folder of pages called "coverage" would be one.
if sys.path and Path(sys.path[0]).resolve() == Path.cwd() != Path(__file__).resolve().parent.parent:
    del sys.path[0]

import_module("firsthand.cli").main()
