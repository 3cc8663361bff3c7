"""A small country, the same on every run: a target and a result for every district and month."""

from __future__ import annotations

from decimal import Decimal

import pyarrow as pa

#: Provinces, their districts and the months.
PROVINCES, DISTRICTS, MONTHS = 7, 9, 120


def table() -> pa.Table:
    """Return 7,560 rows in no order of provinces, with every kind of gap that rows have."""
    rows: dict[str, list[object]] = {
        name: [] for name in ("id", "province", "month", "value", "lower", "upper", "better", "weight")
    }
    seed = 20_240_101
    for at in range(PROVINCES * DISTRICTS * MONTHS):
        # Any generator will do that is the same everywhere: Lehmer's, with the modulus 2³¹ − 1.
        seed = seed * 48_271 % 2_147_483_647
        province = seed % PROVINCES
        lower = Decimal(seed % 900 + 100).scaleb(-2)
        width = Decimal(seed % 3 * 25).scaleb(-2)
        value = lower + Decimal(seed % 301 - 150).scaleb(-2)
        rows["id"].append(at)
        # A province without a name is a group of its own.
        rows["province"].append(None if province == 6 else f"Tỉnh {province}")
        rows["month"].append(seed % 12 + 1)
        rows["value"].append(None if seed % 11 == 0 else value)
        rows["lower"].append(None if seed % 13 == 0 else lower)
        rows["upper"].append(None if seed % 17 == 0 else lower + width)
        rows["better"].append(("higher", "lower", "inside", None)[seed % 4] if seed % 5 else "higher")
        rows["weight"].append(None if seed % 19 == 0 else Decimal(seed % 7 + 1).scaleb(-1))
    number = pa.decimal128(12, 2)
    return pa.table(
        rows,
        schema=pa.schema(
            [
                ("id", pa.int64()),
                ("province", pa.string()),
                ("month", pa.int32()),
                ("value", number),
                ("lower", number),
                ("upper", number),
                ("better", pa.string()),
                ("weight", pa.decimal128(5, 1)),
            ]
        ),
    )
