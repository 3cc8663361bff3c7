"""The plan of Hà Tĩnh province for 2024, and what its report of 2023 says of plan and result.

Run it with ``make demo``; ``examples/ha_tinh.rs`` prints the same from Rust.
"""

from pathlib import Path

import attain

DATA = Path(__file__).parent / "data"


def heading(text: str) -> None:
    print(f"\n{text}\n{'─' * len(text)}")


def english(indicator: attain.Indicator) -> str:
    return indicator.en or indicator.name


def print_plan(plan: attain.Plan) -> None:
    heading(f"{plan.name}: {len(plan)} targets")
    rows = [("target", "goal", "unit", "better")]
    for target in plan:
        part = "  of which " if target.of else ""
        unit = target.goal.unit
        better = "earlier" if target.goal.day else target.better or "unknown"
        rows.append((part + english(target.indicator), f"{target.goal:en}", unit.code if unit else "day", better))
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def print_results(results: attain.Observations) -> None:
    heading(f"{results.name}: results set against the plan figures that the report names")
    for row in results.scorecard():
        percent = row.percent_to(1, "half_even")
        print(f"{english(row.target.indicator)}: {row.status}{'' if percent is None else f', {percent} %'}")
    print()
    for indicator, claim in results.claims():
        part, plan = claim.terms
        stated, check = claim.stated, claim.check()
        name = english(results[indicator].indicator)
        if plan is not None:
            print(f"{name}: {part:en} is {stated:en} of {plan:en}: {check.verdict}")
        else:
            about, interval = check.implied_quantity, check.implied_range
            print(f"{name}: {part:en} is {stated:en} of a plan that is not printed: about {about:en} ({interval:en})")


def print_ambition(plan: attain.Plan, results: attain.Observations) -> None:
    heading("The targets of 2024 set against the results of 2023")
    for ambition in plan.ambition(results):
        name, goal = english(ambition.target.indicator), f"{ambition.target.goal:en}"
        before = ambition.previous.figure if ambition.previous else None
        if ambition.asks == "unknown":
            print(f"{name}: {goal}; {ambition.reason}")
        elif ambition.asks == "less":
            print(f"{name}: {goal} asks for LESS than the {before:en} reached before")
        elif ambition.asks == "more":
            print(f"{name}: {goal} asks for more than the {before:en} reached before")
        elif ambition.asks == "same":
            print(f"{name}: {goal} asks for what was reached before, {before:en}")
        else:
            print(f"{name}: {goal} after {before:en}: {ambition.asks}")


def print_parts(plan: attain.Plan) -> None:
    heading("Do the parts add up?")
    for parts in plan.check_parts():
        terms = " + ".join(f"{term:en}" for term in parts.check.claim.terms)
        name = english(plan[parts.total].indicator)
        print(f"{name}: {terms} = {parts.check.claim.stated:en}: {parts.check.verdict}")


def print_scorecard(card: attain.Scorecard) -> None:
    heading("Scorecard of 2023, from the figures at hand")
    print(f"computed:  {card.met}/{card.total} met or exceeded, {card.counts['exceeded']} of them exceeded")
    if card.published:
        published = card.published
        print(f"published: {published.met}/{published.of} met or exceeded ({published.source})")


def main() -> None:
    plan = attain.Plan.from_toml(DATA / "ha_tinh_2024.toml")
    results = attain.Observations.from_toml(DATA / "ha_tinh_2023_results.toml")
    print_plan(plan)
    print_results(results)
    print_ambition(plan, results)
    print_parts(plan)
    print_scorecard(results.scorecard())


if __name__ == "__main__":
    main()
