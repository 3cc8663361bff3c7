"""Plans as data frames: a row a target, under the names that plan files have, and SDMX where it has a concept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attain.frame import in_pandas, in_polars

if TYPE_CHECKING:
    import pandas
    import polars

    from attain._attain import Plan, Target

#: The columns of a plan, in their order; those of what is asked and by whom first.
_PLANNED = (
    "indicator",
    "id",
    "TIME_PERIOD",
    "goal",
    "by",
    "better",
    "baseline",
    "unit",
    "accumulates",
    "group",
    "of",
    "weight",
    "authority",
    "owner",
    "over",
    "change",
    "exceed",
    "tolerance",
    "near_miss",
    "approximation",
    "vi",
    "en",
    "source",
)


def plan_to_pandas(plan: Plan) -> pandas.DataFrame:
    """Return a plan as a pandas DataFrame; :meth:`Plan.to_pandas`.

    Examples
    --------
    >>> from attain import Plan, Target
    >>> from attain.targets import plan_to_pandas
    >>> frame = plan_to_pandas(Plan("2024", [Target("CPI", "không quá 4%", period="2024")]))
    >>> frame[["indicator", "TIME_PERIOD", "goal"]].values.tolist()
    [['CPI', '2024', 'at most 4%']]
    """
    return in_pandas([_row(target) for target in plan], _PLANNED)


def plan_to_polars(plan: Plan) -> polars.DataFrame:
    """Return a plan as a polars DataFrame; :meth:`Plan.to_polars`.

    Examples
    --------
    >>> from attain import Plan, Target
    >>> from attain.targets import plan_to_polars
    >>> plan_to_polars(Plan("2024", [Target("CPI", "không quá 4%")]))["goal"].to_list()
    ['at most 4%']
    """
    return in_polars([_row(target) for target in plan], _PLANNED)


def _row(target: Target) -> dict[str, Any]:
    indicator, goal, period, baseline = target.indicator, target.goal, target.period, target.baseline
    return {
        "indicator": indicator.name,
        "id": indicator.id,
        "TIME_PERIOD": None if period is None else period.to_sdmx(),
        "goal": None if goal.day else str(goal),
        "by": _text(goal.day),
        "better": target.better,
        "baseline": None if baseline is None else _text(baseline.figure),
        "unit": None if indicator.unit is None else indicator.unit.code,
        "accumulates": indicator.accumulates,
        "group": target.group,
        "of": target.of,
        "weight": target.weight,
        "authority": target.authority,
        "owner": target.owner,
        "over": target.over,
        "change": goal.change_kind,
        "exceed": _text(target.exceed),
        "tolerance": _text(target.tolerance),
        "near_miss": _text(target.near_miss),
        "approximation": _text(target.approximation),
        "vi": indicator.vi,
        "en": indicator.en,
        "source": target.source,
    }


def _text(value: object) -> str | None:
    return None if value is None else str(value)
