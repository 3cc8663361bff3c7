"""How the columns of a table are named, and what its cells hold, whatever library the table is of.

A column goes by its plain name, as in plan and results files, or by the concept that SDMX has for it.
"""

from __future__ import annotations

import datetime
import sys
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from operator import index
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from attain._attain import Unit
from attain.errors import FrameError, MissingExtra, needed

if TYPE_CHECKING:
    from attain._attain import _Floats

Cell: TypeAlias = str | int | Decimal | datetime.date | None

#: The concepts of SDMX (cross-domain concepts of the content-oriented guidelines; SERIES as in the SDG structure) by
#: the plain name that each stands for.
CONCEPTS = {
    "indicator": ("INDICATOR", "SERIES"),
    "value": ("OBS_VALUE",),
    "unit": ("UNIT_MEASURE",),
    "exponent": ("UNIT_MULT",),
    "decimals": ("DECIMALS",),
    "period": ("TIME_PERIOD",),
    "quality": ("OBS_STATUS",),
    "area": ("REF_AREA",),
}

#: The observation statuses of CL_OBS_STATUS 2.2 that say something of the quality.
QUALITIES = {"E": "estimated", "I": "estimated", "P": "preliminary", "V": "preliminary"}

#: Those that say why there is no value.
MISSING = {
    "H": "holiday or weekend",
    "L": "not collected",
    "M": "cannot exist",
    "O": "missing",
    "Q": "suppressed",
}

#: Codes whose UNIT_MEASURE is read back; currencies and symbols are their own code.
_MEASURED = (
    "percent",
    "percent{growth}",
    "percent{GDP}",
    "percentage_point",
    "per_mille",
    "times",
    "index",
    "rank",
    "score",
    "person",
    "household",
)


#: The codes of units by their ``UNIT_MEASURE``.
MEASURES = {Unit(code).sdmx.measure: code for code in _MEASURED}


class Columns(NamedTuple):
    """What a table holds, by the plain names of its columns.

    Examples
    --------
    >>> from attain.columns import named
    >>> named({"OBS_VALUE": ["3,25%"], "note": ["x"]}, ["indicator", "value"]).unread
    ('note',)
    """

    cells: dict[str, list[Any]]
    #: Those that go by the concept of SDMX; a plain name beside it says more, where it says anything.
    coded: dict[str, list[Any]]
    #: How the table itself calls a column.
    titles: dict[str, str]
    #: The columns that are not known.
    unread: tuple[str, ...]
    #: How many rows there are.
    height: int


def named(
    frame: object,
    known: Iterable[str],
    *,
    columns: Mapping[str, str] | None = None,
    ignore: Iterable[str] = (),
) -> Columns:
    """Return the columns of a table by their plain names.

    Examples
    --------
    >>> from attain.columns import named
    >>> named({"Chỉ tiêu": ["CPI"]}, ["indicator"], columns={"Chỉ tiêu": "indicator"}).cells
    {'indicator': ['CPI']}
    >>> named({"OBS_VALUE": ["3,25%"]}, ["value"]).coded
    {'value': ['3,25%']}
    """
    known = tuple(known)
    given = dict(columns or {})
    ignored = {ignore} if isinstance(ignore, str) else set(ignore)
    plain = {name.casefold(): name for name in known}
    concepts = {concept: name for name in known for concept in CONCEPTS.get(name, ())}
    table = held(frame)
    for wrong in (name for name in (*given, *ignored) if name not in table):
        raise FrameError(f"there is no column `{wrong}`; the columns are {listed(table)}")
    for wrong in (name for name in given.values() if name not in plain.values()):
        raise FrameError(f"no column is read as `{wrong}`; write one of {listed(known)}")
    cells: dict[str, list[Any]] = {}
    coded: dict[str, list[Any]] = {}
    titles: dict[str, str] = {}
    unread: list[str] = []
    for title in (title for title in table if title not in ignored):
        name = given.get(title) or plain.get(title.strip().casefold())
        concept = concepts.get(title.strip().upper())
        into = cells if name else coded
        name = name or concept
        if name is None:
            unread.append(title)
            continue
        if name in into:
            raise FrameError(f"the columns `{titles[name]}` and `{title}` are both read as `{name}`")
        into[name] = table[title]
        if into is cells or name not in cells:
            titles[name] = title
    height = max(map(len, table.values()), default=0)
    return Columns(cells, coded, titles, tuple(unread), height)


def held(frame: object) -> dict[str, list[Any]]:
    """Return the columns of any table as lists.

    Examples
    --------
    >>> from attain.columns import held
    >>> held({"value": ("3,25%", None)})
    {'value': ['3,25%', None]}
    """
    if isinstance(frame, Mapping):
        return _even([(str(name), list(cells)) for name, cells in frame.items()])
    if _is_of(frame, "pandas", "DataFrame"):
        table: Any = frame
        return _even([(str(name), table.iloc[:, at].tolist()) for at, name in enumerate(table.columns)])
    if not _is_of(frame, "polars", "DataFrame"):
        frame = _from_arrow(frame)
    table = frame
    return _even(list(table.to_dict(as_series=False).items()))


def read(value: object, floats: _Floats = "refuse") -> Cell:
    """Return what a cell holds: text, a whole number, an exact decimal, a day, or nothing.

    Raises
    ------
    TypeError
        For what is none of them; for a double, unless its shortest decimal is asked for.

    Examples
    --------
    >>> from attain.columns import read
    >>> read(" 3,25% "), read(8.05, "shortest"), read(float("nan"))
    ('3,25%', Decimal('8.05'), None)
    """
    if value is None or type(value).__name__ in ("NAType", "NaTType"):
        return None
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, float):
        if value != value:
            return None
        if floats == "shortest":
            return Decimal(repr(float(value)))
        shown = repr(float(value))
        raise TypeError(
            f"expected Decimal, int or str, found the float {shown}, which is not exact; give exact values, or "
            'floats="shortest" to read the shortest decimal that stands for each'
        )
    if isinstance(value, Decimal):
        return None if value.is_nan() else value
    if isinstance(value, datetime.datetime):
        if value.time() != datetime.time():
            raise TypeError(f"expected a day, found the moment {value}")
        return value.date()
    if isinstance(value, datetime.date):
        return value
    if type(value).__name__ not in ("bool", "bool_") and hasattr(value, "__index__"):
        whole: Any = value
        return index(whole)
    raise TypeError(f"expected text, a number or a day, found {type(value).__name__} `{value}`")


def is_empty(value: object) -> bool:
    """Return whether a cell holds nothing.

    Examples
    --------
    >>> from attain.columns import is_empty
    >>> is_empty("  "), is_empty(0)
    (True, False)
    """
    try:
        return read(value, "shortest") is None
    except TypeError:
        return False


def listed(names: Iterable[str]) -> str:
    """Return names as a message shows them.

    Examples
    --------
    >>> from attain.columns import listed
    >>> print(listed(["goal", "unit"]))
    `goal`, `unit`
    """
    return ", ".join(f"`{name}`" for name in names)


def _even(columns: list[tuple[str, list[Any]]]) -> dict[str, list[Any]]:
    names = [name for name, _ in columns]
    for name in names:
        if names.count(name) > 1:
            raise FrameError(f"there are {names.count(name)} columns `{name}`")
    lengths = {name: len(cells) for name, cells in columns}
    if len(set(lengths.values())) > 1:
        raise FrameError(f"the columns are of different lengths: {lengths}")
    return dict(columns)


def _is_of(frame: object, module: str, name: str) -> bool:
    # What was not imported cannot be what was given.
    return module in sys.modules and isinstance(frame, getattr(sys.modules[module], name, ()))


def _from_arrow(frame: object) -> Any:
    if not hasattr(frame, "__arrow_c_stream__"):
        kind = type(frame).__name__
        raise TypeError(
            f"expected a pandas or polars DataFrame, a mapping of columns, or what has __arrow_c_stream__, got {kind}"
        )
    ways: list[tuple[str, Callable[[Any], Any]]] = [
        ("polars", lambda module: module.DataFrame(frame)),
        ("pyarrow", lambda module: _Arrow(module.table(frame).to_pydict())),
    ]
    for module, way in ways:
        try:
            needed(module, extra=module)
        except MissingExtra:
            continue
        return way(sys.modules[module])
    remedy = 'install it with `pip install "attain[polars]"`'
    raise MissingExtra(f"an Arrow table is read by polars; {remedy}", name="polars")


class _Arrow(NamedTuple):
    """An Arrow table that answers as a polars frame does."""

    columns: dict[str, list[Any]]

    def to_dict(self, *, as_series: bool) -> dict[str, list[Any]]:
        return self.columns
