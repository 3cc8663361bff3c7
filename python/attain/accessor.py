"""What a data frame offers under ``.attain``, in pandas and in polars alike."""

from __future__ import annotations

from typing import Any

from attain._attain import Observations, Plan, Scorecard
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
