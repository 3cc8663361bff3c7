"""The examples of the documentation run, and every public name has one."""

from __future__ import annotations

import doctest
import inspect
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import attain
import attain.accessor
import attain.bullet
import attain.burnup
import attain.canvas
import attain.cells
import attain.chart
import attain.columns
import attain.dot
import attain.errors
import attain.executors
import attain.folder
import attain.frame
import attain.meter
import attain.records
import attain.rows
import attain.tables
import attain.vega
import attain.whatif

#: The modules whose public names are documented with examples.
MODULES = [
    attain,
    attain.accessor,
    attain.bullet,
    attain.burnup,
    attain.canvas,
    attain.cells,
    attain.chart,
    attain.columns,
    attain.dot,
    attain.errors,
    attain.executors,
    attain.folder,
    attain.frame,
    attain.meter,
    attain.records,
    attain.rows,
    attain.tables,
    attain.vega,
    attain.whatif,
]
#: The libraries without which the examples of an extra do not run.
LIBRARIES = ("pandas", "polars", "matplotlib", "altair", "great_tables", "tqdm")


def documented() -> Iterator[tuple[str, Any]]:
    yield "attain", attain
    yield "Flips.chart", attain.Flips.chart
    for module in MODULES:
        for name, value in vars(module).items():
            if name.startswith("_") or not (inspect.isclass(value) or inspect.isroutine(value)):
                continue
            if not getattr(value, "__module__", "").startswith("attain"):
                continue
            yield name, value
            if inspect.isclass(value) and value.__module__ in ("attain", "attain.accessor"):
                for member in vars(value):
                    if not member.startswith("_"):
                        yield f"{name}.{member}", getattr(value, member)


DOCUMENTED = dict(documented())
ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", DOCUMENTED)
def test_examples_run(name: str) -> None:
    doc = inspect.getdoc(DOCUMENTED[name]) or ""
    for library in LIBRARIES:
        if library in doc + name:
            pytest.importorskip(library, reason=f"{library} is not installed; it is of the extra attain[all]")
    test = doctest.DocTestParser().get_doctest(doc, {}, name, None, None)
    out: list[str] = []
    runner = doctest.DocTestRunner(optionflags=doctest.IGNORE_EXCEPTION_DETAIL)
    runner.run(test, out=out.append)
    assert not runner.failures, "".join(out)


@pytest.mark.parametrize("name", DOCUMENTED)
def test_every_public_name_is_documented(name: str) -> None:
    value = DOCUMENTED[name]
    doc = inspect.getdoc(value)
    assert doc, f"{name} has no docstring"
    is_error = inspect.isclass(value) and issubclass(value, Exception)
    is_property = type(value).__name__ == "getset_descriptor"
    if not (is_error or is_property):
        assert ">>>" in doc, f"{name} has no example"


@pytest.mark.parametrize("page", ["README.md", "DESIGN.md"])
def test_python_on_a_page_runs(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    text = (ROOT / page).read_text("utf-8")
    blocks = re.findall(r"^```python\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    names: dict[str, object] = {}
    for block in blocks:
        exec(compile(block, page, "exec"), names)


def test_the_annotated_files_are_read(tmp_path: Path) -> None:
    text = (ROOT / "examples" / "README.md").read_text("utf-8")
    files = []
    for block in re.findall(r"^```toml\n(.*?)^```", text, re.DOTALL | re.MULTILINE):
        files.append(tmp_path / f"{len(files)}.toml")
        files[-1].write_text(block, "utf-8")
    plan, results = attain.Plan.from_toml(files[0]), attain.Observations.from_toml(files[1])
    card = plan.assess(results)
    assert [a.status for a in card] == ["met", "met", "no_data", "exceeded", "no_data", "missed"]
    assert (card.met, card.total, card.published) == (3, 5, attain.Published(4, 5, exceeded=1))
    assert [claim.check().verdict for _, claim in results.claims()] == ["holds"]
    assert plan["Tăng trưởng GRDP"].versions[1].on == date(2024, 7, 1)
    for locale in ("vi", "en"):
        again = tmp_path / f"{locale}.toml"
        plan.to_toml(again, locale=locale)
        assert attain.Plan.from_toml(again) == plan


def test_signatures_are_those_that_a_reader_sees() -> None:
    signature = str(inspect.signature(attain.Target))
    assert signature.startswith("(indicator, goal=None, *, by=None, better=None, period=None, authority=None")
    assert str(inspect.signature(attain.Attainment.explain)) == "(self, /, locale='en')"
    assert str(inspect.signature(attain.number)) == "(text, *, locale=None)"
