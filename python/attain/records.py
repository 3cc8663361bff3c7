"""What answers with several parts: named tuples."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from attain._attain import Attainment, Check, Goal, Observation, Quantity, Range, Target


class Sdmx(NamedTuple):
    """The SDMX concepts of a unit, from :attr:`Unit.sdmx`.

    Examples
    --------
    >>> from attain import Unit
    >>> Unit("VND{2010}").sdmx
    Sdmx(measure='VND', multiplier=0, price_basis='Q', reference_year=2010)
    """

    #: ``UNIT_MEASURE``.
    measure: str
    #: ``UNIT_MULT``.
    multiplier: int
    #: ``PRICE_BASE``: ``V`` for current prices, ``Q`` for constant ones.
    price_basis: str | None
    #: ``REF_YEAR_PRICE``.
    reference_year: int | None


class Version(NamedTuple):
    """What a target asked for from some day on, from :attr:`Target.versions`.

    Examples
    --------
    >>> from attain import Target
    >>> target = Target("GRDP", "10,5%", better="higher").revised("9,5%", on="2024-07-01")
    >>> target.versions[1]
    Version(goal=Goal('9.5%'), on=datetime.date(2024, 7, 1))
    """

    goal: Goal
    #: The day from which it holds; None for the first.
    on: date | None


class Row(NamedTuple):
    """One target of a scorecard, from :attr:`Scorecard.rows`.

    Examples
    --------
    >>> from attain import Plan, Target
    >>> [row.counted for row in Plan("2024", [Target("CPI", "không quá 4%")]).assess([]).rows]
    [True]
    """

    attainment: Attainment
    #: Whether it is counted: parts of other targets and targets of other authorities are only shown.
    counted: bool


class Counts(NamedTuple):
    """How many targets came to what, from :meth:`Scorecard.by`.

    Examples
    --------
    >>> from attain import Observation, Plan, Target
    >>> card = Plan("2024", [Target("CPI", "không quá 4%", owner="NHNN")]).assess([Observation("CPI", "3%")])
    >>> card.by("owner")["NHNN"].coverage
    Fraction(1, 1)
    """

    #: How many are met or exceeded; the least and the most where something is undecided.
    met: int | tuple[int, int]
    total: int
    #: By status, the best first.
    counts: dict[str, int]
    #: The share that has data.
    coverage: Fraction | None


class PartsCheck(NamedTuple):
    """Whether the parts of a target add up to it, from :meth:`Plan.check_parts`.

    Examples
    --------
    >>> from attain import Plan, Target
    >>> total, part = Target("Thu", "5 tỷ đồng", better="higher"), Target("Thuế", "2 tỷ đồng", of="Thu")
    >>> Plan("2024", [total, part]).check_parts()[0].check.verdict
    'fails'
    """

    total: str
    parts: tuple[str, ...]
    check: Check


class Ambition(NamedTuple):
    """A target set against the result before it, from :meth:`Plan.ambition`.

    Examples
    --------
    >>> from attain import Observation, Plan, Target
    >>> Plan("2024", [Target("CPI", "không quá 4%")]).ambition([Observation("CPI", "3%")])[0].asks
    'less'
    """

    target: Target
    #: The result before it, where there is one.
    previous: Observation | None
    #: ``more``, ``same``, ``less``, ``open`` or ``unknown``.
    asks: str
    #: The result − the target, positive where the result was better.
    gap: Quantity | Range | None
    #: Why it is unknown.
    reason: str | None


class Passing(NamedTuple):
    """Whether a scorecard passes, from :meth:`Scorecard.passes`.

    Examples
    --------
    >>> from attain import Plan, Target
    >>> Plan("2024", [Target("CPI", "không quá 4%")]).assess([]).passes(coverage=50)
    Passing(passed=False, policy='coverage at least 50 %', because=('coverage 0.0 % of 50 %',))
    """

    #: None while it is open.
    passed: bool | None
    #: What was asked for, as it stands in reports.
    policy: str
    #: What keeps it from passing, or open.
    because: tuple[str, ...]


class Flip(NamedTuple):
    """A target whose status is not what it was, from :meth:`Scorecard.compare`.

    Examples
    --------
    >>> from attain import Observation, Plan, Target
    >>> plan = Plan("2024", [Target("CPI", "không quá 4%")])
    >>> plan.assess([Observation("CPI", "3%")]).compare(plan.assess([]))[0].before
    'no_data'
    """

    indicator: str
    #: The status before; None where the target is new.
    before: str | None
    #: The status now; None where the target is gone.
    after: str | None
    #: ``value``, ``target_version``, ``terms``, ``rule``, ``added``, ``removed``.
    causes: tuple[str, ...]
    earlier: Attainment | None
    later: Attainment | None


class Difference(NamedTuple):
    """A published label that differs from the computed one, from :meth:`Scorecard.official_differences`.

    Examples
    --------
    >>> from attain import Observation, Plan, Target
    >>> card = Plan("2024", [Target("CPI", "không quá 4%")]).assess([Observation("CPI", "3%", official="vượt")])
    >>> card.official_differences()[0].explanation
    'exceed_set'
    """

    indicator: str
    #: The label as published.
    label: str
    #: The status that the label names.
    official: str
    #: The status that the rule gives.
    computed: str
    #: ``exceed_set``, ``tolerance``, ``about_width``, ``direction``, ``sub_target``, or None.
    explanation: str | None
    #: The width, the direction or the part that would explain it.
    detail: Quantity | str | None
