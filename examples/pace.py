"""Budget revenue and growth before the year has ended: are we on course, and what must the rest bring?

``examples/pace.rs`` prints the same from Rust.
"""

from datetime import date

from attain import Indicator, Observation, Target, against_last_year, pace, side_by_side

REVENUE = Indicator("Budget revenue", better="higher", accumulates="flow")
GROWTH = Indicator("GRDP growth", better="higher", accumulates="rate")


def heading(text: str) -> None:
    print(f"\n{text}\n{'─' * len(text)}")


def main() -> None:
    heading("Nghệ An, first quarter of 2024, by three profiles")
    plan = Target(REVENUE, "15.915 tỷ đồng", period="2024")
    so_far = Observation(REVENUE, "5.904,3 tỷ đồng", period="2024-Q1")
    for profile in ("linear", "months", "quarters"):
        found = pace(plan, so_far, on=date(2024, 3, 31), profile=profile)
        print(f"{profile}: {found.share} of the year expected, {found.status}")
    print(found.explain())

    heading("Hà Tĩnh, first half of 2021, against two plans")
    central = Target(REVENUE, "13.161 tỷ đồng", period="2021", authority="central plan")
    province = Target(REVENUE, "14.025 tỷ đồng", period="2021", authority="provincial plan")
    half = Observation(REVENUE, "10.042 tỷ đồng", period="2021-H1")
    for found in side_by_side([central, province], half, on=date(2021, 6, 30), profile="quarters"):
        print(found.explain())

    heading("Growth after nine months, by the quarters of the year before")
    target = Target(GROWTH, "tăng 9,5%", period="2024")
    nine_months = Observation(GROWTH, "tăng 9%", period="2024-01/09")
    print(pace(target, nine_months, on=date(2024, 9, 30), profile=[20, 25, 30, 25]).explain())

    heading("Nine months against the same nine months")
    this = Observation(REVENUE, "16.671 tỷ đồng", period="2024-01/09")
    last = Observation(REVENUE, "11.642 tỷ đồng", period="2023-01/09")
    print(against_last_year(this, last).explain())


if __name__ == "__main__":
    main()
