"""What one figure costs in Python beside what people use today: reading, comparing, adding, in CPU time.

`python benches/peers/scalar.py [rounds] [--json FILE]`; the package is to be built as for a release. Each work is one
call from Python, the call itself included.
"""

from __future__ import annotations

import argparse
import json
import operator
import platform
import re
import warnings
from collections.abc import Callable
from decimal import Decimal
from importlib.metadata import version
from typing import Any

from rounds import Work, beside, measure, table

import attain

PEERS = ("pint", "babel", "price-parser", "py-moneyed")

# By hand, as a script does it: a pattern, the separators replaced, the scale words multiplied out.
WRITTEN = re.compile(
    r"^\s*([\d.]+(?:,\d+)?)\s*(?:[-–]\s*([\d.]+(?:,\d+)?))?\s*"
    r"(%|(?:(?:ngàn|nghìn|triệu|tỷ|vạn)\s*)*(?:đồng|USD|tấn|người|lượt)?)\s*$"
)
SCALES = {"ngàn": 3, "nghìn": 3, "triệu": 6, "tỷ": 9, "vạn": 4}


def by_hand(text: str) -> tuple[Decimal, Decimal | None, str]:
    """Reads a figure or a range with a regular expression: both amounts and the unit."""
    found = WRITTEN.match(text)
    if found is None:
        raise ValueError(text)
    lower = Decimal(found[1].replace(".", "").replace(",", "."))
    upper = found[2] and Decimal(found[2].replace(".", "").replace(",", "."))
    power, unit = 0, ""
    for word in found[3].split():
        if word in SCALES:
            power += SCALES[word]
        else:
            unit = word
    return lower.scaleb(power), upper.scaleb(power) if upper else None, unit


WRITTEN_EN = re.compile(r"^\s*([\d,]+(?:\.\d+)?)\s*((?:(?:thousand|million|billion|trillion)\s*)*)(%|[A-Za-z]*)\s*$")
SCALES_EN = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}


def by_hand_en(text: str) -> tuple[Decimal, str]:
    """Reads an English figure with a regular expression: the amount and the unit."""
    found = WRITTEN_EN.match(text)
    if found is None:
        raise ValueError(text)
    power = sum(SCALES_EN[word] for word in found[2].split())
    return Decimal(found[1].replace(",", "")).scaleb(power), found[3]


QUARTER = re.compile(r"^(\d{4})-Q([1-4])$")


def quarter_by_hand(text: str) -> tuple[int, int]:
    """Reads the code of a quarter with a regular expression."""
    found = QUARTER.match(text)
    if found is None:
        raise ValueError(text)
    return int(found[1]), int(found[2])


def registry(**options: Any) -> Any:
    """Returns a registry of pint that knows the billion dong."""
    import pint

    units = pint.UnitRegistry(**options)
    units.define("vnd = [currency]")
    units.define("ty_vnd = 1000000000 vnd")
    return units


def works() -> dict[str, dict[str, Work]]:
    """Returns the works by what is done; the first of each is ours."""
    from babel.numbers import parse_decimal
    from moneyed import VND, Money
    from price_parser import Price

    floats, decimals = registry(), registry(non_int_type=Decimal)
    plan, actual = attain.Quantity("17.500 tỷ đồng"), attain.Quantity("17.946 tỷ đồng")
    finer = attain.Quantity("17.946.000 triệu đồng")
    float_plan, float_actual = floats.Quantity(17500.0, "ty_vnd"), floats.Quantity(17946.0, "ty_vnd")
    exact_plan = decimals.Quantity(Decimal(17500), "ty_vnd")
    exact_actual = decimals.Quantity(Decimal(17946), "ty_vnd")
    money_plan, money_actual = Money("17500", VND), Money("17946", VND)
    bare_plan, bare_actual = Decimal("17500"), Decimal("17946")

    def babel(text: str, locale: str) -> Callable[[], object]:
        return lambda: parse_decimal(text, locale=locale)

    def both(name: str, operation: Callable[[Any, Any], object]) -> dict[str, Work]:
        return {
            f"attain, {name}": (operation, plan, actual),
            f"attain, {name}, two powers of ten": (operation, plan, finer),
            f"pint, {name}": (operation, float_plan, float_actual),
            f"pint over Decimal, {name}": (operation, exact_plan, exact_actual),
            f"py-moneyed, {name}": (operation, money_plan, money_actual),
            f"Decimal without a unit, {name}": (operation, bare_plan, bare_actual),
        }

    read = attain.Quantity
    return {
        "read an amount": {
            'attain.Quantity("48 ngàn tỷ đồng")': (attain.Quantity, "48 ngàn tỷ đồng"),
            "regular expression, the same text": (by_hand, "48 ngàn tỷ đồng"),
            'pint, "48000 ty_vnd"': (floats.Quantity, "48000 ty_vnd"),
            'pint over Decimal, "48000 ty_vnd"': (decimals.Quantity, "48000 ty_vnd"),
            "price-parser, the same text": (Price.fromstring, "48 ngàn tỷ đồng"),
            'py-moneyed, Money("48000", VND)': (Money, "48000", VND),
            'Decimal("48000"), without a unit': (Decimal, "48000"),
        },
        "read an amount with separators": {
            'attain.Quantity("17.946,5 tỷ đồng")': (attain.Quantity, "17.946,5 tỷ đồng"),
            "regular expression, the same text": (by_hand, "17.946,5 tỷ đồng"),
            'babel.parse_decimal("17.946,5"), without a unit': babel("17.946,5", "vi"),
            "price-parser, the same text": (Price.fromstring, "17.946,5 tỷ đồng"),
        },
        "read a share": {
            'attain.Quantity("8,05%")': (attain.Quantity, "8,05%"),
            "regular expression, the same text": (by_hand, "8,05%"),
            'pint, "8.05 percent"': (floats.Quantity, "8.05 percent"),
            'babel.parse_decimal("8,05"), without a unit': babel("8,05", "vi"),
        },
        "read an amount per something": {
            'attain.Quantity("51 triệu đồng/người/năm")': (attain.Quantity, "51 triệu đồng/người/năm"),
            'pint, "51 ty_vnd/count/year"': (floats.Quantity, "51 ty_vnd/count/year"),
        },
        "read an English amount": {
            'attain.Quantity("17,500 billion VND")': (attain.Quantity, "17,500 billion VND"),
            'attain.Quantity("17,500 billion VND", locale="en"), in a lambda': lambda: read(
                "17,500 billion VND", locale="en"
            ),
            "regular expression, the same text": (by_hand_en, "17,500 billion VND"),
            'pint, "17500 ty_vnd"': (floats.Quantity, "17500 ty_vnd"),
            'babel.parse_decimal("17,500"), without a unit': babel("17,500", "en"),
            "price-parser, the same text": (Price.fromstring, "17,500 billion VND"),
        },
        "read a range": {
            'attain.Range("8 - 8,5%")': (attain.Range, "8 - 8,5%"),
            "regular expression, the same text": (by_hand, "8 - 8,5%"),
        },
        "read a period": {
            'attain.Period("2024-Q3")': (attain.Period, "2024-Q3"),
            "regular expression, the same text": (quarter_by_hand, "2024-Q3"),
        },
        "compare": both("a < b", operator.lt),
        "add": both("a + b", operator.add),
        "what a call costs": {"len(text)": (len, "48 ngàn tỷ đồng")},
    }


def main() -> None:
    """Measures what is installed and prints the tables."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("rounds", nargs="?", type=int, default=7)
    arguments.add_argument("--json", metavar="FILE", help="write every cost to a file as well")
    given = arguments.parse_args()
    warnings.simplefilter("ignore")

    groups = works()
    every = {f"{title}\n{name}": work for title, group in groups.items() for name, work in group.items()}
    costs = measure(every, rounds=given.rounds)
    written = []
    print(f"Python {platform.python_version()}, " + ", ".join(f"{name} {version(name)}" for name in ("attain", *PEERS)))
    for title, group in groups.items():
        ours, *peers = (costs[f"{title}\n{name}"]._replace(name=name) for name in group)
        print(f"\n{table((title, 'least', 'median', 'most', 'median ÷ ours'), beside(ours, peers))}", flush=True)
        written += [{"work": title, **cost._asdict()} for cost in (ours, *peers)]
    if given.json:
        with open(given.json, "w", encoding="utf-8") as file:
            json.dump(written, file, ensure_ascii=False, indent=1)


if __name__ == "__main__":
    main()
