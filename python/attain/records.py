"""What answers with several parts: named tuples."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from os import PathLike

    from matplotlib.axes import Axes

    from attain._attain import Attainment, Check, Goal, Mention, Observation, Pace, Period, Quantity, Range, Target


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


class Flips(list[Flip]):
    """The targets whose status is not what it was, from :meth:`Scorecard.compare`: a list that draws itself.

    Examples
    --------
    >>> from attain import Observation, Plan, Target
    >>> plan = Plan("2024", [Target("CPI", "không quá 4%")])
    >>> november, december = (plan.assess([Observation("CPI", cpi)]) for cpi in ("4,1%", "3,9%"))
    >>> len(december.compare(november))
    1
    """

    def chart(
        self,
        ax: Axes | None = None,
        *,
        locale: Literal["vi", "en"] = "en",
        names: tuple[str, str] | None = None,
    ) -> Axes:
        """Draw an arrow a target, from the status before to the status now; needs the extra ``attain[chart]``.

        Parameters
        ----------
        ax : matplotlib.axes.Axes, optional
            Where to draw; new axes, where left out.
        locale : {"vi", "en"}, default "en"
            The language of the words.
        names : (str, str), optional
            What the two scorecards are called: ``("November", "December")``.

        Returns
        -------
        matplotlib.axes.Axes

        Examples
        --------
        >>> import matplotlib
        >>> matplotlib.use("Agg")
        >>> from attain import Observation, Plan, Target
        >>> plan = Plan("2024", [Target("CPI", "không quá 4%")])
        >>> november, december = (plan.assess([Observation("CPI", cpi)]) for cpi in ("4,1%", "3,9%"))
        >>> ax = december.compare(november).chart(names=("November", "December"))
        >>> [label.get_text() for label in ax.get_yticklabels()]
        ['CPI']
        """
        from attain import chart

        return chart.flips(self, ax, locale=locale, names=names)


class Paces(list["Pace"]):
    """Several paces in one table: what :func:`side_by_side` gives, or of your own choice.

    Examples
    --------
    >>> from attain import Paces, Target, pace
    >>> targets = [Target(name, "12 tỷ đồng", better="higher", period="2024", accumulates="flow") for name in "ab"]
    >>> paces = Paces(pace(target, "5 tỷ đồng", on="2024-07-01", profile="quarters") for target in targets)
    >>> [p.status for p in paces]
    ['at_risk', 'at_risk']
    """

    def to_html(self, path: str | PathLike[str] | None = None, *, locale: Literal["vi", "en"] = "en") -> str:
        """Return the table as a page, and write it where a path is given; as :meth:`Scorecard.to_html`.

        Examples
        --------
        >>> from attain import Paces, Target, pace
        >>> target = Target("Thu", "12 tỷ đồng", better="higher", period="2024", accumulates="flow")
        >>> paces = Paces([pace(target, "5 tỷ đồng", on="2024-07-01", profile="quarters")])
        >>> "5 tỷ đồng" in paces.to_html(locale="vi")
        True
        """
        from attain._attain import _paces_to_html

        return _paces_to_html(self, path, locale)

    def to_markdown(self, *, locale: Literal["vi", "en"] = "en") -> str:
        """Return the table as Markdown; as :meth:`Scorecard.to_markdown`.

        Examples
        --------
        >>> from attain import Paces, Target, pace
        >>> target = Target("Thu", "12 tỷ đồng", better="higher", period="2024", accumulates="flow")
        >>> paces = Paces([pace(target, "5 tỷ đồng", on="2024-07-01", profile="quarters")])
        >>> "| ◆ at risk |" in paces.to_markdown()
        True
        """
        from attain._attain import _paces_to_markdown

        return _paces_to_markdown(self, locale)

    def _repr_html_(self) -> str:
        from attain._attain import _paces_piece

        return _paces_piece(self)


class Line(NamedTuple):
    """Where a result and what was asked lie on one line, from :attr:`Attainment.line`.

    The line is that of the goal, in the unit itself: levels, changes in the direction that is asked for, k ÷ n, or days
    since the year 1. An interval is its two ends, None where one is open.

    Examples
    --------
    >>> from attain import Target
    >>> line = Target("CPI", "không quá 4%").assess("3,25%").line
    >>> line.observed, line.reference, line.sets["met"]
    ((Fraction(13, 4), Fraction(13, 4)), Fraction(4, 1), ((None, Fraction(4, 1)),))
    """

    #: What was observed; None without data.
    observed: tuple[Fraction | None, Fraction | None] | None
    #: The same widened by half of the last printed place.
    widened: tuple[Fraction | None, Fraction | None] | None
    #: What percent and gap refer to; None inside a band.
    reference: Fraction | None
    #: The pieces of the line by status, those without a piece empty.
    sets: dict[str, tuple[tuple[Fraction | None, Fraction | None], ...]]


class Problem(NamedTuple):
    """One row of a table that cannot be read, from :attr:`FrameError.problems`.

    Examples
    --------
    >>> from attain import FrameError, Plan
    >>> try:
    ...     Plan.from_frame({"indicator": ["CPI"], "goal": ["4 tỹ"]})
    ... except FrameError as error:
    ...     print(error.problems[0].row, error.problems[0].found)
    0 4 tỹ
    """

    #: The row, counted from 0.
    row: int
    #: The column as the table names it; None for the row as a whole.
    column: str | None
    #: What stands there.
    found: str
    #: What is wrong with it.
    reason: str


class UnreadCell(NamedTuple):
    """A cell that could not be read, from :attr:`SheetError.cells` and :attr:`UnreadCellsWarning.cells`.

    Examples
    --------
    >>> from attain import UnreadCell
    >>> print(UnreadCell("plan.xlsx", "Biểu 1", "C7", "17.500 tỹ", "expected a unit"))
    plan.xlsx, sheet `Biểu 1`, C7: expected a unit
    """

    #: The file, without its folder.
    file: str | None
    #: The sheet; None in CSV.
    sheet: str | None
    #: The cell, as a spreadsheet names it.
    cell: str
    #: What it shows.
    text: str
    #: Why it could not be read.
    reason: str

    def __str__(self) -> str:
        sheet = None if self.sheet is None else f"sheet `{self.sheet}`"
        return f"{', '.join(part for part in (self.file, sheet, self.cell) if part)}: {self.reason}"


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
    #: The status that the label names; None for a label that names none that is known.
    official: str | None
    #: The status that the rule gives.
    computed: str
    #: ``exceed_set``, ``tolerance``, ``about_width``, ``direction``, ``sub_target``, or None.
    explanation: str | None
    #: The width, the direction or the part that would explain it.
    detail: Quantity | str | None


class Projection(NamedTuple):
    """Where a period may end, from :attr:`Pace.projection`.

    Examples
    --------
    >>> from attain import Observation, Target, pace
    >>> target = Target("Thu", "100 tỷ đồng", better="higher", period="2024", accumulates="flow")
    >>> p = pace(target, Observation("Thu", "30 tỷ đồng", period="2024-Q1"), on="2024-04-01", profile="quarters")
    >>> str(p.projection.at_pace), p.projection.met
    ('120 billion VND', True)
    """

    #: If the rest goes as what lies behind.
    at_pace: Quantity | Range | None
    #: The same with everything that is open: what is printed alike, and how earlier years or parts differ.
    interval: Quantity | Range | None
    #: If the rest goes as planned; None where the goal has no one figure.
    as_planned: Quantity | Range | None
    #: What the interval rests on: ``precision`` alone, ``earlier_years``, ``parts`` of the period so far.
    basis: str
    #: How many years or parts.
    of: int | None
    #: The chance that one more year lies within the spread of the earlier ones, if the years are exchangeable.
    coverage: Fraction | None
    #: Whether the target is met at this pace, with everything that is open; None where that decides.
    met: bool | None


class Required(NamedTuple):
    """What the rest of a period must bring, from :attr:`Pace.required`.

    Examples
    --------
    >>> from attain import Observation, Target, pace
    >>> target = Target("Thu", "100 tỷ đồng", better="higher", period="2024", accumulates="flow")
    >>> p = pace(target, Observation("Thu", "19 tỷ đồng", period="2024-Q1"), on="2024-04-01")
    >>> str(p.required.rest), str(p.required.per_month), p.required.sense
    ('81 billion VND', '9 billion VND', 'at_least')
    """

    #: Of flows and stocks the amount in total, of rates the rate of the rest.
    rest: Quantity | Range | None
    #: The same with everything that is open.
    interval: Quantity | Range | None
    #: Whether that is the least, ``at_least``, or the most, ``at_most``.
    sense: str
    #: The rest of the period.
    over: Period
    #: Its months, those under way by their days.
    months: Fraction | None
    #: Of flows and stocks, the amount in each remaining month.
    per_month: Quantity | Range | None
    #: What a remaining month must bring ÷ what a month brought so far.
    times_so_far: Fraction | None


class Series(NamedTuple):
    """What a progress method judges, from :attr:`Progress.series`; a method of your own is called with it.

    Examples
    --------
    >>> from attain import progress
    >>> progress((2015, 50), (2022, 65), target=(2030, 100), better="higher").series.target
    (2030, Fraction(100, 1))
    """

    #: The year and the value of the first year of assessment.
    baseline: tuple[int, Fraction] | None
    #: The year and the value of the latest year.
    current: tuple[int, Fraction] | None
    #: What is to be reached, with its year where it has one.
    target: tuple[int | None, Fraction] | None
    #: ``higher``, ``lower`` or ``inside``.
    better: str
    #: The natural limit that values approach but cannot pass.
    limit: Fraction | None
    #: Every value by year, the baseline and the latest among them.
    points: tuple[tuple[int, Fraction], ...]
    #: Whether the values are rates of growth.
    growth_rate: bool
    #: Whether the values are percentages.
    percent: bool
    #: The standard deviation across countries.
    spread: Fraction | None
    #: Worst, red, green, best.
    scale: tuple[Fraction, Fraction, Fraction, Fraction] | None


class Method(NamedTuple):
    """A progress method: a published one of ``METHODS``, or your own with its callable.

    The callable takes a :class:`Series` and returns a status, or a mapping with any of ``value``, ``score``,
    ``status``, ``label``, ``course``, ``reason``, ``thresholds`` (tuples of status, sign, edge), ``figures``
    and ``notes``. Numbers in it are Fraction, Decimal, int or text, as everywhere; `course` and `reason` are words that
    :class:`Progress` has too.

    Examples
    --------
    >>> from attain import METHODS, Method, progress
    >>> METHODS["unsd-2023"].evidence
    'restated'
    >>> def rising(series):
    ...     change = series.current[1] - series.baseline[1]
    ...     return {"value": change, "status": "rose" if change > 0 else "fell", "thresholds": [("rose", ">", 0)]}
    >>> own = Method("direction-1", source="the province's own rule", judge=rising)
    >>> p = progress((2019, 48), (2024, 171), better="higher", method=own)
    >>> p.status, p.value, p.trace["method"]
    ('rose', Decimal('123'), 'direction-1')
    """

    #: The versioned name.
    name: str
    #: Where it is published.
    source: str
    #: How well its formula is vouched for: ``read``, ``restated``, ``unverified``.
    evidence: str = "read"
    #: Which question it answers: ``growth``, ``projection``, ``pace``, ``regression``, ``distance``, ``attainment``.
    question: str = "attainment"
    #: What it does, as a clause.
    description: str = ""
    #: The callable of a method of your own.
    judge: Callable[[Series], str | Mapping[str, object]] | None = None


class Threshold(NamedTuple):
    """One edge between two statuses, from :attr:`Progress.thresholds`.

    Examples
    --------
    >>> from attain import progress
    >>> progress((2015, 50), (2022, 65), target=(2030, 100), better="higher", method="linear").thresholds[0].status
    'on_track'
    """

    #: The status on the better side.
    status: str
    #: Which side of the edge has it: ``≥``, ``>``, ``≤``, ``<``.
    side: str
    at: Decimal
    #: How well it is vouched for: ``read``, ``restated``, ``unverified``.
    evidence: str


class Disagreement(NamedTuple):
    """A method that does not say what most say, from :attr:`Comparison.disagreements`.

    Examples
    --------
    >>> from attain import compare_methods
    >>> table = compare_methods((2015, 50), (2022, 63), target=(2030, 100), better="higher", methods=["linear", "oecd"])
    >>> table.disagreements[0].method
    'oecd-2022'
    """

    method: str
    #: The publisher's words for what it says.
    says: str | None
    #: Why, in one sentence of English.
    sentence: str


class MeanScore(NamedTuple):
    """What the scores of several series come to, from :func:`mean_score`.

    Examples
    --------
    >>> from attain import mean_score, progress
    >>> mean_score([progress((2015, 100), (2022, 45), target=(2030, 50), better="lower")]).score
    Decimal('5')
    """

    #: None where nothing has a score.
    score: Decimal | None
    status: str
    #: How many have a score.
    counted: int
    #: How many have none.
    left_out: int
    #: How they were put together, as it stands in reports.
    policy: str


class Nudge(NamedTuple):
    """The smallest change of one result that flips its verdict, from :func:`whatif.nudge`.

    Examples
    --------
    >>> from attain import Target, whatif
    >>> whatif.nudge(Target("CPI", "không quá 4%").assess("4,2%")).relative
    Fraction(-1, 21)
    """

    #: Whether the change makes it met; else it takes that away.
    to_met: bool
    #: The change with its sign; None for things that are tallied.
    change: Quantity | None
    #: The same exactly, in the unit itself; a fraction of all where things are tallied.
    by: Fraction
    #: Whether it takes more than that: the border itself does not flip the verdict.
    beyond: bool
    #: The change ÷ the size of the result; None where the result is no single value, or zero.
    relative: Fraction | None


class CommonChange(NamedTuple):
    """The smallest common change of all results that brings the count to a number, from :func:`whatif.common_change`.

    Examples
    --------
    >>> from attain import Observation, Plan, Target, whatif
    >>> plan = Plan("2024", [Target("Thóc", "ít nhất 100 tấn", better="higher")])
    >>> whatif.common_change(plan.assess([Observation("Thóc", "98 tấn")]), 1)
    CommonChange(by=Fraction(1, 49), beyond=False, met=1, fixed=0)
    """

    #: The change as a fraction of every result: −1/50 for 2 % less.
    by: Fraction
    #: Whether it takes more than that.
    beyond: bool
    #: How many targets are met then, at least.
    met: int
    #: How many verdicts no common change reaches.
    fixed: int


class Sensitivity(NamedTuple):
    """How far a scorecard hangs on the last printed digits, from :func:`whatif.sensitivity`.

    Examples
    --------
    >>> from attain import Observation, Plan, Target, whatif
    >>> plan = Plan("2024", [Target("GRDP", "8%", better="higher")])
    >>> whatif.sensitivity(plan.assess([Observation("GRDP", "8,0%")])).open
    ('GRDP',)
    """

    #: How many are met whatever the rounding hides, and how many may be.
    met: int | tuple[int, int]
    #: The names of those that rounding could take either way.
    open: tuple[str, ...]


class Part(NamedTuple):
    """What one part adds to the gap of its total, from :func:`whatif.blame`.

    Examples
    --------
    >>> from attain import Target, whatif
    >>> a = Target("Thu", "100 tỷ đồng", better="higher").assess("90 tỷ đồng")
    >>> whatif.blame(a, [a]).parts[0].share
    Fraction(1, 1)
    """

    name: str
    #: Its own gap in the unit itself, positive where better.
    gap: Fraction
    #: Its gap ÷ the gap of the total; None where the total has none.
    share: Fraction | None


class Blame(NamedTuple):
    """The gap of a total and what its parts add to it, from :func:`whatif.blame`.

    Examples
    --------
    >>> from attain import Target, whatif
    >>> a = Target("Thu", "100 tỷ đồng", better="higher").assess("90 tỷ đồng")
    >>> whatif.blame(a, []).unexplained == whatif.blame(a, []).gap
    True
    """

    #: The gap of the total in the unit itself, positive where better.
    gap: Fraction
    #: The part that costs most first.
    parts: tuple[Part, ...]
    #: What the parts leave unexplained.
    unexplained: Fraction


class Trend(NamedTuple):
    """A target against the straight line through earlier years, from :func:`whatif.against_trend`.

    Examples
    --------
    >>> from attain import Observation, Target, whatif
    >>> target = Target("Thóc", "65 tấn", better="higher", period="2024")
    >>> earlier = [Observation("Thóc", f"{t} tấn", period=year) for year, t in ((2021, 60), (2022, 61), (2023, 62))]
    >>> whatif.against_trend(target, earlier).asks_more
    Fraction(2, 1)
    """

    #: What the line of least squares gives for the target's year, in the unit itself.
    expected: Fraction
    #: The largest distance of an earlier year from the line.
    spread: Fraction
    #: The target − the expected, signed so that positive asks for more.
    asks_more: Fraction
    #: Whether the target asks for less than the trend by more than its spread.
    soft: bool
    #: How many earlier years there were.
    years: int


class Bunching(NamedTuple):
    """How many results lie just on either side of their targets, from :func:`whatif.bunching`.

    Examples
    --------
    >>> from attain import Target, whatif
    >>> whatif.bunching([Target("Thu", "100 tỷ đồng", better="higher").assess("100,5 tỷ đồng")]).just_met
    1
    """

    #: From the target to 1 % beyond it, on the better side.
    just_met: int
    #: Less than 1 % on the worse side, or just that.
    just_missed: int
    #: How many results have a percentage.
    of: int
    #: The share of those near that lie on the better side; None where none is near.
    share_met: Fraction | None


class Unplaced(NamedTuple):
    """A figure of a target or a result that could not be used, from :attr:`Reading.unplaced`.

    Examples
    --------
    >>> from attain import read
    >>> reading = read("Tổng thu ngân sách đạt 17.946 tỷ đồng. Tổng thu ngân sách đạt 17.946 tỷ đồng.")
    >>> [(left.mention.text, left.reason, left.other.start) for left in reading.unplaced]
    [('17.946 tỷ đồng', 'repeats', 23)]
    """

    mention: Mention
    #: ``"no_indicator"``, ``"no_direction"``, ``"repeats"``, ``"contradicts"``, ``"superseded"``, ``"no_goal"``.
    reason: str
    #: The earlier mention that it repeats or contradicts, or the one that stands in its place.
    other: Mention | None
    #: The reason in words.
    detail: str


class Notice(NamedTuple):
    """Something that is wrong with a text, from :attr:`Reading.notices`.

    Examples
    --------
    >>> from attain import read
    >>> read("Tổng thu ngân sách đạt 17.946 tỷ đồng.").notices
    ()
    """

    #: ``"legacy_encoding"``: a stretch in a legacy 8-bit font (TCVN3), which is not read.
    kind: str
    #: Where it starts, in code points.
    start: int
    #: Where it ends.
    end: int
    #: What is wrong, in words.
    detail: str
