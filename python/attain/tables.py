"""A scorecard as a table of great_tables: the extra ``tables``. Every figure is exact text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attain.bullet import LOOKS, Bullet, bullets_of
from attain.errors import needed

if TYPE_CHECKING:
    import great_tables

    from attain._attain import Scorecard, _Locale

_HEADS = {
    "name": ("Chỉ tiêu", "Indicator"),
    "goal": ("Mục tiêu", "Goal"),
    "found": ("Kết quả", "Result"),
    "percent": ("% mục tiêu", "% of goal"),
    "gap": ("Chênh lệch", "Gap"),
    "status": ("Đánh giá", "Verdict"),
}
#: Behind the word of a status: light, so that the text keeps its contrast.
_BEHIND = {
    "exceeded": "#cfe0f2",
    "met": "#e6f0fa",
    "near_miss": "#fbf0d2",
    "missed": "#f8ddd2",
    "undecided": "#ececec",
    "no_data": "#ffffff",
}


def scorecard(card: Scorecard, *, locale: _Locale = "en") -> great_tables.GT:
    """Return a scorecard as a table; :meth:`Scorecard.to_great_tables`.

    Examples
    --------
    >>> from attain import Observation, Plan, Target
    >>> from attain.tables import scorecard
    >>> card = Plan("2024", [Target("CPI", "không quá 4%")]).assess([Observation("CPI", "3,25%")])
    >>> "at most 4%" in scorecard(card).as_raw_html()
    True
    """
    needed("great_tables", extra="tables")
    needed("polars", extra="tables")
    import polars as pl
    from great_tables import GT, loc, style

    rows = bullets_of(card, locale)
    gaps = ["" if verdict.gap is None else f"{verdict.gap:{locale}}" for verdict in card]
    groups = [verdict.target.group or "" for verdict in card]
    frame = pl.DataFrame(
        {
            "group": groups,
            "name": [_named(row) for row in rows],
            "goal": [row.goal for row in rows],
            "found": [row.found for row in rows],
            "percent": [row.percent or "" for row in rows],
            "gap": gaps,
            "status": [f"{row.look.glyph} {row.word}" for row in rows],
        },
        dict.fromkeys(("group", *_HEADS), pl.String()),
    )
    table = GT(frame, groupname_col="group") if any(groups) else GT(frame.drop("group"))
    heads: dict[str, Any] = {name: words[0 if locale == "vi" else 1] for name, words in _HEADS.items()}
    table = table.tab_header(f"{card:{locale}}").cols_label(heads).fmt_passthrough([*heads], escape=True)
    table = table.cols_align("right", ["percent", "gap"])
    for status in LOOKS:
        of = [at for at, row in enumerate(rows) if row.status == status]
        if of:
            table = table.tab_style(style.fill(_BEHIND[status]), loc.body(columns="status", rows=of))
    rule = "quy tắc" if locale == "vi" else "rule"
    return table.tab_source_note(f"{rule}: {card.rule}")


def _named(row: Bullet) -> str:
    return row.name if row.counted else f"– {row.name}"
