"""Compiling the few loops that walk every character or every word of a pile.

In: a function over numbers and arrays. Out: the same function as machine code, made at its first call and kept on
disk beside the module (or in the user's cache), so that the second run starts at once.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar, cast

import numba

F = TypeVar("F", bound=Callable[..., object])


def compiled(function: F) -> F:
    """The function, compiled; where no folder can keep the machine code, it is made anew in every process."""
    try:
        return cast(F, numba.njit(cache=True, nogil=True)(function))
    except RuntimeError:  # numba's word for "no writable folder to cache in"
        return cast(F, numba.njit(nogil=True)(function))


def leaf(function: F) -> F:
    """The function, compiled, where it makes no array and gives none back: then it need not count who holds its arrays.

    Its callers hold them. To count costs more than a short loop does, and most of these are short.
    """
    try:
        return cast(F, numba.njit(cache=True, nogil=True, _nrt=False)(function))
    except RuntimeError:
        return cast(F, numba.njit(nogil=True, _nrt=False)(function))


def cold(function: Callable[..., object]) -> bool:
    """Whether no machine code of a compiled function is kept, so that its first call will make it."""
    folder = cast(numba.core.registry.CPUDispatcher, function).stats.cache_path
    own = f"{function.__module__.rpartition('.')[2]}.{function.__name__}-*.nbi"
    return not folder or not any(Path(folder).glob(own))


def forget_stale(package: Path) -> None:
    """Delete machine code that is older than any source of the package.

    The compiler looks at the file of a function alone, and would go on using what that function once took in from
    another file.
    """
    newest = max((file.stat().st_mtime for file in package.rglob("*.py")), default=0.0)
    for kept in package.rglob("__pycache__/*.nb[ci]"):
        try:
            if kept.stat().st_mtime < newest:
                kept.unlink()
        except OSError:  # another process was faster, or nothing may be written here
            continue


forget_stale(Path(__file__).parent)
