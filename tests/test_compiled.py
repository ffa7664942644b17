"""Machine code is made once: before that, the user is told to wait."""

import os
import subprocess
import sys
from pathlib import Path

ASK = """
from firsthand.compiled import cold
from firsthand.lineage.fingerprint import tokens, words
print(cold(tokens))
"""


def asked(folder: Path, code: str) -> list[str]:
    """What a new process prints that keeps its machine code in a folder."""
    environment = os.environ | {"NUMBA_CACHE_DIR": str(folder)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    return done.stdout.split()


def test_the_first_process_is_told_to_wait_and_the_second_is_not(tmp_path: Path) -> None:
    assert asked(tmp_path, f"{ASK}words(['One word.']); print(cold(tokens))") == ["True", "False"]
    assert asked(tmp_path, ASK) == ["False"]
