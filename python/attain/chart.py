"""Charts of scorecards, plans, paces and flips, by matplotlib and Altair: the extras ``chart`` and ``altair``.

What is written in a chart is exact; positions are doubles, for drawing alone. A status has a shape and a word as well
as a colour, and the colours are apart in greyscale and for the colour-blind.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from attain.bullet import LOOKS, bullets_of, name_in, plain, titled
from attain.burnup import burn_up
from attain.canvas import axes, drawn, room_for
from attain.dot import dots
from attain.records import Flip

if TYPE_CHECKING:
    import altair
    from matplotlib.axes import Axes

    from attain._attain import Scorecard, _Locale

__all__ = ["bullets", "burn_up", "dots", "flips", "to_altair"]

_ASKED: dict[str, Any] = {"facecolor": "#dcdcdc", "lw": 0}
_EXCEEDED: dict[str, Any] = {"facecolor": "none", "hatch": "////", "edgecolor": "#b5b5b5", "lw": 0}
_NEAR: dict[str, Any] = {"facecolor": "#f1f1f1", "hatch": "....", "edgecolor": "#b5b5b5", "lw": 0}
_WORDS = {
    "asked": ("mức phải đạt", "what was asked"),
    "exceeded": ("vượt", "exceeded"),
    "reference": ("mốc so sánh", "reference"),
    "result": ("kết quả", "result"),
    "rounding": ("sai số làm tròn", "left open by rounding"),
    "before": ("trước", "before"),
    "after": ("nay", "now"),
}


def _word(name: str, locale: _Locale) -> str:
    return _WORDS[name][0 if locale == "vi" else 1]


def bullets(card: Scorecard, ax: Axes | None = None, *, locale: _Locale = "en") -> Axes:
    """Draw a scorecard as a bullet chart; :meth:`Scorecard.chart`.

    Examples
    --------
    >>> import matplotlib
    >>> matplotlib.use("Agg")
    >>> from attain import Observation, Plan, Target
    >>> from attain.chart import bullets
    >>> card = Plan("2024", [Target("CPI", "không quá 4%")]).assess([Observation("CPI", "3,25%")])
    >>> len(bullets(card).get_yticks())
    1
    """
    title, rows = titled(card, locale), bullets_of(card, locale)
    given, ax = ax, axes(len(rows)) if ax is None else ax
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch, Rectangle

    def block(name: str, span: tuple[float, float], y: int, height: float, **style: Any) -> None:
        low, high = span
        # What a label begins with a line for is no entry of the legend.
        ax.add_patch(Rectangle((low, y - height / 2), high - low, height, label=f"_{name}", **style))

    for y, row in enumerate(rows):
        for name, pieces, style in (
            ("asked", row.accept, _ASKED),
            ("exceeding", row.exceeded, _EXCEEDED),
            ("near", row.near_miss, _NEAR),
        ):
            for piece in pieces:
                block(name, piece, y, 0.7, zorder=1, **style)
        colour = row.look.colour
        if row.bar is not None:
            block("result", row.bar, y, 0.26, zorder=2, facecolor=colour, lw=0)
        if row.value is not None and row.value[0] < row.value[1]:
            block("between", row.value, y, 0.26, zorder=2, facecolor="white", edgecolor=colour, hatch="xxx", lw=1)
        if row.whisker is not None and row.whisker[0] < row.whisker[1]:
            ax.plot(row.whisker, (y, y), color="black", lw=1, marker="|", ms=6, label="_rounding", zorder=4)
        if row.mark is not None:
            ax.plot((row.mark, row.mark), (y - 0.4, y + 0.4), color="black", lw=2.4, label="_reference", zorder=3)
        if row.value is not None:
            middle = sum(row.value) / 2
            edge = "white" if row.look.fill == "full" else colour
            filled: Any = {"color": colour, "mec": edge, "markerfacecoloralt": "white", "fillstyle": row.look.fill}
            ax.plot([middle], [y], row.look.marker, **filled, ms=8, label=f"_{row.status}", zorder=5)
        ax.text(1.02, y, drawn(row.beside), va="center", fontsize="small", transform=ax.get_yaxis_transform())
    names = [row.name if row.counted else f"– {row.name}" for row in rows]
    ax.set_yticks(range(len(rows)), [drawn(name) for name in names])
    for row, label in zip(rows, ax.get_yticklabels(), strict=True):
        label.set_fontstyle("normal" if row.counted else "italic")
    if given is None:
        room_for(ax, beside=ax.texts)
    # The first target is the topmost; scales are the rows' own, so the axis has no figures.
    ax.set_ylim(max(len(rows), 1) - 0.5, -0.5)
    ax.set_xlim(0, 1)
    ax.set_xticks([])
    for side in ("top", "right", "bottom"):
        ax.spines[side].set_visible(False)
    ax.set_title(drawn(title), loc="left")
    keys = [
        Patch(**_ASKED, label=_word("asked", locale)),
        Patch(**_EXCEEDED, label=_word("exceeded", locale)),
        Line2D([], [], color="black", lw=2.4, label=_word("reference", locale)),
        Line2D([], [], color="#555555", lw=6, label=_word("result", locale)),
        Line2D([], [], color="black", lw=1, marker="|", label=_word("rounding", locale)),
    ]
    ax.legend(handles=keys, loc="upper left", bbox_to_anchor=(0, 0), ncols=5, frameon=False, fontsize="x-small")
    return ax


def flips(
    found: Sequence[Flip],
    ax: Axes | None = None,
    *,
    locale: _Locale = "en",
    names: tuple[str, str] | None = None,
) -> Axes:
    """Draw the flips between two scorecards; :meth:`Flips.chart`.

    Examples
    --------
    >>> import matplotlib
    >>> matplotlib.use("Agg")
    >>> from attain.chart import flips
    >>> len(flips([]).get_yticks())
    0
    """
    ax = axes(len(found)) if ax is None else ax
    # The worst on the left.
    places = {status: place for place, status in enumerate(reversed(LOOKS))}
    for y, flip in enumerate(found):
        before, after = (None if status is None else places[status] for status in (flip.before, flip.after))
        if before is not None and after is not None:
            better = after > before
            ax.annotate(
                "", (after, y), (before, y),
                arrowprops={"arrowstyle": "->", "lw": 1.8, "ls": "-" if better else "--", "shrinkA": 6, "shrinkB": 6,
                            "color": LOOKS["met" if better else "missed"].colour},
            )  # fmt: skip
        if before is not None and flip.before is not None:
            look = LOOKS[flip.before]
            ax.plot([before], [y], look.marker, mfc="white", mec=look.colour, ms=7, label="_before")
        if after is not None and flip.after is not None:
            look = LOOKS[flip.after]
            filled: Any = {"color": look.colour, "markerfacecoloralt": "white", "fillstyle": look.fill}
            ax.plot([after], [y], look.marker, **filled, ms=9, label="_after")
    verdicts = [flip.later or flip.earlier for flip in found]
    labels = [
        plain(flip.indicator) if verdict is None else name_in(verdict.target.indicator, locale)
        for flip, verdict in zip(found, verdicts, strict=True)
    ]
    ax.set_yticks(range(len(found)), [drawn(label) for label in labels])
    ax.set_ylim(max(len(found), 1) - 0.5, -0.5)
    ax.set_xticks(list(places.values()), [f"{LOOKS[status].glyph}\n{word(status, locale)}" for status in places])
    ax.set_xlim(-0.5, len(places) - 0.5)
    ax.grid(axis="x", color="#e3e3e3")
    ax.set_axisbelow(True)
    first, second = names or (_word("before", locale), _word("after", locale))
    ax.set_title(drawn(f"○ {plain(first)} → ● {plain(second)}"), loc="left")
    return ax


def word(status: str, locale: _Locale) -> str:
    """Return the word for a status in a language.

    Examples
    --------
    >>> from attain.chart import word
    >>> word("missed", "vi")
    'không đạt'
    """
    from attain._attain import _status_word

    return _status_word(status, locale)


def to_altair(card: Scorecard, *, locale: _Locale = "en") -> altair.LayerChart:
    """Return a scorecard as an Altair chart; :meth:`Scorecard.to_altair`.

    Examples
    --------
    >>> from attain import Observation, Plan, Target
    >>> from attain.chart import to_altair
    >>> card = Plan("2024", [Target("CPI", "không quá 4%")]).assess([Observation("CPI", "3,25%")])
    >>> "<svg" in to_altair(card)._repr_mimebundle_()["image/svg+xml"]
    True
    """
    from attain.vega import layered

    rows = bullets_of(card, locale)
    return layered(rows, title=titled(card, locale), words={status: word(status, locale) for status in LOOKS})
