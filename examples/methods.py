"""One indicator, eight published methods, and why they disagree.

``examples/methods.rs`` prints the same from Rust.
"""

from attain import compare_methods

METHODS = ["statcan", "eurostat", "unsd", "sdsn", "escap", "oecd", "okr-aspirational", "cagr"]


def main() -> None:
    # Canada, official poverty rate, indicator 1-2-1 of the Global Indicator Framework.
    poverty = compare_methods(
        (2015, "14.5"),
        (2023, "10.2"),
        target=(2030, "7.25"),
        better="lower",
        percent=True,
        spread="6.1",
        methods=METHODS,
    )
    print("Poverty: 14.5 % in 2015, 10.2 % in 2023, 7.25 % wanted by 2030\n")
    for row in poverty:
        value = row.value_to(4, "half_even")
        shown = "" if value is None else f"{value.normalize():f}"
        print(f"{row.method:<20}{shown:>8}  {row.label} ({row.evidence})")
    print("\nWhere they disagree")
    for disagreement in poverty.disagreements:
        print(f"- {disagreement.sentence}")


if __name__ == "__main__":
    main()
