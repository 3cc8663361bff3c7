"""Whether every link of the site leads to a page and a place that exist, and nothing is fetched from elsewhere."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

#: What a browser fetches by itself, by tag and attribute.
_FETCHED = {
    ("script", "src"),
    ("link", "href"),
    ("img", "src"),
    ("iframe", "src"),
    ("source", "src"),
    ("object", "data"),
}
#: Links of the head that name a page and fetch nothing.
_NAMED = {"canonical", "next", "prev", "edit", "alternate"}


class _Page(HTMLParser):
    """The places of a page, where it leads, and what it fetches."""

    def __init__(self) -> None:
        super().__init__()
        self.places: set[str] = {""}
        self.leads: list[str] = []
        self.fetched: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        for key in ("id", "name"):
            if given.get(key):
                self.places.add(str(given[key]))
        if tag == "a" and given.get("href"):
            self.leads.append(str(given["href"]))
        for name, value in attrs:
            if (tag, name) in _FETCHED and value and given.get("rel") not in _NAMED:
                self.fetched.append(value)


def _outside(url: str) -> bool:
    parts = urlsplit(url)
    return bool(parts.netloc) or parts.scheme in ("http", "https")


def check(site: Path) -> list[str]:
    """Return what is wrong with the links of a site, a line each; links to elsewhere are not followed."""
    pages: dict[Path, _Page] = {}
    for file in sorted(site.rglob("*.html")):
        pages[file.resolve()] = page = _Page()
        page.feed(file.read_text("utf-8"))
    wrong: list[str] = []
    for file, page in pages.items():
        here = file.relative_to(site.resolve()).as_posix()
        # The page for what is not found is shown from any folder.
        if here == "404.html":
            continue
        wrong += [f"{here}: fetches `{url}` from elsewhere" for url in page.fetched if _outside(url)]
        for url in [*page.leads, *page.fetched]:
            parts = urlsplit(url)
            if parts.scheme or parts.netloc:
                continue
            aim = (file.parent / unquote(parts.path)).resolve() if parts.path else file
            if aim.is_dir():
                aim /= "index.html"
            if not aim.is_file():
                wrong.append(f"{here}: `{url}` leads to no page")
            elif parts.fragment and aim in pages and unquote(parts.fragment) not in pages[aim].places:
                wrong.append(f"{here}: `{url}` leads to no place of that page")
    for style in sorted(site.rglob("*.css")):
        if any(mark in style.read_text("utf-8") for mark in ("url(http", 'url("http', "url(//", "@import")):
            wrong.append(f"{style.relative_to(site)}: fetches from elsewhere")
    return wrong
