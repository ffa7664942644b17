"""Machine code is made once: before that, the user is told to wait."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import firsthand

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


PLAIN = {"bool", "int", "float", "None", "np.int64", "np.uint32", "np.uint64"}


def is_plain(returned: ast.expr | None) -> bool:
    """Whether an annotation tells of numbers alone, or of tuples of them."""
    if isinstance(returned, ast.Subscript) and ast.unparse(returned.value) == "tuple":
        parts = returned.slice.elts if isinstance(returned.slice, ast.Tuple) else [returned.slice]
        return all(map(is_plain, parts))
    return returned is not None and ast.unparse(returned) in PLAIN


def test_a_leaf_gives_no_array_back_and_asks_for_none() -> None:
    """It counts no holders, so that an array made below it would be freed too early, or never."""
    by_decorator: dict[str, dict[str, ast.FunctionDef]] = {"compiled": {}, "leaf": {}}
    for file in Path(firsthand.__file__).parent.rglob("*.py"):
        for node in ast.parse(file.read_text("utf-8")).body:
            if isinstance(node, ast.FunctionDef):
                for decorator in node.decorator_list:
                    by_decorator.get(ast.unparse(decorator), {})[node.name] = node
    makers = {name for name, node in by_decorator["compiled"].items() if not is_plain(node.returns)}
    assert by_decorator["leaf"]
    assert makers
    for name, node in by_decorator["leaf"].items():
        assert is_plain(node.returns), name
        called = {ast.unparse(one.func) for one in ast.walk(node) if isinstance(one, ast.Call)}
        assert not called & makers, (name, called & makers)
