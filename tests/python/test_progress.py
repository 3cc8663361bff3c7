"""Several years on the way to a target, by every published method."""

from __future__ import annotations

import csv
import json
import pickle
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

import attain
from attain import METHODS, Comparison, Method, Progress, compare_methods, mean_score, progress

PUBLISHED = Path(__file__).parents[3] / "shared" / "conformance" / "methods"


def poverty(**given: Any) -> Progress:
    """Canada, official poverty rate, indicator 1-2-1."""
    return progress((2015, "14.5"), (2023, "10.2"), target=(2030, "7.25"), better="lower", **given)


def test_the_example_of_statistics_canada() -> None:
    p = poverty()
    assert (p.method, p.status, p.label, p.course) == ("statcan-2.4", "substantial_progress", "on track", "on_track")
    assert p.value_to(7, "half_even") == Decimal("0.9525902")
    assert p.score_to(7, "half_even") == Decimal("2.5185564")
    assert p.value_exact is None
    assert p.evidence == "read"
    assert [(e.status, e.side, e.at, e.evidence) for e in p.thresholds][:2] == [
        ("substantial_progress", "≥", Decimal("0.95"), "read"),
        ("moderate_progress", "≥", Decimal("0.6"), "read"),
    ]
    assert set(p.figures) == {"actual_growth", "required_growth"}
    assert str(p) == "statcan-2.4: on track (0.9526)"


@pytest.mark.parametrize(
    "values",
    [
        (Decimal("14.5"), Decimal("10.2"), Decimal("7.25")),
        (Fraction(29, 2), Fraction(51, 5), Fraction(29, 4)),
        ("29/2", "51/5", "29/4"),
        ("14,5", "10,2", "7,25"),
        ("14.500", "10.200", "7.25"),
        ("1.45e1", "102/10", "725E-2"),
    ],
)
def test_values_in_every_exact_form(values: tuple[Any, Any, Any]) -> None:
    base, current, target = values
    assert progress((2015, base), (2023, current), target=(2030, target), better="lower") == poverty()


def test_text_that_nothing_settles_stays_ambiguous() -> None:
    with pytest.raises(attain.Ambiguous, match="`12.345` is ambiguous"):
        progress((2015, "12.345"), (2023, "1.500"), better="higher")
    english = progress((2015, "12.345"), (2023, "1.500"), better="higher", locale="en")
    assert english.series.baseline == (2015, Fraction("12.345"))


@pytest.mark.parametrize(
    ("inputs", "better", "method", "reason"),
    [
        (((2015, 0), (2023, 5), (2030, 10)), "higher", "cagr", "zero_base"),
        (((2015, -1), (2023, 5), (2030, 10)), "higher", "statcan", "sign_change"),
        (((2015, 5), (2023, 5), (2030, 5)), "inside", "statcan", "two_sided"),
        (((2015, 10), (2023, 5), (2030, 10)), "higher", "statcan", "base_is_target"),
        (((2015, 10), (2023, 12), None), "higher", "linear", "no_target"),
        (((2015, 10), (2023, 12), 20), "higher", "linear", "no_target_year"),
        (((2015, 10), (2023, 12), (2030, 20)), "higher", "oecd", "no_spread"),
        (((2015, 10), (2015, 10), (2030, 20)), "higher", "statcan", "too_few_points"),
    ],
)
def test_what_has_no_value_says_why(inputs: Any, better: Any, method: str, reason: str) -> None:
    baseline, current, target = inputs
    p = progress(baseline, current, target=target, better=better, method=method)
    assert (p.reason, p.value, p.score) == (reason, None, None)
    assert p.status == "not_available"


def test_growth_rates_are_refused() -> None:
    assert poverty(growth_rate=True).reason == "growth_rate"


def test_exactly_one_and_a_half_percent_falls_on_the_same_side_up_and_down() -> None:
    up = progress((2015, 100), (2020, "107.7284003884375"), better="higher")
    down = progress((2015, 100), (2020, "92.7216502365625"), better="lower")
    assert (up.value, down.value) == (Decimal("0.015"), Decimal("0.015"))
    assert up.status == down.status == "substantial_progress"
    # The published arithmetic, on doubles, is carried back exactly.
    doubles = progress((2015, 100), (2020, "107.72840038843745"), better="higher", method="statcan-2.4-doubles")
    assert (doubles.status, float(doubles.value or 0)) == ("moderate_progress", 0.014999999999999902)


def test_every_method_has_a_source_and_a_grade() -> None:
    assert len(METHODS) == 14
    assert {m.evidence for m in METHODS.values()} == {"read", "restated", "unverified"}
    for name, method in METHODS.items():
        assert (method.name, method.judge) == (name, None)
        assert method.source
        assert method.description
        assert poverty(method=method).method == name
        assert poverty(method=name).source == method.source
    with pytest.raises(TypeError):
        METHODS["own"] = METHODS["unsd-2023"]  # type: ignore[index]
    with pytest.raises(attain.ProgressError, match="there is no method `statcan-3`; `METHODS` lists them"):
        poverty(method="statcan-3")


def test_a_trace_is_json_and_judges_again() -> None:
    for name in METHODS:
        p = poverty(method=name, spread="6.1", percent=True)
        trace = json.loads(json.dumps(p.trace))
        assert Progress.from_trace(trace) == p
        assert (trace["method"], trace["inputs"]["points"][0]) == (name, {"year": 2015, "value": "29/2"})
    with pytest.raises(attain.ReplayError, match="judges otherwise than the trace says"):
        Progress.from_trace(poverty().trace | {"status": "deterioration"})
    with pytest.raises(attain.ProgressError, match="cannot read `inputs` of the trace"):
        Progress.from_trace({"format": 1, "method": "unsd-2023"})
    with pytest.raises(attain.ProgressError, match="the trace is version 2; this reads version 1"):
        Progress.from_trace(poverty().trace | {"format": 2})


def fell(series: attain.Series) -> dict[str, object]:
    assert series.baseline is not None
    assert series.current is not None
    change = series.current[1] - series.baseline[1]
    return {
        "value": change,
        "score": "1/3",
        "status": "fell",
        "label": "it fell",
        "course": "away",
        "thresholds": [("rose", ">", 0), ("fell", "≤", 0, "unverified")],
        "figures": {"change": change},
        "notes": ["by the province's own rule"],
    }


OWN = Method("direction-1", source="the province's own rule", question="growth", judge=fell)


def test_a_method_of_your_own_has_the_same_result_and_trace() -> None:
    p = poverty(method=OWN)
    assert (p.method, p.source, p.status, p.label, p.course) == (
        "direction-1", OWN.source, "fell", "it fell", "away",
    )  # fmt: skip
    assert (p.value, p.score, p.notes) == (Decimal("-4.3"), Decimal("0.33333333333333333333"), p.notes)
    assert p.thresholds[1] == ("fell", "≤", Decimal(0), "unverified")
    assert set(p.trace) == set(poverty().trace)
    assert p.trace["inputs"] == poverty().trace["inputs"]
    assert poverty(method=Method("short-1", "own", judge=lambda series: "fine")).status == "fine"
    with pytest.raises(attain.ProgressError, match="there is no method `direction-1`"):
        Progress.from_trace(p.trace)
    with pytest.raises(TypeError, match="`direction-1` is a method of your own, which is not stored"):
        pickle.dumps(p)


@pytest.mark.parametrize(
    ("said", "error", "message"),
    [
        (5, TypeError, "expected a status or a mapping from the method `own-1`, got int"),
        ({"verdict": "x"}, attain.Error, "`own-1` says `verdict`; a method may say `value`, `score`"),
        ({"value": 0.5}, TypeError, "a float is not exact"),
        ({"status": "x", "course": "fine"}, attain.Error, "course is one of `achieved`"),
        ({"reason": "because"}, attain.Error, "reason is one of `too_few_points`"),
        ({"thresholds": [("x", "=", 5)]}, attain.Error, "side is one of `≥`"),
    ],
)
def test_what_a_method_may_not_say(said: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        poverty(method=Method("own-1", "own", judge=lambda series: said))


def test_what_a_method_raises_comes_through() -> None:
    def broken(series: attain.Series) -> str:
        raise LookupError("no such year")

    with pytest.raises(LookupError, match="no such year"):
        poverty(method=Method("own-1", "own", judge=broken))
    with pytest.raises(attain.Error, match="`unsd-2023` is a published method; name your own otherwise"):
        poverty(method=Method("unsd-2023", "own", judge=broken))


def table(**given: Any) -> Comparison:
    return compare_methods((2015, 50), (2022, 63), target=(2030, 100), better="higher", **given)


def test_methods_disagree_and_each_says_why() -> None:
    found = table()
    assert len(found) == len(METHODS) - 1
    assert (found.most, found["linear-1"].status) == ("too_slow", "behind")
    assert "linear-1" in found
    assert "statcan-2.4-doubles" not in found
    with pytest.raises(KeyError):
        found["nobody"]
    differing = {p.method for p in found if p.course != found.most}
    assert {d.method for d in found.disagreements} == differing
    assert len(found.explain("vi").splitlines()) == len(differing)
    rows = found.to_dicts()
    assert [row["method"] for row in rows if row["why"]] == [d.method for d in found.disagreements]


def test_methods_are_chosen() -> None:
    found = table(methods=["unsd", OWN, METHODS["linear-1"]])
    assert [p.method for p in found] == ["unsd-2023", "direction-1", "linear-1"]
    with pytest.raises(attain.Error, match="expected one method at least"):
        table(methods=[])


def test_the_table_of_methods_is_escaped() -> None:
    own = Method("<own>", "own", judge=lambda series: {"status": "s", "label": "<i>", "notes": ["a & b"]})
    shown = table(methods=[own, "unsd"])._repr_html_()
    assert "&#60;own&#62;" in shown
    assert "<i>" not in shown
    assert "a &#38; b" in shown


def test_frames_of_methods() -> None:
    pandas = pytest.importorskip("pandas", reason="pandas is not installed; it is the extra attain[pandas]")
    frame = table().to_pandas()
    assert list(frame["method"]) == [p.method for p in table()]
    assert isinstance(frame["value"][0], Decimal)
    assert pandas.isna(frame.set_index("method")["value"]["oecd-2022"])


def test_the_mean_of_scores() -> None:
    met = progress((2015, 100), (2022, 45), target=(2030, 50), better="lower")
    lost = progress((2015, 100), (2020, "85.9"), better="higher")
    none = progress((2015, 100), (2020, 100), better="inside")
    mean = mean_score([met, lost, none])
    assert (mean.status, mean.counted, mean.left_out) == ("moderate_progress", 2, 1)
    assert mean_score([met, lost, lost], groups=[None, "a", "a"]).score == mean.score
    assert mean_score([]).score is None
    with pytest.raises(attain.Error, match="expected a group for each of 1 verdicts, found 2"):
        mean_score([met], groups=["a", "b"])


def test_published_results_of_statistics_canada() -> None:
    path = PUBLISHED / "statcan_history_cases.csv"
    if not path.exists():
        pytest.skip("the published cases do not lie beside the repository")
    judged = 0
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if not (row["base_value"] and row["current_value"] and row["status"] and row["progress_value"]):
                continue
            if row["base_year"] == row["current_year"] or row["base_value"] == row["target"]:
                continue
            year = {name: int(float(row[name])) for name in ("base_year", "current_year", "target_year")}
            p = progress(
                (year["base_year"], Decimal(row["base_value"])),
                (year["current_year"], Decimal(row["current_value"])),
                target=(year["target_year"], Decimal(row["target"])) if row["target"] else None,
                better="lower" if row["direction"].startswith("-") else "higher",
                limit=Decimal(row["limit"]) if row["limit"] else None,
            )
            if p.value is None:
                continue
            judged += 1
            assert float(p.value) == pytest.approx(float(row["progress_value"]), rel=1e-9, abs=1e-12), row["case_id"]
            assert p.status == row["status"], row["case_id"]
    assert judged > 280
