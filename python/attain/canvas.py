"""What every chart of matplotlib needs: axes to draw on, and text that is no formula."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from importlib import import_module
from typing import TYPE_CHECKING, Any

from attain._attain import write_number
from attain.errors import needed

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.axis import Axis
    from matplotlib.text import Text

    from attain._attain import _Locale


def axes(rows: int) -> Axes:
    """Return new axes for so many rows; needs the extra ``attain[chart]``.

    Examples
    --------
    >>> import matplotlib
    >>> matplotlib.use("Agg")
    >>> from attain.canvas import axes
    >>> axes(3).get_title()
    ''
    """
    needed("matplotlib", extra="chart")
    import matplotlib.pyplot as plt

    _, ax = plt.subplots(figsize=(9, 0.45 * max(rows, 1) + 1.4), layout="constrained")
    return ax


def room_for(ax: Axes, beside: Iterable[Text]) -> None:
    """Widen a figure until what is drawn has two inches between its names and what is written beside it.

    Examples
    --------
    >>> import matplotlib
    >>> matplotlib.use("Agg")
    >>> from attain.canvas import axes, room_for
    >>> ax = axes(1)
    >>> ticks = ax.set_yticks([0], ["long " * 30])
    >>> room_for(ax, [])
    >>> round(ax.figure.get_figwidth()) > 9
    True
    """
    figure = ax.get_figure(root=True)
    if figure is None:
        return
    widths = [[text.get_window_extent().width for text in texts] for texts in (ax.get_yticklabels(), beside)]
    needed = sum(max(each, default=0) for each in widths) / figure.dpi + 2
    figure.set_figwidth(float(max(needed, figure.get_figwidth())))


def panels(rows: list[int]) -> list[Axes]:
    """Return axes one below the other, each for so many rows.

    Examples
    --------
    >>> import matplotlib
    >>> matplotlib.use("Agg")
    >>> from attain.canvas import panels
    >>> len(panels([1, 3]))
    2
    """
    needed("matplotlib", extra="chart")
    import matplotlib.pyplot as plt

    if not rows:
        return []
    heights = [count + 1.2 for count in rows]
    size = (9, 0.45 * sum(heights) + 0.6)
    _, table = plt.subplots(len(rows), 1, figsize=size, height_ratios=heights, squeeze=False, layout="constrained")
    return [row[0] for row in table]


def dated(axis: Axis, locale: _Locale) -> None:
    """Have an axis of days say no more than it must, in a language.

    Examples
    --------
    >>> import matplotlib
    >>> matplotlib.use("Agg")
    >>> from attain.canvas import axes, dated
    >>> dated(axes(1).xaxis, "vi")
    """
    dates: Any = import_module("matplotlib.dates")
    locator = dates.AutoDateLocator()
    words = {}
    if locale == "vi":
        words = {
            "formats": ["%Y", "T%m", "%d/%m", "%H:%M", "%H:%M", "%S"],
            "zero_formats": ["", "%Y", "%m/%Y", "%d/%m", "%H:%M", "%H:%M"],
            "offset_formats": ["", "%Y", "%m/%Y", "%d/%m/%Y", "%d/%m/%Y", "%d/%m/%Y"],
        }
    axis.set_major_locator(locator)
    axis.set_major_formatter(dates.ConciseDateFormatter(locator, **words))


def numbered(axis: Axis, locale: _Locale) -> None:
    """Have an axis write its numbers as a language does.

    Examples
    --------
    >>> import matplotlib
    >>> matplotlib.use("Agg")
    >>> from attain.canvas import axes, numbered
    >>> ax = axes(1)
    >>> numbered(ax.xaxis, "vi")
    >>> ax.xaxis.get_major_formatter()(12500.5)
    '12.500,5'
    """
    ticker: Any = import_module("matplotlib.ticker")
    axis.set_major_formatter(ticker.FuncFormatter(lambda at, _: written(at, locale)))


def written(at: float, locale: _Locale) -> str:
    """Return the number of a tick in a language.

    Examples
    --------
    >>> from attain.canvas import written
    >>> written(0.1 + 0.2, "vi"), written(-17500.0, "en")
    ('0,3', '-17,500')
    """
    return write_number(Decimal(f"{Decimal(f'{at:.10g}').normalize() + 0:f}"), locale=locale)


def drawn(text: str) -> str:
    r"""Return a text that matplotlib draws as it stands, not as a formula.

    Examples
    --------
    >>> from attain.canvas import drawn
    >>> print(drawn("$x$"))
    \$x\$
    """
    return text.replace("$", r"\$")
