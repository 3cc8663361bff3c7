"""The face of Python under atheris: whatever comes to a public function, it answers or it raises what is documented.

``make fuzz TARGETS=python_face`` runs it. What may come out is ``attain.Error``, ``TypeError``, ``ValueError`` and
``OverflowError``; a panic of the core is none of them. Pickles are out: who loads one from a stranger runs the stranger's code.
"""

from __future__ import annotations

import contextlib
import json
import sys
import tempfile
import warnings
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import atheris

# What is new to the fuzzer is told by the branches of Python alone; the core has fuzzers of its own.
with atheris.instrument_imports(include=["attain"]):
    import attain

#: What is documented.
ALLOWED = (attain.Error, TypeError, ValueError, OverflowError)
SEEDS = Path(__file__).parent / "seeds"
# The engine ends the program without a word to Python, so `run.py` removes what lies here.
FILE = Path(tempfile.mkdtemp(prefix="attain-fuzz-")) / "given"

try:
    import pyarrow
except ImportError:
    pyarrow = None


class Given:
    """What the bytes of an input come to: texts, numbers, things that are neither, and nests of all of them.

    The first four say which function is called, in which language, whether with anything but a text, and how a text is made.
    """

    def __init__(self, content: bytes) -> None:
        self.left = content
        self.call, self.locale = self.byte(), ("vi", "en", None)[self.byte() % 3]
        self.anything, self.how = self.byte() % 8 == 7, self.byte()

    def byte(self) -> int:
        first, self.left = self.left[:1], self.left[1:]
        return first[0] if first else 0

    def text(self) -> str:
        """Everything that is left, with what is no UTF-8 as lone surrogates in some texts."""
        how = "surrogateescape" if self.how % 16 == 15 else "replace"
        text, self.left = self.left.decode("utf-8", how), b""
        return text

    def part(self) -> str:
        """A text up to a zero byte."""
        text, _, self.left = self.left.partition(b"\0")
        return text.decode("utf-8", "replace")

    def value(self, depth: int = 0) -> object:
        match self.byte() % 14:
            case 0 | 1 | 2:
                return self.part()
            case 3:
                return int.from_bytes(self.left[: self.byte() % 24], "big", signed=True)
            case 4:
                with contextlib.suppress(ArithmeticError):
                    return Decimal(self.part())
                return Decimal(self.byte()).scaleb(self.byte() - 128)
            case 5:
                return Fraction(self.byte(), self.byte() + 1)
            case 6:
                return self.byte() / 7 if self.byte() % 4 else float("nan")
            case 7:
                return self.left[:9]
            case 8:
                return date.fromordinal(1 + self.byte() * 14_000)
            case 9:
                return self.byte() % 2 == 0
            case 10 if depth < 4:
                return [self.value(depth + 1) for _ in range(self.byte() % 6)]
            case 11 if depth < 4:
                return {self.part(): self.value(depth + 1) for _ in range(self.byte() % 4)}
            case 12 if depth < 4:
                return tuple(self.value(depth + 1) for _ in range(self.byte() % 3))
            case _:
                return None


Call = Callable[[Given], object]


def of_text(call: Callable[..., object]) -> Call:
    """A constructor: of a text most of the time, else of anything, in each language."""

    def asked(given: Given) -> None:
        found = call(given.value() if given.anything else given.text(), locale=given.locale)
        # What came of it shows itself and is stored; a law that breaks here is no error that is documented.
        if not given.anything:
            again = type(found).from_wire(found.to_wire())  # type: ignore[attr-defined]
            if again != found or eval(repr(found), dict(vars(attain))) != found:
                raise AssertionError(f"{found!r} is stored and read as {again!r}")

    return asked


def plain(call: Callable[..., object]) -> Call:
    def asked(given: Given) -> None:
        call(given.value() if given.anything else given.text())

    return asked


def target(given: Given) -> None:
    better = ("higher", "lower", "inside", "up")[given.how % 4]
    goal, name = given.part(), given.part() or "Thu"
    period, actual = given.part() or "2024", given.part() or goal
    asked = attain.Target(name, goal, better=better, period=period)  # type: ignore[arg-type]
    observed = attain.Observation(name, actual, period=period)
    verdict = attain.Plan("p", [asked]).assess([observed])[0]
    verdict.explain("vi")
    verdict.to_html()


def number(given: Given) -> None:
    unit = given.part() or "VND"
    found = attain.Quantity(given.value(), unit)  # type: ignore[arg-type]
    str(found), hash(found), found == found + found, found * 3


def file(name: str, call: Callable[[Path], Any]) -> Call:
    def asked(given: Given) -> None:
        path = FILE.with_name(name)
        path.write_bytes(given.left)
        found = call(path)
        if isinstance(found, attain.Plan):
            found.assess([]).to_html()

    return asked


def reading(given: Given) -> None:
    text = given.text()
    found = attain.read(text)
    if any(text[mention.start : mention.end] != mention.text for mention in found.mentions):
        raise AssertionError("a mention stands elsewhere")
    found.plan().assess(found.observations)


def table(given: Given) -> None:
    rows: Any = given.value() if given.anything else [row.split("\t") for row in given.text().split("\n")]
    attain.read_table(rows)


def column(given: Given) -> None:
    cells: Any = given.value() if given.anything else given.text().split("\n")
    if pyarrow is not None:
        with contextlib.suppress(pyarrow.ArrowException, TypeError, ValueError, OverflowError):
            cells = pyarrow.array(cells)
    attain.parse_column(cells)


def table_of_columns(given: Given) -> None:
    if pyarrow is None:
        return
    names = ("value", "lower", "upper", given.part())
    try:
        cells = pyarrow.table({name: [given.value(), given.value()] for name in names})
    except (pyarrow.ArrowException, TypeError, ValueError, OverflowError, UnicodeError):
        return
    attain.assess_table(cells)


def replayed(given: Given) -> None:
    attain.replay(json.loads(given.text()))


CALLS: list[Call] = [
    of_text(attain.Quantity), of_text(attain.Range), of_text(attain.Figure), of_text(attain.Goal), of_text(attain.Unit),
    of_text(attain.Period), plain(attain.number), plain(attain.ordinal), plain(attain.write_number), target, number,
    plain(attain.Quantity.from_wire), plain(attain.Range.from_wire), plain(attain.Unit.from_wire),
    plain(attain.Plan.from_wire), plain(attain.Observations.from_wire), plain(attain.Scorecard.from_wire), replayed,
    file("plan.toml", attain.Plan.from_toml), file("results.toml", attain.Observations.from_toml),
    file("plan.json", attain.Plan.from_json), file("results.json", attain.Observations.from_json),
    file("plan.csv", attain.Plan.from_csv), file("plan.xlsx", attain.Plan.from_excel),
    reading, table, column, table_of_columns,
]  # fmt: skip
#: The seeds of which target each call begins with.
STARTS = (
    *("quantity", "range", "figure", "goal", "unit", "period", "numeral", "numeral", "numeral", "goal", "unit"),
    *("machine", "machine", "machine", "json", "json", "json", "json"),
    *("toml", "toml", "json", "json", "csv", "workbook", "prose", "table", "texts", "quantity"),
)


def one_input(content: bytes) -> None:
    """Call the function that the first byte names; an exception that may not come out ends the run."""
    given = Given(content)
    call = CALLS[given.call % len(CALLS)]
    with warnings.catch_warnings(), contextlib.suppress(*ALLOWED):
        warnings.simplefilter("ignore")
        call(given)


def write_seeds(folder: Path) -> None:
    """Write what the run starts from: the seeds of the other targets, with the bytes that lead to each call."""
    for at, name in enumerate(STARTS):
        for number, seed in enumerate(workbook() if name == "workbook" else texts(name)):
            (folder / f"seed-{at}-{number}").write_bytes(bytes([at, 0, 0, 0]) + seed)


def texts(name: str) -> list[bytes]:
    content = (SEEDS / f"{name}.txt").read_bytes()
    return content.split(b"\n====\n") if b"\n====\n" in content else content.splitlines()[:40]


def workbook() -> list[bytes]:
    path = FILE.with_suffix(".xlsx")
    attain.Plan("p", [attain.Target("CPI", "không quá 4%", period="2024")]).assess([]).to_excel(path)
    return [path.read_bytes()]


def main() -> None:
    if len(CALLS) != len(STARTS):
        raise SystemExit("each call needs seeds of its own")
    for folder in (Path(argument) for argument in sys.argv[1:] if not argument.startswith("-")):
        if folder.is_dir():
            write_seeds(folder)
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
