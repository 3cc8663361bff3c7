"""Figures as people write them, against a small reader of its own made from the rules of either language.

Vietnamese groups digits by points and marks decimals by a comma (Law on Accounting 88/2015, article 11), English the
other way round. Of one mark with three digits after it the language decides; two marks of one kind are groups; of two
kinds the last one marks the decimals.
"""

from __future__ import annotations

import re
import unicodedata
import warnings
from decimal import Decimal
from random import Random
from typing import Any

import pyarrow as pa

import attain
from record import REFUSED, Record

_ROWS = 500
_GROUP = {"vi": ".", "en": ","}
#: Scale words and names of units by language, with the power of ten and the code that they stand for.
_SCALES: dict[str, dict[str, int]] = {
    "vi": {"nghìn": 3, "ngàn": 3, "vạn": 4, "triệu": 6, "tỷ": 9, "tỉ": 9, "nghìn tỷ": 12, "ngàn tỷ": 12},
    "en": {"thousand": 3, "million": 6, "billion": 9, "bn": 9, "trillion": 12},
}
_NAMES: dict[str, dict[str, str]] = {
    "vi": {"đồng": "VND", "tấn": "t", "người": "person", "doanh nghiệp": "enterprise", "hộ": "household"},
    "en": {"dong": "VND", "tonnes": "t", "people": "person", "enterprises": "enterprise", "households": "household"},
}
#: Symbols belong to both languages.
_SYMBOLS = {"%": "percent", "ha": "ha", "km": "km", "USD": "USD", "VND": "VND", "kWh": "kWh"}
#: Things that are counted.
_COUNTED = ("person", "enterprise", "household")
_NUMBER = re.compile(r"-?[0-9]+(?:[.,][0-9]+)*")
_SPAN = re.compile(r"(?P<lower>-?[0-9][0-9.,]*)(?: ?[-–] ?(?P<upper>[0-9][0-9.,]*))? ?(?P<tail>.*)")

Said = tuple[Decimal, int]


def _number(text: str, locale: str) -> Said | None:
    """The value of digits and marks in a language, with the count of its decimals; None where no rule reads it."""
    if not _NUMBER.fullmatch(text):
        return None
    sign, digits = ("-", text[1:]) if text.startswith("-") else ("", text)
    parts, marks = re.split("[.,]", digits), re.findall("[.,]", digits)
    may_group = 1 <= len(parts[0]) <= 3 and not parts[0].startswith("0")
    if len(marks) == 1:
        whole = may_group and marks[0] == _GROUP[locale] and len(parts[1]) == 3
        decimals = 0 if whole else len(parts[1])
    elif marks:
        decimals = len(parts[-1]) if marks[-1] != marks[0] else 0
        groups, between = (parts[1:-1], marks[:-1]) if decimals else (parts[1:], marks)
        if not may_group or len(set(between)) > 1 or any(len(group) != 3 for group in groups):
            return None
    else:
        decimals = 0
    return Decimal(f"{sign}{''.join(parts)}").scaleb(-decimals), decimals


def _tail(text: str) -> tuple[int, str, str | None] | None:
    """The power of ten and the code after a number, and the language of the words where one decides."""
    power, spoken = 0, None
    for locale, scales in _SCALES.items():
        for word in sorted(scales, key=len, reverse=True):
            if spoken is None and (text == word or text.startswith(f"{word} ")):
                power, text, spoken = scales[word], text[len(word) :].strip(), locale
    for locale, names in _NAMES.items():
        if text in names:
            return power, names[text], spoken or locale
    code = {"": None, **_SYMBOLS}.get(text, REFUSED)
    return None if code == REFUSED else (power, code or "", spoken)


def _figure(text: str, locale: str) -> Any:
    """The bounds, the code and the place of the last digit of an amount or of a span of two."""
    found = _SPAN.fullmatch(text)
    tail = _tail(found["tail"]) if found else None
    if found is None or tail is None:
        return None
    ends = [_number(end, locale) for end in (found["lower"], found["upper"]) if end is not None]
    if None in ends:
        return None
    power, code, _ = tail
    amounts = [end[0].scaleb(power) for end in ends if end is not None]
    if amounts[0] > amounts[-1]:
        return None
    # Of two ends the coarser place counts; a count that is written to the last one was not rounded.
    places = [end[1] - power for end in ends if end is not None]
    open_places = [place for place in places if place != 0 or code not in _COUNTED]
    value = amounts[0] if len(amounts) == 1 else None
    return value, amounts[0], amounts[-1], code or None, min(open_places, default=None)


def expected_of(text: str, locale: str | None) -> Any:
    """What a text says in a language: scale words are read in their own alone, names and symbols in either.

    Without a language the words decide; where there are none, both must make the same of it.
    """
    text = unicodedata.normalize("NFC", text)
    found = _SPAN.fullmatch(text)
    tail = _tail(found["tail"]) if found else None
    if found is None or tail is None:
        return None
    scaled = next((of for of, words in _SCALES.items() if found["tail"].startswith(tuple(words))), None)
    if locale is not None:
        return _figure(text, locale) if scaled in (None, locale) else None
    if tail[2] is not None:
        return _figure(text, tail[2])
    vi, en = _figure(text, "vi"), _figure(text, "en")
    if vi is None or en is None:
        return vi or en
    return vi if vi == en else None


def _digits(random: Random) -> str:
    """A number with marks in either language: grouped well, not at all, or at the wrong place."""
    whole = str(random.randrange(10 ** random.choice((1, 2, 3, 4, 6, 9, 12))))
    decimals = "".join(random.choice("0123456789") for _ in range(random.choice((0, 0, 1, 2, 3, 3, 4, 6))))
    group, mark = random.choice((".,", ",."))
    kind = random.random()
    if kind < 0.6:
        whole = f"{int(whole):,}".replace(",", group)
    elif kind < 0.68:
        at = random.randrange(len(whole) + 1)
        whole = f"{whole[:at] or '0'}{random.choice('.,')}{whole[at:] or '00'}"
    elif kind < 0.72:
        whole = f"0{whole}"
    return f"{whole}{mark}{decimals}" if decimals else whole


def _text(random: Random) -> str:
    locale = random.choice(("vi", "en"))
    words = []
    name = random.choice((*_NAMES[locale], *_SYMBOLS, ""))
    if name != "%" and random.random() < 0.5:
        words.append(random.choice(tuple(_SCALES[locale])))
    if name:
        words.append(name)
    number = _digits(random)
    if random.random() < 0.15 and words:
        number += random.choice((" - ", "-", "–", " – ")) + _digits(random)
    elif random.random() < 0.1:
        number = f"-{number}"
    tight = words and words[0] == "%" and random.random() < 0.7
    text = f"{number}{'' if tight or not words else ' '}{' '.join(words)}"
    return unicodedata.normalize("NFD", text) if random.random() < 0.1 else text


def written_figures(random: Random, cases: int, record: Record) -> None:
    """Columns of texts, read in one language, the other, or without being told which."""
    outputs = ("value", "lower", "upper", "unit", "decimals")
    for begun in range(0, cases, _ROWS):
        texts = [_text(random) for _ in range(min(_ROWS, cases - begun))]
        locale = random.choice(("vi", "vi", "en", None))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", attain.UnreadRowsWarning)
            read = attain.parse_column(pa.array(texts), locale=locale, outputs=outputs).to_arrow()  # type: ignore[arg-type]
        for text, *found in zip(texts, *(read[name].to_pylist() for name in outputs), strict=True):
            expected = expected_of(text, locale)
            record.same("written figure", tuple(found), expected or (None,) * 5, text, locale)
            record.saw("written figure", "nothing" if expected is None else "read")


def written_numbers(random: Random, cases: int, record: Record) -> None:
    """A number alone, and the number that is written back."""
    for _ in range(cases):
        text = f"{random.choice(('', '', '', '-'))}{_digits(random)}"
        locale = random.choice(("vi", "en"))
        expected = _number(text, locale)
        try:
            found = attain.number(text, locale=locale)  # type: ignore[arg-type]
        except attain.Error:
            record.same("number", None, expected, text, locale)
            continue
        record.same("number", (found, -found.as_tuple().exponent), expected, text, locale)
        group, mark = ("." if locale == "vi" else ","), ("," if locale == "vi" else ".")
        shown = f"{found:,f}".translate(str.maketrans(",.", group + mark))
        shown = shown if found else shown.removeprefix("-")
        record.same("number written back", attain.write_number(found, locale=locale), shown, text, locale)  # type: ignore[arg-type]
