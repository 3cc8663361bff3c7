"""Plans: held, written to files, judged."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import attain
from attain import CATALOGUE, Goal, Observation, Plan, Target


def test_a_plan_is_a_collection_of_targets(plan: Plan) -> None:
    assert len(plan) == 6
    assert [t.indicator.name for t in plan][:2] == ["CPI", "Tăng trưởng GRDP"]
    assert plan["cpi"].goal == Goal("không quá 4%")
    assert "CPI" in plan
    assert plan["CPI"] in plan
    assert plan["CPI"].indicator in plan
    assert "Hạnh phúc" not in plan
    assert 5 not in plan
    assert plan.targets == tuple(plan)
    assert (plan.name, plan.source) == ("Kế hoạch 2024", "Nghị quyết của HĐND tỉnh")
    with pytest.raises(KeyError, match="Hạnh phúc"):
        plan["Hạnh phúc"]
    assert plan._ipython_key_completions_()[0] == "CPI"


def test_a_plan_does_not_change() -> None:
    empty = Plan("2024")
    more = empty.with_(Target("CPI", "không quá 4%"))
    assert (len(empty), len(more)) == (0, 1)
    with pytest.raises(
        attain.PlanError,
        match="^the plan `2024` has two targets for `cpi`; revise the first, or give each its authority or period$",
    ):
        more.with_(Target("cpi", "không quá 3%"))


def test_targets_are_targets() -> None:
    with pytest.raises(TypeError):
        Plan("2024", ["CPI"])  # type: ignore[list-item]
    with pytest.raises(TypeError):
        Plan("2024", 5)  # type: ignore[arg-type]


def test_files(plan: Plan, tmp_path: Path) -> None:
    plan = plan.with_(
        Target(
            "GRDP", "10,5%", better="higher", weight="2", group="Kinh tế", period="2021/2025", over="average"
        ).revised("9,5 - 10,5%", on=date(2024, 7, 1))
    )
    for locale in ("vi", "en"):
        for write, read in ((plan.to_toml, Plan.from_toml), (plan.to_json, Plan.from_json)):
            file = tmp_path / "plan"
            text = write(file, locale=locale)
            assert file.read_text("utf-8") == text
            assert read(file) == plan
            assert read(str(file)) == plan


def test_a_wrong_file_says_where(tmp_path: Path) -> None:
    file = tmp_path / "plan.toml"
    file.write_text('format = 1\nname = "x"\n[[target]]\nindicator = "CPI"\ngoal = "không quá"\n', "utf-8")
    with pytest.raises(attain.WireError, match=r"plan\.toml: target 1 `CPI`: goal: "):
        Plan.from_toml(file)
    file.write_text("format = 2\nname = 'x'\n", "utf-8")
    with pytest.raises(attain.WireError, match="the format is version 2; this reads version 1"):
        Plan.from_toml(file)


def test_parts_that_add_up(plan: Plan) -> None:
    (parts,) = plan.check_parts()
    assert (parts.total, parts.parts) == ("Tổng thu ngân sách", ("Thu nội địa", "Thu xuất nhập khẩu"))
    assert parts.check.verdict == "holds"
    with pytest.raises(attain.PlanError, match="is a part of `nothing`, which the plan does not hold"):
        Plan("x", [Target("a", "5%", better="higher", of="nothing")]).check_parts()


def test_ambition() -> None:
    plan = Plan("2024", [Target("Tổng thu", "17.500 tỷ đồng", better="higher"), Target("CPI", "không quá 4%")])
    less, unknown = plan.ambition([Observation("Tổng thu", "17.946 tỷ đồng", period="2023")])
    assert (less.asks, str(less.gap), less.reason) == ("less", "446 billion VND", None)
    assert less.previous is not None
    assert (unknown.asks, unknown.previous, unknown.reason) == ("unknown", None, "no earlier result")


def test_judging_in_every_form_of_results(plan: Plan, results: list[Observation]) -> None:
    card = plan.assess(results)
    assert plan.assess(tuple(results)) == card
    assert plan.assess(o for o in results) == card
    document = attain.Observations("2024", results, published=attain.Published(3, 4))
    assert plan.assess(document).published == attain.Published(3, 4)
    assert plan.assess(document).met == card.met
    assert plan.assess(results[0])["CPI"].status == "met"
    for wrong in (5, ["CPI"], [5]):
        with pytest.raises(TypeError, match="expected Observations or Observation, got"):
            plan.assess(wrong)  # type: ignore[arg-type]


def test_vintages_and_quality() -> None:
    plan = Plan("2024", [Target("CPI", "không quá 4%")])
    november = Observation("CPI", "4,1%", as_of=date(2024, 11, 30))
    december = Observation("CPI", "3,9%", as_of=date(2024, 12, 31))
    assert plan.assess([november, december])["CPI"].status == "met"
    assert plan.assess([november, december], cut_off="2024-12-01")["CPI"].status == "missed"
    final = Observation("CPI", "4,2%", as_of=date(2024, 12, 31), quality="final")
    assert plan.assess([december, final])["CPI"].status == "missed"
    with pytest.raises(attain.Ambiguous, match="has 2 observations that are equally settled and equally new") as error:
        plan.assess([Observation("CPI", "3%"), Observation("CPI", "5%")])
    assert isinstance(error.value, attain.AssessError)
    assert error.value.candidates == ()


def test_authorities() -> None:
    plan = Plan(
        "2024",
        [
            Target("GRDP", "8%", better="higher", authority="HĐND tỉnh"),
            Target("GRDP", "7%", better="higher", authority="Chính phủ"),
        ],
    )
    seven = [Observation("GRDP", "7,5%")]
    with pytest.raises(attain.PlanError, match="^`GRDP` has targets by `HĐND tỉnh` and `Chính phủ`; choose"):
        plan.assess(seven)
    assert plan.assess(seven, authority="Chính phủ").met == 1
    assert plan.assess(seven, authority="HĐND tỉnh").met == 0


def test_the_catalogue_gives_direction_and_unit() -> None:
    plan = Plan("2024", [Target(CATALOGUE["budget_revenue"], 17500, period="2024")])
    assert plan.assess([Observation("Tổng thu ngân sách", "17.946 tỷ đồng", period="2024")]).met == 1


def test_a_target_by_its_position(plan: attain.Plan, card: attain.Scorecard) -> None:
    assert plan[0] == plan["CPI"]
    assert plan[-1].name == card[-1].target.name == "Vũng Áng 2 vận hành thử"
    assert card[0] == card["CPI"]
    for of in (plan, card):
        for missing in (6, -7):
            with pytest.raises(IndexError, match=f"^there is no position {missing}: there are 6$"):
                of[missing]
        with pytest.raises(KeyError, match="^'GDP'$"):
            of["GDP"]
        for wrong in (None, True, 1.0, ["CPI"]):
            name = type(wrong).__name__
            with pytest.raises(TypeError, match=f"^expected the name or the position of a target, got {name}$"):
                of[wrong]  # type: ignore[index]


def test_a_file_that_is_not_in_utf_8(tmp_path: Path) -> None:
    file = tmp_path / "plan.toml"
    text = 'format = 1\nname = "Kê"\n'
    for encoding, at in (("cp1258", 20), ("utf-16", 0)):
        file.write_bytes(text.encode(encoding))
        for read in (attain.Plan.from_toml, attain.Plan.from_json, attain.Observations.from_toml):
            with pytest.raises(attain.WireError) as raised:
                read(file)
            message = f"{file}: it is not in UTF-8 (byte {at}); save it with the encoding UTF-8"
            assert str(raised.value) == message
    with pytest.raises(FileNotFoundError):
        attain.Plan.from_toml(tmp_path / "absent.toml")


def test_a_file_may_begin_with_a_mark(tmp_path: Path, plan: attain.Plan) -> None:
    file = tmp_path / "plan"
    for text, read in ((plan.to_toml(locale="vi"), attain.Plan.from_toml), (plan.to_json(), attain.Plan.from_json)):
        file.write_text(text, "utf-8-sig")
        assert len(read(file)) == 6
