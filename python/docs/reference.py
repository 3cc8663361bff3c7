"""The pages of the reference: which names stand together. The words come from the package itself."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import attain


class Group(NamedTuple):
    """Names that are looked for together."""

    title: str
    about: str
    listed: str

    @property
    def names(self) -> list[str]:
        """The names, in the order of the page."""
        return self.listed.split()

    @property
    def page(self) -> str:
        """The name of its page."""
        return self.title.lower().replace(" ", "-").replace(",", "") + ".md"


def _errors() -> list[str]:
    found = {name: getattr(attain, name) for name in attain.__all__ if name != "Error"}
    return sorted(name for name, value in found.items() if isinstance(value, type) and issubclass(value, Exception))


GROUPS = (
    Group(
        "Plans and results",
        "What a plan asks for, what was measured, and the documents that hold them.",
        "Plan Target Goal Indicator Observations Observation Published Version read_folder",
    ),
    Group(
        "Verdicts",
        "What became of a target, and of all targets of a plan.",
        "Scorecard Attainment Row Counts Flips Flip Passing Difference Ambition PartsCheck Line replay RULES",
    ),
    Group(
        "Pace within a year",
        "How a target is doing before its period has ended.",
        "pace side_by_side against_last_year Pace Paces Projection Required SamePeriod",
    ),
    Group(
        "Progress over years",
        "The published methods, one at a time or side by side.",
        "progress compare_methods mean_score METHODS Method Progress Comparison Disagreement Series Threshold "
        "MeanScore",
    ),
    Group(
        "Reading reports",
        "Figures, targets, results and claims out of prose and tables.",
        "read read_table Reading Mention StatedClaim Unplaced Notice",
    ),
    Group(
        "Columns",
        "The same rules over columns of pandas, polars, pyarrow, duckdb and Parquet files, millions of rows at a time.",
        "assess_table assess_stream assess_file rollup_table combine_rollups parse_column pace_table progress_table "
        "Table TableStream",
    ),
    Group("Arithmetic that a text states", "Whether a printed statement holds.", "Claim Check"),
    Group(
        "What would change a verdict",
        "The functions of `attain.whatif`, and what they answer with.",
        " ".join(f"whatif.{name}" for name in attain.whatif.__all__),
    ),
    Group(
        "Numbers, units, periods",
        "The values that everything else is made of.",
        "Quantity Range Figure Tally Unit Rate Sdmx Period Lexicon Catalogue CATALOGUE "
        "number ordinal write_number write_words",
    ),
    Group(
        "Errors and warnings",
        "Everything that is refused is an [`Error`][attain.Error]; what is left out without an error is said by an "
        "[`AttainWarning`][attain.AttainWarning].",
        " ".join(["Error", *_errors(), "Problem", "UnreadCell"]),
    ),
)
#: Names of the package that no page of its own needs.
ELSEWHERE = {"whatif", "__version__"}


def missing() -> list[str]:
    """Return the public names that no page has."""
    listed = {name.split(".")[0] for group in GROUPS for name in group.names}
    return sorted(set(attain.__all__) - listed - ELSEWHERE)


def files(examples: Path) -> str:
    """Return the page on the files that people write, which is the one beside the examples."""
    text = (examples / "README.md").read_text("utf-8")
    _, heading, rest = text.partition("## A plan file")
    if not heading:
        raise SystemExit("the page on the files of plans and results has no heading `A plan file`")
    about = "What the files of a plan and of its results may hold, in TOML; JSON has the same keys."
    return f"# Files of plans and results\n\n{about}\n\n{heading}{rest}"


def write(examples: Path, folder: Path) -> list[tuple[str, str]]:
    """Write the pages, and return their titles and places."""
    if missing():
        raise SystemExit(f"the reference has no place for {', '.join(missing())}; add them to `GROUPS`")
    folder.mkdir(parents=True)
    pages = []
    for group in GROUPS:
        entries = "\n\n".join(f"::: attain.{name}" for name in group.names)
        (folder / group.page).write_text(f"# {group.title}\n\n{group.about}\n\n{entries}\n", "utf-8")
        pages.append((group.title, f"reference/{group.page}"))
    (folder / "files.md").write_text(files(examples), "utf-8")
    return [*pages, ("Files of plans and results", "reference/files.md")]
