"""The cells of one row of a table, each read as what its column asks for."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from decimal import Decimal, localcontext
from functools import partial
from typing import TYPE_CHECKING, Any, Never, TypeVar

from attain._attain import Indicator, Period, Quantity, Range, Unit
from attain.columns import MEASURES, MISSING, QUALITIES, Columns, read
from attain.errors import Error

if TYPE_CHECKING:
    from attain._attain import _Floats

T = TypeVar("T")

_FIGURES = ("goal", "value", "lower", "upper", "planned")
#: Powers, digits and years: pandas makes doubles of whole numbers where one of them is missing.
_WHOLE = ("exponent", "decimals", "period")
#: As many digits as an exact number has.
_DIGITS = 28


class Refused(Exception):
    """A cell that cannot be read, with its column; it becomes one of the problems of the table."""

    def __init__(self, column: str, found: object, reason: str) -> None:
        super().__init__(reason)
        self.column: str = column
        self.found: object = found
        self.reason: str = reason


class Cells:
    """The cells of one row, by the plain names of their columns.

    Examples
    --------
    >>> from attain.cells import Cells
    >>> from attain.columns import named
    >>> table = named({"OBS_VALUE": [17946], "UNIT_MEASURE": ["VND"], "UNIT_MULT": [9]}, ["value", "unit", "exponent"])
    >>> str(Cells(table, 0, "refuse", {}, {"locale": None, "lexicon": None}).figure("value"))
    '17,946 billion VND'
    """

    def __init__(
        self, table: Columns, at: int, floats: _Floats, defaults: dict[str, Any], reading: dict[str, Any]
    ) -> None:
        self.at: int = at
        self.titles: dict[str, str] = table.titles
        self.reading: dict[str, Any] = reading
        self.cells: dict[str, Any] = {}
        #: What goes by the concept of SDMX, and may be one of its codes.
        self.coded: set[str] = set()
        for name, cells in (*table.cells.items(), *table.coded.items()):
            if self.cells.get(name) is None:
                cell = cells[at]
                if name in _WHOLE and isinstance(cell, float) and cell.is_integer():
                    cell = int(cell)
                self.cells[name] = self.tried(name, partial(read, cell, floats), cell)
                self.coded |= {name} if cells is table.coded.get(name) else set()
        for name, default in defaults.items():
            if self.cells.get(name) is None:
                self.cells[name] = default
                self.coded.discard(name)

    def get(self, name: str) -> Any:
        """Return a cell; None where it is empty, or the table has no such column."""
        return self.cells.get(name)

    def refuse(self, name: str, reason: str) -> Never:
        """Say what is wrong with a cell."""
        raise Refused(name, self.get(name), reason)

    def tried(self, name: str, read: Callable[[], T], found: object = None) -> T:
        """Return what is read, or say that it is the fault of a cell."""
        try:
            return read()
        except (ValueError, TypeError, ArithmeticError) as error:
            # What is none of a few words says which argument it was.
            word = str(error).split(" is one of ")[0]
            if word in self.cells:
                name, found = word, None
            shown = self.cells.get(name) if found is None else found
            raise Refused(name, shown, str(error)) from error

    def told(self, *names: str) -> dict[str, Any]:
        """Return those that say something."""
        return {name: self.cells[name] for name in names if self.cells.get(name) is not None}

    def unit(self) -> Unit | None:
        """Return the unit, at its power of ten."""
        text, exponent = self.get("unit"), self.get("exponent")
        if text is None and exponent is not None:
            self.refuse("exponent", "a power of ten needs a unit")
        if text is None:
            return None
        code = MEASURES.get(text, text) if "unit" in self.coded else text
        unit = self.tried("unit", lambda: Unit(code, **self.reading))
        if exponent is None:
            return unit
        power = self.tried("exponent", lambda: int(exponent))
        if unit.exponent not in (0, power):
            self.refuse("exponent", f"the unit `{unit}` is at 10^{unit.exponent} itself")
        return self.tried("exponent", lambda: unit.at(power))

    def indicator(self, *more: str) -> Indicator:
        """Return the indicator, with what other columns say of it."""
        name = self.get("indicator")
        if not isinstance(name, str):
            self.refuse("indicator", "expected the name of an indicator")
        options = self.told("id", "vi", "en", "accumulates", *more)
        # A number has its unit itself; a text may leave it to the indicator.
        unit = self.unit() if any(isinstance(self.get(name), str) for name in _FIGURES) else None
        return self.tried("indicator", lambda: Indicator(name, unit=unit, **options))

    def figure(self, name: str) -> Any:
        """Return a figure: text, an exact number in the unit of the row, or the range of its two bounds."""
        value = self.get(name)
        if isinstance(value, datetime.date):
            self.refuse(name, "expected a figure, found a day")
        unit = self.unit()
        if isinstance(value, (int, Decimal)):
            amount = self.written(name, value)
            return amount if unit is None else self.tried(name, lambda: Quantity(amount, unit))
        if value is None and name in ("value", "goal"):
            return self._between(unit)
        return value

    def _between(self, unit: Unit | None) -> Range | None:
        ends = {name: self.get(name) for name in ("lower", "upper") if self.get(name) is not None}
        if not ends:
            return None
        exact: dict[str, Any] = {
            name: Quantity(self.written(name, end), unit) if isinstance(end, (int, Decimal)) and unit else end
            for name, end in ends.items()
        }
        return self.tried(next(iter(ends)), lambda: Range(**exact, **self.reading))

    def written(self, name: str, value: int | Decimal) -> Decimal:
        """Return a number with the decimals that it was written with, where the table says how many."""
        amount, decimals = Decimal(value), self.get("decimals")
        if decimals is None or not isinstance(amount.as_tuple().exponent, int):
            return amount
        places = self.tried("decimals", lambda: int(decimals))
        if not 0 <= places <= _DIGITS:
            self.refuse("decimals", f"expected a number from 0 to {_DIGITS}")
        with localcontext(prec=80):
            written = amount.quantize(Decimal(1).scaleb(-places))
        if written != amount:
            self.refuse(name, f"it has more than the {places} decimals that `{self.titles['decimals']}` says")
        return written

    def period(self) -> Period | None:
        """Return the period; of a concept of SDMX its form there first."""
        value = self.get("period")
        if value is None or isinstance(value, Period):
            return value
        text = value.isoformat() if isinstance(value, datetime.date) else str(value)

        def as_said() -> Period:
            if "period" in self.coded:
                try:
                    return Period.from_sdmx(text)
                except Error:
                    pass
            return Period(text, locale=self.reading["locale"])

        return self.tried("period", as_said)

    def day(self, name: str) -> datetime.date | None:
        """Return a day."""
        value = self.get(name)
        if value is None or isinstance(value, datetime.date):
            return value
        try:
            return datetime.date.fromisoformat(str(value))
        except ValueError:
            self.refuse(name, "expected a day such as `2024-12-31`")

    def quality(self) -> tuple[Any, str | None]:
        """Return the quality, and why there is no value."""
        value = self.get("quality")
        if value is None or "quality" not in self.coded:
            return value, None
        code = str(value).upper()
        if code == "F":
            self.refuse("quality", "a forecast is no observation")
        return QUALITIES.get(code), MISSING.get(code)
