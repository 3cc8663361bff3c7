"""What a data frame offers under ``.attain``, in pandas and in polars alike."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from attain._attain import (
    Observations,
    Plan,
    Scorecard,
    Table,
    assess_table,
    pace_table,
    parse_column,
    progress_table,
    rollup_table,
)
from attain.arrow import columns_read
from attain.errors import ColumnError
from attain.meter import Told, metered
from attain.rows import observations_by, observations_from_frame, plan_from_frame


class Accessor:
    """The rows of a data frame as targets or as results.

    Import :mod:`attain.pandas` or :mod:`attain.polars` to have it.

    Examples
    --------
    >>> import pandas as pd
    >>> import attain.pandas
    >>> frame = pd.DataFrame({"indicator": ["CPI"], "goal": ["không quá 4%"]})
    >>> frame.attain.plan("2024")["CPI"].goal
    Goal('at most 4%')
    """

    def __init__(self, frame: Any) -> None:
        self._frame = frame

    def plan(self, name: str = "plan", **options: Any) -> Plan:
        """Return the plan whose targets the rows are; options as in :meth:`Plan.from_frame`.

        Examples
        --------
        >>> import pandas as pd
        >>> import attain.pandas
        >>> len(pd.DataFrame({"indicator": ["CPI"], "goal": ["không quá 4%"]}).attain.plan())
        1
        """
        return plan_from_frame(self._frame, name, **options)

    def observations(self, name: str = "results", **options: Any) -> Observations:
        """Return the results that the rows are; options as in :meth:`Observations.from_frame`.

        Examples
        --------
        >>> import polars as pl
        >>> import attain.polars
        >>> len(pl.DataFrame({"indicator": ["CPI"], "value": ["3,25%"]}).attain.observations())
        1
        """
        return observations_from_frame(self._frame, name, **options)

    def assess(self, plan: Plan, *, rule: Any = "vn-official", cut_off: Any = None, **options: Any) -> Scorecard:
        """Return the scorecard of a plan by the results that the rows are.

        Examples
        --------
        >>> import pandas as pd
        >>> import attain.pandas
        >>> from attain import Plan, Target
        >>> plan = Plan("2024", [Target("CPI", "không quá 4%")])
        >>> pd.DataFrame({"indicator": ["CPI"], "value": ["3,25%"]}).attain.assess(plan).met
        1
        """
        return plan.assess(observations_from_frame(self._frame, **options), rule=rule, cut_off=cut_off)

    def assess_each(
        self,
        plan: Plan,
        by: str = "REF_AREA",
        *,
        rule: Any = "vn-official",
        cut_off: Any = None,
        progress: Told = None,
        **options: Any,
    ) -> dict[str, Scorecard]:
        """Return a scorecard of the plan for each value of a column, by the rows that have it.

        Parameters
        ----------
        plan : Plan
            The targets, the same for all.
        by : str, default "REF_AREA"
            The column: provinces, districts, years.
        rule, cut_off
            As in :meth:`Plan.assess`.
        progress : bool or callable, optional
            As in :func:`attain.meter.metered`.

        Examples
        --------
        >>> import pandas as pd
        >>> import attain.pandas
        >>> from attain import Plan, Target
        >>> plan = Plan("2024", [Target("CPI", "không quá 4%")])
        >>> rows = {"REF_AREA": ["HT", "NA"], "indicator": ["CPI", "CPI"], "value": ["3,25%", "4,5%"]}
        >>> cards = pd.DataFrame(rows).attain.assess_each(plan)
        >>> {area: card["CPI"].status for area, card in cards.items()}
        {'HT': 'met', 'NA': 'missed'}
        """
        results = observations_by(self._frame, by, **options)
        names = metered(list(results), progress, what=by)
        return {name: plan.assess(results[name], rule=rule, cut_off=cut_off) for name in names}

    def assess_table(self, *, keep: Iterable[str] | bool = True, **options: Any) -> Any:
        """Return the frame with a verdict on every row beside it, by :func:`attain.assess_table`.

        Parameters
        ----------
        keep : sequence of str or bool, default True
            Which columns of the frame come first, as they are; all of them, these, or none.
        **options
            As in :func:`attain.assess_table`.

        Returns
        -------
        DataFrame
            Of the same library, the same rows and, in pandas, the same index.

        Examples
        --------
        >>> import polars as pl
        >>> import attain.polars
        >>> growth = pl.DataFrame({"year": [2023, 2024], "value": [8, 7], "lower": [8, 8], "upper": [8, 8]})
        >>> growth.attain.assess_table(keep=["year"], outputs="status").rows()
        [(2023, 'met'), (2024, 'missed')]
        """
        return self._beside(assess_table(self._of(columns_read(options)), **options), keep)

    def pace_table(self, by: Iterable[str] | str = (), *, keep: Iterable[str] | bool = True, **options: Any) -> Any:
        """Return the frame with the pace of every month beside it, by :func:`attain.pace_table`; `keep` as above.

        Examples
        --------
        >>> import polars as pl
        >>> import attain.polars
        >>> revenue = pl.DataFrame({"month": [1, 2], "value": [100, 80], "plan": [1200, 1200]})
        >>> revenue.attain.pace_table(year=2024, profile="months")["status"].to_list()
        ['on_track', 'at_risk']
        """
        return self._beside(pace_table(self._frame, by, **options), keep)

    def progress_table(self, *, keep: Iterable[str] | bool = True, **options: Any) -> Any:
        """Return the frame with the progress of every row beside it, by :func:`attain.progress_table`.

        Examples
        --------
        >>> import polars as pl
        >>> import attain.polars
        >>> poverty = pl.DataFrame({"baseline": [1450], "current": [1020], "target": [725]})
        >>> years = {"baseline_year": 2015, "current_year": 2023, "target_year": 2030}
        >>> found = poverty.attain.progress_table(target="target", better="lower", integer_decimals=2, **years)
        >>> found["status"].to_list()
        ['substantial_progress']
        """
        return self._beside(progress_table(self._frame, **options), keep)

    def rollup_table(self, by: Iterable[str] | str, **options: Any) -> Any:
        """Return the verdicts counted by keys, as a frame of the same library, by :func:`attain.rollup_table`.

        Examples
        --------
        >>> import polars as pl
        >>> import attain.polars
        >>> growth = pl.DataFrame({"area": ["HT", "HT"], "value": [8, 7], "lower": [8, 8], "upper": [8, 8]})
        >>> growth.attain.rollup_table("area")["met_or_exceeded"].to_list()
        [1]
        """
        keys = [by] if isinstance(by, str) else list(by)
        return _alike(self._frame, rollup_table(self._of(columns_read(options, keys)), keys, **options))

    def _of(self, names: set[str]) -> Any:
        """The columns of the frame that are read; all of them where one is missing, so that the error can list them."""
        there = list(self._frame.columns)
        return self._frame[[name for name in there if name in names]] if names <= set(there) else self._frame

    def _beside(self, outputs: Table, keep: Iterable[str] | bool) -> Any:
        """The columns that are kept, as they are, and the outputs after them."""
        frame = self._frame
        if isinstance(keep, bool):
            kept = list(frame.columns) if keep else []
        else:
            kept = [keep] if isinstance(keep, str) else list(keep)
        for name in kept:
            if name in outputs.columns:
                raise ColumnError(f"there is more than one column `{name}`; rename one")
            if name not in frame.columns:
                listed = ", ".join(f"`{there}`" for there in frame.columns)
                raise ColumnError(f"there is no column `{name}`; there are {listed}")
        found = _alike(self._frame, outputs)
        if _is_polars(frame):
            # A frame without columns has no rows that others could stand beside.
            return frame.select(kept).hstack(found) if kept else found
        found.index = frame.index
        return frame[kept].join(found)


class SeriesAccessor:
    """The texts of a series as figures.

    Import :mod:`attain.pandas` or :mod:`attain.polars` to have it.

    Examples
    --------
    >>> import polars as pl
    >>> import attain.polars
    >>> pl.Series(["17.946 tỷ đồng"]).attain.parse_column(locale="vi")["unit"].to_list()
    ['VND']
    """

    def __init__(self, series: Any) -> None:
        self._series = series

    def parse_column(self, **options: Any) -> Any:
        """Return what the texts say as a frame of the same library and, in pandas, of the same index.

        Options as in :func:`attain.parse_column`.

        Examples
        --------
        >>> import pandas as pd
        >>> import attain.pandas
        >>> pd.Series(["8,05%", "7,99%"], index=["HT", "NA"]).attain.parse_column(locale="vi")["value"].to_dict()
        {'HT': Decimal('8.05'), 'NA': Decimal('7.99')}
        """
        found = _alike(self._series, parse_column(self._series, **options))
        if not _is_polars(self._series):
            found.index = self._series.index
        return found


def _alike(given: Any, table: Table) -> Any:
    """A table as a frame of the library that something is of."""
    return table.to_polars() if _is_polars(given) else table.to_pandas()


def _is_polars(given: Any) -> bool:
    return type(given).__module__.partition(".")[0] == "polars"
