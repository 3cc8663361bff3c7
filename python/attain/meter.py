"""How far a long piece of work has come: a bar of tqdm, a callback, or nothing."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from typing import TypeAlias, TypeVar

from attain.errors import needed

T = TypeVar("T")

#: None shows a bar of tqdm where somebody looks and the work is long, False says nothing, True always shows the bar
#: (the extra ``progress``), a callable is told ``(done, total)``.
Told: TypeAlias = bool | Callable[[int, int], object] | None

#: After how many seconds a bar appears that nobody asked for.
_LONG = 1.0


def metered(items: Sequence[T], progress: Told = None, *, what: str = "") -> Iterator[T]:
    """Return items one by one, and say how many are done: first none, then after each.

    Parameters
    ----------
    items : sequence
        What is to be done.
    progress : bool or callable, optional
        Left out, a bar is shown in notebooks and terminals, where tqdm is installed, once the work has taken a second.
        True shows it at once and wherever that is, False never. A callable is told ``(done, total)`` instead; an
        exception that it raises ends the work.
    what : str, optional
        What stands before the bar.

    Raises
    ------
    MissingExtra
        For True, where tqdm is not installed.

    Examples
    --------
    >>> from attain.meter import metered
    >>> said = []
    >>> list(metered(["a", "b"], lambda done, total: said.append((done, total)))), said
    (['a', 'b'], [(0, 2), (1, 2), (2, 2)])
    """
    if progress is True:
        needed("tqdm", extra="progress")
        return _barred(items, what, after=0)
    if progress is None:
        return _barred(items, what, after=_LONG) if _watched() and find_spec("tqdm") else iter(items)
    if progress is False:
        return iter(items)
    if not callable(progress):
        kind = type(progress).__name__
        raise TypeError(f"progress is None, True, False or a function of (done, total), got {kind}")
    return _told(items, progress)


def _watched() -> bool:
    """Return whether somebody looks: at a terminal, or at a notebook with a kernel behind it."""
    if getattr(sys.modules.get("IPython"), "get_ipython", lambda: None)().__class__.__name__ == "ZMQInteractiveShell":
        return True
    return sys.stderr is not None and sys.stderr.isatty()


def _barred(items: Sequence[T], what: str, *, after: float) -> Iterator[T]:
    with warnings.catch_warnings():
        # A notebook without ipywidgets has a bar of letters, which needs no warning.
        warnings.simplefilter("ignore")
        from tqdm.auto import tqdm
    return iter(tqdm(items, desc=what or None, total=len(items), delay=after))


def _told(items: Sequence[T], tell: Callable[[int, int], object]) -> Iterator[T]:
    tell(0, len(items))
    for done, item in enumerate(items, 1):
        yield item
        # The next item is asked for when this one is done.
        tell(done, len(items))
