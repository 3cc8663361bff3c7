"""A country in columns: every row of a frame judged exactly, counted by province, and the worst communes named.

``examples/columns.rs`` does it with twelve million rows; ``examples/columns.ipynb`` sets it beside floats.
Needs ``pip install "attain[polars]"``.
"""

from decimal import Decimal

import polars as pl

import attain.polars  # noqa: F401, frames get `.attain`

#: What each commune plans and reaches is made up, and the same on every run.
PROVINCES, COMMUNES, INDICATORS, MONTHS = 6, 120, 12, 12


def country() -> pl.DataFrame:
    """What was measured, and the bounds of what was asked: at least so much, or a band; percent with two decimals."""
    row = pl.int_range(COMMUNES * INDICATORS * MONTHS)
    commune = row % (COMMUNES * INDICATORS) // INDICATORS
    province, indicator = commune * PROVINCES // COMMUNES + 1, row % INDICATORS + 1
    chance = (row * 48_271 + 2024) % 2_147_483_647 % 1_009
    lower = 400 + 50 * indicator
    upper = pl.when(indicator % 3 == 0).then(lower + 50).otherwise(lower)
    # One report in forty has not come in.
    value = pl.when(chance % 40 != 0).then(lower + chance % 151 - 60 + 4 * province)
    percent = {"value": value, "lower": lower, "upper": upper}
    return pl.select(
        month=row // (COMMUNES * INDICATORS) + 1,
        province=pl.format("Province {}", province),
        commune=commune + 1,
        indicator=indicator,
        **{name: (whole * Decimal("0.01")).cast(pl.Decimal(9, 2)) for name, whole in percent.items()},
    )


def heading(text: str) -> None:
    print(f"\n{text}\n{'─' * len(text)}")


def main() -> None:
    frame = country()
    heading(f"{frame.height:,} rows, judged")
    judged = frame.attain.assess_table(percent_digits=2)
    for row in judged.filter(month=12, commune=7).head(4).rows(named=True):
        asked = f"{row['lower']}" if row["lower"] == row["upper"] else f"{row['lower']} – {row['upper']}"
        found = f"{row['status']}, {row['percent']} % of it, gap {row['gap']:+}"
        print(f"indicator {row['indicator']}: {row['value']} where {asked} is asked: {found}")

    heading("A scorecard for every province, in one pass")
    card = frame.attain.rollup_table("province")
    for row in card.rows(named=True):
        shares = " + ".join(str(row[f"{status}_percent"]) for status in ("exceeded", "met", "missed", "no_data"))
        print(f"{row['province']}: {row['met_or_exceeded']} of {row['covered']} met or exceeded; {shares} = 100 %")
    print("(percent exceeded, met, missed, without data)")

    heading("The communes that fell short most often")
    worst = frame.attain.rollup_table(["province", "commune"]).sort("missed", "commune", descending=[True, False])
    for row in worst.head(3).rows(named=True):
        print(f"commune {row['commune']} of {row['province']}: {row['missed']} of {row['covered']} missed")


if __name__ == "__main__":
    main()
