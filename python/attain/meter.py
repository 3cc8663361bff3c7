"""How far a long piece of work has come: a callback, a bar of tqdm, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias, TypeVar

from attain.errors import needed

T = TypeVar("T")

#: None or False says nothing, True shows a bar (the extra ``progress``), a callable is told ``(done, total)``.
Told: TypeAlias = bool | Callable[[int, int], object] | None


def metered(items: Sequence[T], progress: Told = None, *, what: str = "") -> Iterator[T]:
    """Return items one by one, and say how many are done: first none, then after each.

    Parameters
    ----------
    items : sequence
        What is to be done.
    progress : bool or callable, optional
        What is told: nothing where left out, a bar in the notebook or the terminal for True, else ``(done, total)`` for
        the callable. An exception that it raises ends the work.
    what : str, optional
        What stands before the bar.

    Raises
    ------
    MissingExtra
        Where a bar is asked for and tqdm is not installed.

    Examples
    --------
    >>> from attain.meter import metered
    >>> said = []
    >>> list(metered(["a", "b"], lambda done, total: said.append((done, total)))), said
    (['a', 'b'], [(0, 2), (1, 2), (2, 2)])
    """
    if progress is True:
        needed("tqdm", extra="progress")
        from tqdm.auto import tqdm

        return iter(tqdm(items, desc=what or None, total=len(items)))
    if progress is None or progress is False:
        return iter(items)
    if not callable(progress):
        kind = type(progress).__name__
        raise TypeError(f"progress is None, True or a function of (done, total), got {kind}")
    return _told(items, progress)


def _told(items: Sequence[T], tell: Callable[[int, int], object]) -> Iterator[T]:
    tell(0, len(items))
    for done, item in enumerate(items, 1):
        yield item
        # The next item is asked for when this one is done.
        tell(done, len(items))
