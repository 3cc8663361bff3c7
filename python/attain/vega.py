"""Bullets in Altair: layers over inline values, shown as a picture that needs no script from elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from attain.bullet import LOOKS, Bullet
from attain.errors import needed

if TYPE_CHECKING:
    import altair


#: Fonts that have the shapes of the statuses, and the letters of Vietnamese.
_FONTS = "DejaVu Sans, Segoe UI Symbol, Arial Unicode MS, sans-serif"


def layered(rows: Sequence[Bullet], *, title: str, words: Mapping[str, str]) -> altair.LayerChart:
    """Return bullets as layers: bands, bars, whiskers, references, statuses, words.

    Examples
    --------
    >>> from attain.vega import layered
    >>> len(layered([], title="2024", words={}).layer)
    6
    """
    needed("altair", extra="altair")
    needed("vl_convert", extra="altair")
    import altair as alt

    def picture(chart: Any, *_: Any, **__: Any) -> dict[str, Any]:
        import vl_convert

        return {"image/svg+xml": vl_convert.vegalite_to_svg(chart.to_dict()), "text/plain": title}

    # It shows itself as SVG, whatever renderer is set: the default one loads scripts.
    shown: Any = type("Picture", (alt.LayerChart,), {"_repr_mimebundle_": picture})
    order = [f"{at}" for at in range(len(rows))]
    names = {f"{at}": row.name if row.counted else f"– {row.name}" for at, row in enumerate(rows)}
    y = alt.Y(
        "row:N",
        sort=order,
        title=None,
        axis=alt.Axis(
            labelExpr=f"{_quoted(names)}[datum.value]", labelLimit=420, labelFont=_FONTS, ticks=False, domain=False
        ),
    )

    def x(field: str) -> alt.X:
        return alt.X(f"{field}:Q", scale=alt.Scale(domain=[0, 1]), axis=None)

    def layer(values: list[dict[str, Any]]) -> alt.Chart:
        data: Any = alt.InlineData(values=values)
        return alt.Chart(data).encode(y=y)

    told = [{"row": at, "name": row.name, "found": row.found, "goal": row.goal, "percent": row.percent or "",
             "status": row.word} for at, row in zip(order, rows, strict=True)]  # fmt: skip
    tooltip = [alt.Tooltip(f"{field}:N") for field in ("name", "found", "goal", "percent", "status")]
    named = [words.get(status, status) for status in LOOKS]
    colour = alt.Scale(domain=named, range=[look.colour for look in LOOKS.values()])
    shape = alt.Scale(domain=named, range=[look.shape for look in LOOKS.values()])

    def spans(field: str) -> list[dict[str, Any]]:
        found = ((row, getattr(bullet, field)) for row, bullet in zip(told, rows, strict=True))
        return [{**row, "low": span[0], "high": span[1]} for row, span in found if span is not None]

    bands = [
        {"row": row["row"], "low": low, "high": high, "shade": shade}
        for row, bullet in zip(told, rows, strict=True)
        for pieces, shade in ((bullet.accept, "#dcdcdc"), (bullet.exceeded, "#c6c6c6"), (bullet.near_miss, "#efefef"))
        for low, high in pieces
    ]
    marks = [{**row, "at": bullet.mark} for row, bullet in zip(told, rows, strict=True) if bullet.mark is not None]
    points = [{**span, "at": (span["low"] + span["high"]) / 2} for span in spans("value")]
    beside = [{**row, "at": 1, "beside": bullet.beside} for row, bullet in zip(told, rows, strict=True)]
    layers = [
        layer(bands).mark_bar(size=24).encode(x=x("low"), x2="high:Q", color=alt.Color("shade:N", scale=None)),
        layer(spans("bar")).mark_bar(size=9).encode(
            x=x("low"), x2="high:Q", color=alt.Color("status:N", scale=colour, legend=None), tooltip=tooltip
        ),
        layer(spans("whisker")).mark_rule(color="black").encode(x=x("low"), x2="high:Q"),
        layer(marks).mark_tick(color="black", thickness=3, size=26).encode(x=x("at"), tooltip=tooltip),
        layer(points).mark_point(filled=True, size=90, opacity=1, stroke="white").encode(
            x=x("at"),
            color=alt.Color("status:N", scale=colour, legend=None),
            shape=alt.Shape("status:N", scale=shape, legend=None),
            tooltip=tooltip,
        ),
        layer(beside).mark_text(align="left", dx=8, font=_FONTS).encode(x=x("at"), text="beside:N"),
    ]  # fmt: skip
    chart: altair.LayerChart = shown(
        layer=layers, title=alt.TitleParams(title, anchor="start", font=_FONTS), width=420, height=alt.Step(32)
    ).resolve_scale(color="independent", shape="independent")
    return chart


def _quoted(names: Mapping[str, str]) -> str:
    """Return names as an expression of Vega, every character that could end a text written out."""
    import json

    return json.dumps(names).replace("<", "\\u003c")
