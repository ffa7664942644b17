"""Check every table; exit 1 and say which line is at fault."""

import sys

from firsthand.resources import faults

found = faults()
print("\n".join(found) or "every table is sorted, unique and gives its reasons")
sys.exit(bool(found))
