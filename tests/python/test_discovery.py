"""What is there can be found: by the tab key, by reading, by a warning that points to the line."""

from __future__ import annotations

import inspect
import subprocess
import sys
import warnings

import pytest

import attain
from attain import CATALOGUE, Observation, Observations, Plan, Scorecard, Target, compare_methods


def completions(value: object) -> list[str]:
    keys: list[str] = value._ipython_key_completions_()  # type: ignore[attr-defined]
    return keys


def test_keys_complete_to_what_they_find(plan: Plan, card: Scorecard) -> None:
    results = Observations("2024", [Observation("CPI", "3,25%"), Observation("GRDP", "8%")])
    methods = compare_methods((2015, 50), (2022, 65), target=(2030, 100), better="higher")
    for value in (plan, card, results, CATALOGUE, methods):
        keys = completions(value)
        assert keys
        assert len(keys) == len(value)  # type: ignore[arg-type]
        for key in keys:
            assert key in value  # type: ignore[operator]
            value[key]  # type: ignore[index]


def test_ipython_offers_the_keys(plan: Plan) -> None:
    shell = pytest.importorskip("IPython.core.interactiveshell")
    completer = pytest.importorskip("IPython.core.completer")
    config = pytest.importorskip("traitlets.config").Config()
    # No history is kept, so nothing is written to the home of whoever runs this.
    config.HistoryManager.enabled = False
    session = shell.InteractiveShell(config=config)
    session.user_ns["plan"] = plan

    def offered(text: str) -> list[str]:
        with completer.provisionalcompleter():
            return [found.text for found in session.Completer.completions(text, len(text))]

    assert any("Tổng thu ngân sách" in text for text in offered('plan["T'))
    assert any("from_frame" in text for text in offered("plan.from_f"))


def test_dir_lists_names_that_mean_something() -> None:
    assert dir(attain) == sorted(attain.__all__)
    for name in dir(attain):
        assert getattr(attain, name) is not None
    assert "MappingProxyType" not in dir(attain)
    assert "read_folder" in dir(attain)


@pytest.mark.parametrize("kind", [Plan, Scorecard, Observations, attain.Attainment, attain.Pace, Target])
def test_every_member_says_what_it_is(kind: type) -> None:
    members = [name for name in dir(kind) if not name.startswith("_")]
    assert len(members) > 5
    for name in members:
        assert inspect.getdoc(getattr(kind, name)), f"{kind.__name__}.{name}"


@pytest.mark.parametrize(
    ("call", "signature"),
    [
        (Scorecard.chart, "(self, /, ax=None, *, locale='en')"),
        (Scorecard.to_altair, "(self, /, *, locale='en')"),
        (Scorecard.to_great_tables, "(self, /, *, locale='en')"),
        (Scorecard.to_pandas, "(self, /, *, sdmx=False)"),
        (Plan.chart, "(self, /, previous=None, *, locale='en')"),
        (attain.Pace.chart, "(self, /, ax=None, *, locale='en')"),
        (attain.Pace.at, "(self, /, on, observations=None)"),
        (
            Plan.from_frame,
            "(frame, name='plan', *, period=None, authority=None, source=None, columns=None, ignore=(), strict=True, "
            "floats='refuse', locale=None, lexicon=None)",
        ),
    ],
)
def test_signatures_are_told(call: object, signature: str) -> None:
    assert str(inspect.signature(call)) == signature  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("seam", "function"), [("Plan", "plan_from_frame"), ("Observations", "observations_from_frame")]
)
def test_the_signature_of_the_seam_is_that_of_the_function(seam: str, function: str) -> None:
    from attain import rows

    told = inspect.signature(getattr(attain, seam).from_frame).parameters
    taken = inspect.signature(getattr(rows, function)).parameters
    assert [(name, p.default, p.kind) for name, p in told.items()] == [
        (name, p.default, p.kind) for name, p in taken.items()
    ]


def test_a_wrong_option_is_refused_by_name(card: Scorecard) -> None:
    pytest.importorskip("matplotlib")
    with pytest.raises(TypeError, match="colour"):
        card.chart(colour="red")  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="colums"):
        Plan.from_frame({"indicator": []}, colums={})  # type: ignore[call-arg]


def test_warnings_have_a_class_of_their_own() -> None:
    assert issubclass(attain.UnreadWarning, attain.AttainWarning)
    assert issubclass(attain.AttainWarning, UserWarning)
    assert not issubclass(attain.AttainWarning, attain.Error)
    rows = {"indicator": ["CPI"], "value": ["3%"], "note": [""]}
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        warnings.simplefilter("ignore", attain.AttainWarning)
        Observations.from_frame(rows)
    with warnings.catch_warnings():
        warnings.simplefilter("error", attain.AttainWarning)
        with pytest.raises(attain.UnreadWarning):
            Observations.from_frame(rows)


def test_a_warning_points_to_the_line_that_called() -> None:
    rows = {"indicator": ["CPI"], "value": ["3%"], "note": [""]}
    line = inspect.currentframe().f_lineno + 2  # type: ignore[union-attr]
    with pytest.warns(attain.UnreadWarning) as said:
        Observations.from_frame(rows)
    assert (said[0].filename, said[0].lineno) == (__file__, line)


def test_importing_attain_is_light() -> None:
    heavy = "{'pandas', 'polars', 'numpy', 'matplotlib', 'altair', 'great_tables', 'tqdm', 'pyarrow', 'IPython'}"
    code = f"import attain, sys; sys.exit(bool({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_repr_is_short_in_a_notebook(plan: Plan, card: Scorecard) -> None:
    pretty = pytest.importorskip("IPython.lib.pretty").pretty
    assert pretty(plan) == str(plan)
    assert pretty(card) == str(card)


def test_a_problem_reads_as_a_row() -> None:
    with pytest.raises(attain.FrameError) as caught:
        Plan.from_frame({"indicator": ["CPI", "GRDP"], "goal": ["tỹ", ""]})
    assert [tuple(problem)[:3] for problem in caught.value.problems] == [(0, "goal", "tỹ"), (1, "goal", "")]
    assert isinstance(caught.value, ValueError)
