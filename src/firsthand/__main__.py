"""`python -m firsthand`: the same as the `firsthand` command."""

from firsthand.cli import main

main()
