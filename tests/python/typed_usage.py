"""The package as a type checker sees it; mypy reads this file, and pytest runs it as a test."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import polars

import attain


def judge(plan: attain.Plan, found: list[attain.Observation]) -> dict[str, str]:
    card: attain.Scorecard = plan.assess(found, rule="strict", cut_off=date(2025, 1, 1))
    met: int | tuple[int, int] = card.met
    assert met is not None
    return {verdict.target.indicator.name: verdict.status for verdict in card}


def story() -> None:
    revenue: attain.Indicator = attain.CATALOGUE["budget_revenue"]
    goal: attain.Goal = attain.Goal.at_least(attain.Quantity(Decimal(17500), "tỷ đồng"))
    target = attain.Target(revenue, goal, period="2024", weight=2)
    verdict = target.assess("17.946 tỷ đồng")
    percent = verdict.percent
    if isinstance(percent, Decimal):
        half: Decimal = percent / 2
        assert half
    share: Fraction = attain.Quantity("8%") / attain.Quantity("4%")
    more: attain.Quantity = attain.Quantity("8%") * 2
    lower: attain.Quantity | None = attain.Range("8 - 8,5%").lower
    value = attain.Figure("8/13 huyện").value
    if isinstance(value, attain.Tally):
        k: int = value.k
        assert k == 8
    assert (share, str(more), lower is not None) == (Fraction(2), "16%", True)
    assert judge(attain.Plan("2024", [target]), [attain.Observation(revenue, 17946, period=2024)])
    flips: list[attain.Flip] = []
    causes: list[tuple[str, ...]] = [flip.causes for flip in flips]
    assert causes == []
    assert course(target, attain.Observation(revenue, "15.000 tỷ đồng", period="2024-01/09")) == "ahead"
    assert years() == "higher"
    assert report() == ["holds"]


def course(target: attain.Target, found: attain.Observation) -> str:
    pace: attain.Pace = attain.pace(target, found, on=date(2024, 10, 5), profile=[20, 25, Decimal(30), "25"])
    rest: attain.Required | None = pace.required
    expected: attain.Quantity | attain.Range | None = pace.expected
    nudge: attain.whatif.Nudge | None = attain.whatif.nudge(target.assess("15.000 tỷ đồng"))
    assert rest is not None
    assert expected is not None
    assert nudge is not None
    return pace.status


def desk(plan: attain.Plan, card: attain.Scorecard, earlier: attain.Scorecard) -> list[str]:
    rows = {"indicator": ["CPI"], "value": [Decimal("3.25")], "UNIT_MEASURE": ["PT"]}
    results: attain.Observations = attain.Observations.from_frame(rows, "2024", period="2024", strict=False)
    again: attain.Plan = attain.Plan.from_frame({"indicator": ["CPI"], "goal": ["4%"]}, columns=None, floats="refuse")
    flips: attain.Flips = card.compare(earlier)
    title: str = card.chart(locale="vi").get_title()
    pages: list[str] = [card.to_html("card.html", locale="vi"), plan.to_html(), card.to_markdown(locale="en")]
    pages.append(attain.Paces([]).to_html())
    panels: list[str] = [ax.get_title() for ax in plan.chart(results)]
    line: attain.Line | None = card[0].line
    read: dict[str, attain.Plan] = attain.read_folder(".", attain.Plan.from_toml, pattern="*.toml", progress=None)
    assert line is None or line.reference is None or line.reference > 0
    sheet: attain.Plan = attain.Plan.from_excel("plan.xlsx", sheet="Biểu 1", period=2024, better="higher", strict=True)
    found: attain.Observations = attain.Observations.from_csv("results.csv", locale="vi")
    text: str = found.to_csv() + sheet.to_csv("plan.csv", locale="vi")
    card.to_excel("card.xlsx", locale="vi")
    panels.append(text)
    return [title, *panels, *read, *[flip.indicator for flip in flips], again.name]


def report() -> list[str]:
    text = "Giải ngân đầu tư công đạt 9.982 tỷ đồng, bằng 116,4% kế hoạch (8.575 tỷ đồng)."
    reading: attain.Reading = attain.read(text, locale="vi", period=2023)
    mentions: tuple[attain.Mention, ...] = reading.mentions
    low: Decimal | None = mentions[0].low
    assert low == 9_982 * 10**9
    values: list[attain.Quantity | attain.Range | attain.Tally | attain.Period] = [m.value for m in mentions]
    assert len(values) == 3
    plan: attain.Plan = reading.plan()
    assert plan.assess(reading.observations).total == 0
    left: list[attain.Mention] = [unplaced.mention for unplaced in reading.unplaced]
    assert left == []
    table: attain.Reading = attain.read_table(
        [["Chỉ tiêu", "Kế hoạch 2024"], ["Thu (tỷ đồng)", Decimal(5)], ["Xã", 3, None]]
    )
    assert table.locale == "vi"
    return [claim.verdict for claim in reading.claims]


def years() -> str:
    def halved(series: attain.Series) -> dict[str, object]:
        return {"status": series.better, "value": Fraction(1, 2)}

    own = attain.Method("halved-1", source="here", judge=halved)
    found: attain.Progress = attain.progress((2015, "14.5"), (2023, 10), target=(2030, 7), better="lower", method=own)
    table: attain.Comparison = attain.compare_methods((2015, 5), (2023, 10), better="higher", methods=["statcan", own])
    value: Decimal | None = found.value
    assert value == Decimal("0.5")
    return table["halved-1"].status


def columns() -> list[str]:
    frame = polars.DataFrame({"value": [82, 79], "lower": [80, 80], "upper": [85, 85], "written": ["8,05%", "7,99%"]})
    judged: attain.Table = attain.assess_table(frame, outputs=["status", "percent"], keep=True, threads=1)
    names: tuple[str, ...] = judged.columns
    assert names[-1] == "percent"
    stream: attain.TableStream = attain.assess_stream(judged, value="value", outputs="status")
    assert len(attain.Table(stream)) == judged.num_rows
    rolled: attain.Table = attain.rollup_table(frame, "lower", partial=True)
    assert attain.combine_rollups(rolled, ["lower"]) == attain.rollup_table(frame, ["lower"])
    read: polars.DataFrame = attain.parse_column(frame["written"], locale="vi").to_polars()
    assert read["unit"].to_list() == ["percent", "percent"]
    return judged.to_polars()["status"].to_list()


if __name__ == "__main__":
    story()
    columns()
