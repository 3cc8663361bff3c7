"""A report in prose: its figures, the plan and the results that they make, the scorecard, and the arithmetic it states.

Run it with ``python examples/read_report.py``; ``examples/read_report.rs`` prints the same from Rust. With ``--page``
it also writes the report as a page, its figures marked where they stand, to ``target/read_report.html``.
"""

import sys
from pathlib import Path

import attain

REPORT = Path(__file__).parent / "data" / "report.txt"
PAGE = Path(__file__).parents[1] / "target" / "read_report.html"


def heading(text: str) -> None:
    print(f"\n{text}\n{'─' * len(text)}")


def print_mentions(reading: attain.Reading) -> None:
    heading(f"{len(reading.mentions)} figures")
    rows = [("place", "text", "value", "role", "indicator", "period")]
    for m in reading.mentions:
        rows.append((f"{m.start}–{m.end}", m.text, f"{m:en}", m.role, m.indicator or "", str(m.period or "")))
    widths = [max(len(row[column]) for row in rows) for column in range(6)]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def print_plan(plan: attain.Plan) -> None:
    heading(f"{plan.name}: {len(plan)} targets")
    for target in plan:
        print(f"{'  of which ' if target.of else ''}{target.indicator.name}: {target.goal:en}")


def print_scorecard(card: attain.Scorecard) -> None:
    met = card.met if isinstance(card.met, int) else "–".join(map(str, card.met))
    heading(f"Scorecard: {met} of {card.total} met")
    for verdict in card:
        print(verdict.explain("en"))


def print_claims(reading: attain.Reading) -> None:
    heading("What the report says of its own figures")
    for claim in reading.claims:
        print(claim.explain("en"))


def main() -> None:
    reading = attain.read(REPORT.read_text("utf-8"))
    plan = reading.plan("Plan 2024")
    print_mentions(reading)
    print_plan(plan)
    print_scorecard(plan.assess(reading.observations))
    print_claims(reading)
    if "--page" in sys.argv:
        PAGE.parent.mkdir(exist_ok=True)
        reading.to_html(PAGE, locale="vi")
        print("\nThe report with its figures marked: target/read_report.html")


if __name__ == "__main__":
    main()
