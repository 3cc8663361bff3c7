"""The pages of the progress methods: what each says of itself in the core, and one series judged by all of them."""

from __future__ import annotations

import re
from pathlib import Path

import attain

_HEAD = re.compile(r"\A(?://!.*\n)+")
_EXAMPLE = re.compile(r"^```\n.*?^```\n?", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"\[(`[^`]+`)\](?!\()")

#: The series that every page judges: the official poverty rate of Canada.
BASELINE, CURRENT = (2015, "14.5"), (2023, "10.2")
SERIES = {"target": (2030, "7.25"), "better": "lower", "percent": True}
#: What some methods measure by, made up for these pages: a spread across countries; worst, red, green and best.
MEASURES = {"spread": "6.1", "scale": ("25", "20", "10", "5")}

QUESTIONS = {
    "growth": "Does it grow, or fall, fast enough?",
    "projection": "Where does constant growth lead by the year of the target?",
    "pace": "Is it as far as a straight line would be by now?",
    "regression": "Where does the line through all years lead?",
    "distance": "How far is it from the target, whatever the time?",
    "attainment": "How much is reached, whatever the time?",
}
EVIDENCE = {
    "read": "read at its publisher",
    "restated": "restated by others who follow it",
    "unverified": "not read at its publisher",
}


def own_words(sources: Path, name: str) -> str:
    """Return what the core says of a method at the head of its file, without the examples in Rust."""
    for file in sorted(sources.rglob("*.rs")):
        head = _HEAD.match(file.read_text("utf-8"))
        if head is None:
            continue
        text = re.sub(r"^//! ?", "", head[0], flags=re.MULTILINE)
        if f"`{name}`" in text.split("\n\n", 1)[0]:
            # Markdown of Rust escapes a bar in a table; that of the site takes code as it is.
            return _LINK.sub(r"\1", _EXAMPLE.sub("", text)).replace("\\|", "|").strip()
    raise SystemExit(f"no file of `{sources.name}` begins with the name of the method `{name}`")


def measured(name: str) -> dict[str, object]:
    """Return those of the measures on which the verdict of a method hangs."""
    plain = attain.progress(BASELINE, CURRENT, method=name, **SERIES)

    def matters(measure: dict[str, object]) -> bool:
        found = attain.progress(BASELINE, CURRENT, method=name, **SERIES, **measure)
        return (found.status, found.reason, found.value) != (plain.status, plain.reason, plain.value)

    return {what: measure for what, measure in MEASURES.items() if matters({what: measure})}


def call(name: str) -> str:
    """Return the call that judges the series, as a reader would type it."""
    given = {**SERIES, **measured(name), "method": name}
    texts = [repr(BASELINE), repr(CURRENT), *(f"{what}={value!r}" for what, value in given.items())]
    return f"attain.progress({', '.join(texts)})".replace("'", '"')


def said(name: str) -> str:
    """Return what a method says of the series, as Markdown."""
    verdict = attain.progress(BASELINE, CURRENT, method=name, **SERIES, **measured(name))
    if verdict.reason is not None:
        return f"`{name}` has no value for it: `{verdict.reason}`."
    lines = [f"It says **{verdict.label}** (`{verdict.status}`)."]
    for what, value in (("value", verdict.value_to(4, "half_even")), ("score", verdict.score_to(4, "half_even"))):
        if value is not None:
            lines.append(f"The {what} is {value.normalize():f}, to four digits at most.")
    text = " ".join(lines)
    if verdict.thresholds:
        rows = "\n".join(
            f"| {edge.status.replace('_', ' ')} | {edge.side} {edge.at} | {EVIDENCE[edge.evidence]} |"
            for edge in verdict.thresholds
        )
        text += f"\n\n| status | value | the edge is |\n|---|---|---|\n{rows}"
    return text


def page(sources: Path, method: attain.Method) -> str:
    """Return the page of a method."""
    needed = " and ".join(f"`{what}`" for what in measured(method.name))
    made_up = f"\nThe method also measures by {needed}, made up for this page.\n" if needed else ""
    return f"""# {method.name}

It {method.description}. The question it answers: *{QUESTIONS[method.question]}*

- Source: {method.source}
- Evidence: `{method.evidence}`, its formula is {EVIDENCE[method.evidence]}

## What it does

{own_words(sources, method.name)}

## One series judged by it

The official poverty rate of Canada was 14.5 % in 2015 and 10.2 % in 2023; 7.25 % is wanted by 2030.

{said(method.name)}

```python
{call(method.name)}
```
{made_up}

[All methods](index.md) · [how to compare them](../how-to/compare-methods.md) ·
[`attain.progress`][attain.progress]
"""


def contents() -> str:
    """Return the page that lists them all."""
    rows = []
    for name, method in attain.METHODS.items():
        verdict = attain.progress(BASELINE, CURRENT, method=name, **SERIES, **measured(name))
        says = f"`{verdict.reason}`" if verdict.reason else verdict.label
        rows.append(f"| [{name}]({name}.md) | {QUESTIONS[method.question]} | {EVIDENCE[method.evidence]} | {says} |")
    table = "\n".join(rows)
    return f"""# Methods

`attain.METHODS` has {len(attain.METHODS)} versioned ways to judge several years. They answer different questions, so
they need not agree; each has a source, and a grade that says how well its formula is vouched for. The last column is
what a method says of one series: the official poverty rate of Canada, 14.5 % in 2015, 10.2 % in 2023, 7.25 % wanted by
2030.

| method | question | its formula is | says |
|---|---|---|---|
{table}

A method of your own is a callable: see [`attain.Method`][attain.Method].
"""


def write(sources: Path, folder: Path) -> list[tuple[str, str]]:
    """Write the pages, and return their titles and places."""
    folder.mkdir(parents=True)
    (folder / "index.md").write_text(contents(), "utf-8")
    for name, method in attain.METHODS.items():
        (folder / f"{name}.md").write_text(page(sources, method), "utf-8")
    return [("Methods", "methods/index.md"), *((name, f"methods/{name}.md") for name in attain.METHODS)]
