"""Whatever comes to a public function, it answers or it raises what is documented, soon and in little memory.

The inputs are changes of the seeds in ``tests/fuzz/seeds``, the same on every run. ``ATTAIN_FUZZ_ROUNDS=100`` tries that
many times as many.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import time
import tracemalloc
import warnings
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from random import Random

import pytest

import attain

ROUNDS = int(os.environ.get("ATTAIN_FUZZ_ROUNDS", "1"))
SEEDS = Path(__file__).parents[1] / "fuzz" / "seeds"
#: What is documented; a panic of the core is none of it.
ALLOWED = (attain.Error, TypeError, ValueError, OverflowError)
#: An input of a few kilobytes takes no longer than that, in seconds, in a build that is not optimized.
LONGEST = 5.0
#: Nor does Python hold more for it, in bytes.
MOST = 64 << 20
PIECES = (
    *'0123456789.,–-%()/@e"\\=[]{} \n\t\r\0\u202e\u0301\ud800\U0001f600',
    *(" @32767", "999999999999", "1e999999999", "1e127 VND", "2024", "-0", "million", "per capita", "at least "),
    *("tỷ đồng", "điểm %", "năm", "không quá ", "mười"),
)
#: What is no text at all.
ODD: tuple[object, ...] = (
    None, True, 0, -1, 10**40, 2**63, 1.5, float("nan"), float("inf"), b"1 %", bytearray(b"x"), [], {}, (), [None], [[]],
    {"a": {"b": []}}, object(), Decimal("NaN"), Decimal("sNaN"), Decimal("1E+999999"), Decimal("1E-999999"),
    Decimal("Infinity"), Fraction(1, 3), date.min, date.max, range(3), int, len,
)  # fmt: skip

_PLAN = attain.Plan("p", [attain.Target("Thu", "17.500 tỷ đồng", better="higher", period="2024", source="NQ 1")])
_RESULTS = attain.Observations("r", [attain.Observation("Thu", "ước đạt 17.946 tỷ đồng", period="2024")])
_CARD = _PLAN.assess(_RESULTS)
KEPT = {
    "plan": _PLAN.to_wire(),
    "results": _RESULTS.to_wire(),
    "card": _CARD.to_wire(),
    "trace": json.dumps(_CARD[0].trace, ensure_ascii=False),
}


def seeds(name: str) -> list[str]:
    """The seeds of a target of the fuzzers, or how a judged plan is stored."""
    if name in KEPT:
        return [KEPT[name]]
    text = (SEEDS / f"{name}.txt").read_text("utf-8")
    return text.split("\n====\n") if "\n====\n" in text else text.splitlines()


def changed(random: Random, texts: list[str]) -> str:
    text = random.choice(texts)
    for _ in range(random.randint(0, 5)):
        at = random.randint(0, len(text))
        to = min(len(text), at + random.randint(0, 24))
        text = random.choice((
            text[:at] + text[to:],
            text[:at] + text[at:to] * random.choice((2, 30)) + text[to:],
            text[:at] + random.choice(PIECES) + text[at:],
            text[:at] + random.choice(PIECES) + text[to:],
            text[:at] + random.choice(texts)[at:],
        ))  # fmt: skip
    return text[:8192]


def both(of: Callable[..., object]) -> Callable[[object], object]:
    """Calls with each language, and reads what came of it again from how it is stored and shown."""

    def call(given: object) -> None:
        for locale in ("vi", "en", None):
            found = of(given, locale=locale)
            assert str(found) is not None
            stored = getattr(found, "to_wire", None)
            if stored is not None:
                assert type(found).from_wire(stored()) == found  # type: ignore[attr-defined]
                assert eval(repr(found), dict(vars(attain))) == found, repr(found)

    return call


def target(given: object) -> None:
    asked = attain.Target("Thu", given, better="higher", period="2024")  # type: ignore[arg-type]
    for value in ("17.946 tỷ đồng", "8,05%", "3"):
        try:
            verdict = attain.Plan("p", [asked]).assess([attain.Observation("Thu", value, period="2024")])[0]
        except attain.Error:
            continue
        assert verdict.explain("vi")
        assert verdict.to_html()


def reading(given: object) -> None:
    found = attain.read(given)  # type: ignore[arg-type]
    assert isinstance(given, str)
    for mention in found.mentions:
        assert given[mention.start : mention.end] == mention.text
    with contextlib.suppress(attain.Error):
        found.plan().assess(found.observations)


def table(given: object) -> None:
    rows = [row.split("\t") for row in given.split("\n")] if isinstance(given, str) else given
    attain.read_table(rows)


def column(given: object) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    cells = given.split("\n") if isinstance(given, str) else given
    with contextlib.suppress(pyarrow.ArrowException, TypeError, ValueError):
        cells = pyarrow.array(cells, pyarrow.string())
    attain.parse_column(cells)  # type: ignore[arg-type]


def replayed(given: object) -> None:
    attain.replay(json.loads(given) if isinstance(given, str) else given)  # type: ignore[arg-type]


def number(given: object) -> None:
    found = attain.number(given)  # type: ignore[arg-type]
    for locale in ("vi", "en"):
        assert attain.number(attain.write_number(found, locale=locale), locale=locale) == found


CALLS: list[tuple[str, str, Callable[[object], object], int]] = [
    ("Quantity", "quantity", both(attain.Quantity), 400),
    ("Range", "range", both(attain.Range), 400),
    ("Figure", "figure", both(attain.Figure), 400),
    ("Goal", "goal", both(attain.Goal), 400),
    ("Unit", "unit", both(attain.Unit), 400),
    ("Period", "period", both(attain.Period), 400),
    ("number", "numeral", number, 400),
    ("ordinal", "numeral", attain.ordinal, 200),  # type: ignore[list-item]
    ("write_number", "numeral", attain.write_number, 100),  # type: ignore[list-item]
    ("Target", "goal", target, 200),
    ("Quantity.from_wire", "machine", attain.Quantity.from_wire, 400),  # type: ignore[list-item]
    ("Range.from_wire", "machine", attain.Range.from_wire, 400),  # type: ignore[list-item]
    ("Unit.from_wire", "machine", attain.Unit.from_wire, 400),  # type: ignore[list-item]
    ("Plan.from_wire", "plan", attain.Plan.from_wire, 200),  # type: ignore[list-item]
    ("Observations.from_wire", "results", attain.Observations.from_wire, 200),  # type: ignore[list-item]
    ("Scorecard.from_wire", "card", attain.Scorecard.from_wire, 200),  # type: ignore[list-item]
    ("replay", "trace", replayed, 200),
    ("read", "prose", reading, 40),
    ("read_table", "table", table, 40),
    ("parse_column", "texts", column, 40),
]


def run(name: str, call: Callable[[object], object], given: object, *, longest: float = LONGEST) -> bool:
    """Tell whether it answered; what is neither an answer nor documented is raised with the input that did it."""
    started = time.monotonic()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", attain.AttainWarning)
            call(given)
        return True
    except ALLOWED:
        return False
    except BaseException as error:
        error.add_note(f"{name} was given {given!r}")
        raise
    finally:
        took = time.monotonic() - started
        assert took < longest, f"{name} took {took:.1f} s for {given!r}"


@pytest.mark.parametrize(("name", "seed", "call", "count"), CALLS, ids=[call[0] for call in CALLS])
def test_changed_texts_are_read_or_refused(name: str, seed: str, call: Callable[[object], object], count: int) -> None:
    random, texts = Random(name), seeds(seed)
    # What is imported at the first call is no part of what it costs.
    run(name, call, texts[0], longest=60)
    tracemalloc.start()
    try:
        answers = [run(name, call, changed(random, texts)) for _ in range(count * ROUNDS)]
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    # Were all of them refused, nothing behind the first check would be tried.
    assert any(answers)
    assert most < MOST, f"{name} held {most} bytes"


@pytest.mark.parametrize(
    ("name", "call"), [(name, call) for name, _, call, _ in CALLS], ids=[call[0] for call in CALLS]
)
def test_what_is_no_text_is_refused_or_means_something(name: str, call: Callable[[object], object]) -> None:
    for given in ODD:
        run(name, call, given, longest=60)


READERS: list[tuple[str, Callable[[Path], object]]] = [
    ("plan.toml", attain.Plan.from_toml),
    ("results.toml", attain.Observations.from_toml),
    ("plan.json", attain.Plan.from_json),
    ("results.json", attain.Observations.from_json),
    ("plan.csv", attain.Plan.from_csv),
    ("results.csv", attain.Observations.from_csv),
    ("plan.xlsx", attain.Plan.from_excel),
    ("results.xlsx", attain.Observations.from_excel),
]


@pytest.mark.parametrize(("name", "read"), READERS, ids=[name for name, _ in READERS])
def test_changed_files_are_read_or_refused(name: str, read: Callable[[Path], object], tmp_path: Path) -> None:
    random, form = Random(name), name.rsplit(".", 1)[1]
    path = tmp_path / name
    if form == "xlsx":
        attain.Plan("p", [attain.Target("CPI", "không quá 4%", period="2024")]).assess([]).to_excel(path)
        whole = path.read_bytes()
    for _ in range(60 * ROUNDS):
        if form == "xlsx":
            content = bytearray(whole)
            for _ in range(random.randint(1, 8)):
                content[random.randrange(len(content))] = random.randrange(256)
            del content[random.choice((len(content), random.randrange(len(content)))) :]
            path.write_bytes(content)
        else:
            path.write_bytes(changed(random, seeds(form)).encode("utf-8", "surrogatepass"))
        run(name, lambda _: read(path), path.read_bytes()[:2000])


@pytest.mark.skipif(sys.platform == "win32", reason="the peak of a process is asked of Unix")
def test_a_far_place_costs_nothing() -> None:
    import resource

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.monotonic()
    for text in ("650000 t @30000", "1e999999999", "1 t @-32768", "1/" + "7" * 100_000):
        with pytest.raises(attain.Error):
            attain.Quantity.from_wire(text)
    assert time.monotonic() - started < 1
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 64 << 10


def test_a_panic_would_be_noticed() -> None:
    class Panic(BaseException):
        """As the panics of the core are raised: beside `Exception`."""

    def broken(_: object) -> None:
        raise Panic

    with pytest.raises(Panic) as raised:
        run("broken", broken, "17.500 tỷ đồng")
    assert raised.value.__notes__ == ["broken was given '17.500 tỷ đồng'"]
