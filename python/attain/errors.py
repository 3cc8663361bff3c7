"""What attain raises: one class a room of the core, all of them under ``Error``, which is a ``ValueError``.

An argument of the wrong *type* (a float, a bool) is a ``TypeError`` instead.
"""

from collections.abc import Sequence


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
