"""What attain raises: one class a room of the core, all of them under ``Error``, which is a ``ValueError``.

An argument of the wrong *type* (a float, a bool) is a ``TypeError`` instead. What is left out without an error is said
by an ``AttainWarning``.
"""

from __future__ import annotations

import sys
import warnings
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from attain.records import Problem, UnreadCell


class Error(ValueError):
    """Anything that attain refuses.

    Examples
    --------
    >>> import attain
    >>> try:
    ...     attain.Quantity("17.500 tỹ")
    ... except attain.Error as error:
    ...     print(type(error).__name__)
    TextError
    """


class DecimalError(Error):
    """A number or a result that is no exact decimal of at most 28 digits."""


class LocaleError(Error):
    """A language that is neither ``vi`` nor ``en``."""


class PeriodError(Error):
    """A text that is no period, or a period that the calendar does not have.

    Attributes
    ----------
    at : int or None
        Where in the text it stops making sense, in characters from 0.

    Examples
    --------
    >>> import attain
    >>> try:
    ...     attain.Period("quý someday")
    ... except attain.PeriodError as error:
    ...     print(error.at)
    4
    """

    def __init__(self, message: str = "", at: int | None = None) -> None:
        super().__init__(message)
        self.at: int | None = at


class UnitError(Error):
    """What is no unit, or two units between which no conversion leads."""


class QuantityError(Error):
    """Two quantities that do not combine."""


class RangeError(Error):
    """Bounds in the wrong order, a union with a gap, a difference of two pieces."""


class TallyError(Error):
    """More than there are, or of none."""


class GoalError(Error):
    """What is no goal, or cannot be judged by."""


class TargetError(Error):
    """A target that contradicts itself."""


class ObservationError(Error):
    """Members that do not agree with the tally they belong to."""


class AssessError(Error):
    """A target that could not be judged."""


class NotComparable(AssessError):
    """An observation that is no answer to the target."""


class PlanError(Error):
    """Targets that do not make one plan."""


class PublishedError(Error):
    """A published count of more than there are."""


class PaceError(Error):
    """A target whose pace cannot be measured, by this figure or this profile."""


class ProgressError(Error):
    """Years or bounds out of order, or a name that no method has."""


class WhatIfError(Error):
    """A question about what would be that has no answer."""


class WireError(Error):
    """A stored value or a file that is not in its form."""


class ReplayError(Error):
    """A trace that judges otherwise than it says."""


class TextError(Error):
    """A text that is not what it should be.

    Attributes
    ----------
    at : int or None
        Where in the text it stops making sense, in characters from 0.

    Examples
    --------
    >>> import attain
    >>> try:
    ...     attain.Quantity("17.500 tỹ", locale="vi")
    ... except attain.TextError as error:
    ...     print(error.at)
    7
    """

    def __init__(self, message: str = "", at: int | None = None) -> None:
        super().__init__(message)
        self.at: int | None = at


class Ambiguous(TextError, AssessError):
    """More than one reading of a text, or more than one observation that would count.

    Attributes
    ----------
    candidates : tuple of (str, str)
        The readings of the text, each with the language in which it would mean that.

    Examples
    --------
    >>> import attain
    >>> try:
    ...     attain.number("1.500")
    ... except attain.Ambiguous as error:
    ...     print(error.candidates)
    (('1500', 'vi'), ('1.5', 'en'))
    """

    def __init__(self, message: str = "", candidates: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__(message)
        self.candidates: tuple[tuple[str, str], ...] = tuple(candidates)


class FrameError(Error):
    """Rows of a table that cannot be read, all of them.

    Attributes
    ----------
    problems : tuple of Problem
        Each row, with its column, what stands there and what is wrong with it.

    Examples
    --------
    >>> import attain
    >>> rows = {"indicator": ["CPI", "GRDP", "Thu"], "value": ["3,25%", "tỹ", None]}
    >>> try:
    ...     attain.Observations.from_frame(rows)
    ... except attain.FrameError as error:
    ...     print([(problem.row, problem.column) for problem in error.problems])
    [(1, 'value'), (2, 'value')]
    """

    def __init__(self, message: str = "", problems: Sequence[Problem] = ()) -> None:
        super().__init__(message)
        self.problems: tuple[Problem, ...] = tuple(problems)


class SheetError(Error):
    r"""A workbook or a CSV file that is not read, or cells of it that could not be, all of them.

    Attributes
    ----------
    cells : tuple of UnreadCell
        Each cell, with its sheet, what it shows and why it could not be read; empty where the file is the reason.

    Examples
    --------
    >>> import pathlib, tempfile
    >>> import attain
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = pathlib.Path(folder, "plan.csv")
    ...     written = file.write_text("Chỉ tiêu;Kế hoạch 2024\nThu;17.500 tỹ\nCPI;4%\n", "utf-8")
    ...     try:
    ...         attain.Plan.from_csv(file, strict=True)
    ...     except attain.SheetError as error:
    ...         print([(cell.cell, cell.text) for cell in error.cells])
    [('B2', '17.500 tỹ')]
    """

    def __init__(self, message: str = "", cells: Sequence[UnreadCell] = ()) -> None:
        super().__init__(message)
        self.cells: tuple[UnreadCell, ...] = tuple(cells)


class ColumnError(Error):
    """A column that is not there or there twice, or a setting of a call over columns that cannot be.

    Examples
    --------
    >>> import pyarrow as pa
    >>> import attain
    >>> try:
    ...     attain.assess_table(pa.table({"valeu": [8]}))
    ... except attain.ColumnError as error:
    ...     print(error)
    there is no column `value`; there are `valeu`
    """


class ColumnTypeError(ColumnError, TypeError):
    """A column that holds no exact numbers, or other words than it should; the message has the cast to write.

    Examples
    --------
    >>> import pyarrow as pa
    >>> import attain
    >>> try:
    ...     attain.assess_table(pa.table({"value": [8.05], "lower": [8], "upper": [8]}))
    ... except TypeError as error:
    ...     print(str(error).partition(";")[0])
    column `value` is Float64, where a column of decimals or of integers is needed
    """


class RowError(ColumnError):
    """With `strict`, the first row that cannot be judged.

    Attributes
    ----------
    row : int or None
        Its number, from 0.
    reason : str or None
        What is wrong, as in the column `reason`.

    Examples
    --------
    >>> import pyarrow as pa
    >>> import attain
    >>> try:
    ...     attain.assess_table(pa.table({"value": [8, 8], "lower": [8, 9], "upper": [8, 8]}), strict=True)
    ... except attain.RowError as error:
    ...     print(error.row, error.reason)
    1 lower_above_upper
    """

    def __init__(self, message: str = "", row: int | None = None, reason: str | None = None) -> None:
        super().__init__(message)
        self.row: int | None = row
        self.reason: str | None = reason


class TableError(Error):
    """A table that cannot be read: a stream that was read before, a source that fails or contradicts itself.

    Examples
    --------
    >>> import pyarrow as pa
    >>> import attain
    >>> months = attain.assess_stream(pa.table({"value": [8], "lower": [8], "upper": [8]}))
    >>> first = pa.table(months)
    >>> try:
    ...     pa.table(months)
    ... except attain.TableError as error:
    ...     print(error)
    the table was read before and can be read once; ask its source for a new one
    """


class FolderError(Error):
    """Files of a folder that cannot be read, all of them.

    Attributes
    ----------
    errors : dict of str to Exception
        What is wrong with each file, by its name.
    """

    def __init__(self, message: str = "", errors: dict[str, Exception] | None = None) -> None:
        super().__init__(message)
        self.errors: dict[str, Exception] = dict(errors or {})


class MissingExtra(ModuleNotFoundError):
    """A library that an optional part needs is not installed; the message says what installs it.

    Examples
    --------
    >>> import attain
    >>> try:
    ...     attain.errors.needed("no_such_library", extra="chart")
    ... except attain.MissingExtra as error:
    ...     print(error)
    `no_such_library` is not installed; install it with `pip install "attain[chart]"`
    """


class AttainWarning(UserWarning):
    """Anything that attain says without refusing."""


class UnreadWarning(AttainWarning):
    """Columns, rows or files that were left out.

    Examples
    --------
    >>> import warnings
    >>> import attain
    >>> with warnings.catch_warnings(record=True) as said:
    ...     warnings.simplefilter("always")
    ...     results = attain.Observations.from_frame({"indicator": ["CPI"], "value": ["3,25%"], "note": ["…"]})
    >>> print(said[0].category.__name__, said[0].message)
    UnreadWarning columns that are not read: `note`; name them in ignore=, or say in columns= what they are
    """


class UnreadCellsWarning(UnreadWarning):
    r"""Cells of a sheet that could not be read; the rest of it was.

    Attributes
    ----------
    cells : tuple of UnreadCell
        Each cell, with its sheet, what it shows and why it could not be read.

    Examples
    --------
    >>> import pathlib, tempfile, warnings
    >>> import attain
    >>> with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings(record=True) as said:
    ...     warnings.simplefilter("always")
    ...     file = pathlib.Path(folder, "plan.csv")
    ...     written = file.write_text("Chỉ tiêu;Kế hoạch 2024\nThu;17.500 tỹ\nCPI;4%\n", "utf-8")
    ...     plan = attain.Plan.from_csv(file)
    >>> len(plan), [cell.cell for cell in said[0].message.cells]
    (1, ['B2'])
    """

    def __init__(self, message: str = "", cells: Sequence[UnreadCell] = ()) -> None:
        super().__init__(message)
        self.cells: tuple[UnreadCell, ...] = tuple(cells)


class UnreadRowsWarning(UnreadWarning):
    """Rows of a column that could not be read; the rest of it was.

    Attributes
    ----------
    count : int
        How many there are.
    rows : tuple of (int, str)
        The first hundred: the number of the row, from 0, and what is wrong.

    Examples
    --------
    >>> import warnings
    >>> import pyarrow as pa
    >>> import attain
    >>> with warnings.catch_warnings(record=True) as said:
    ...     warnings.simplefilter("always")
    ...     table = attain.parse_column(pa.array(["17.500 tỷ đồng", "17.500 tỹ"]), locale="vi")
    >>> said[0].message.count, said[0].message.rows[0][0]
    (1, 1)
    """

    def __init__(self, message: str = "", count: int = 0, rows: Sequence[tuple[int, str]] = ()) -> None:
        super().__init__(message)
        self.count: int = count
        self.rows: tuple[tuple[int, str], ...] = tuple(rows)


def warn(message: str | AttainWarning, category: type[AttainWarning] = UnreadWarning) -> None:
    """Warn at the line that called into the package.

    Examples
    --------
    >>> import warnings
    >>> from attain.errors import warn
    >>> with warnings.catch_warnings(record=True) as said:
    ...     warnings.simplefilter("always")
    ...     warn("3 rows are left out")
    >>> [str(warning.message) for warning in said]
    ['3 rows are left out']
    """
    level, frame = 1, sys._getframe()
    while frame.f_back is not None and frame.f_globals.get("__name__", "").split(".")[0] == "attain":
        level, frame = level + 1, frame.f_back
    warnings.warn(message, category, stacklevel=level)


def needed(module: str, *, extra: str) -> None:
    """Refuse, with what to install, where a library is not there.

    Examples
    --------
    >>> from attain.errors import needed
    >>> needed("json", extra="json")
    """
    try:
        __import__(module)
    except ModuleNotFoundError as error:
        if error.name is None or error.name.split(".")[0] != module.split(".")[0]:
            raise
        remedy = f'install it with `pip install "attain[{extra}]"`'
        raise MissingExtra(f"`{module}` is not installed; {remedy}", name=module) from None
