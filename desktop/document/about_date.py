"""Dates that are only roughly known, as people say them and in EDTF.

EDTF is ISO 8601-2:2019, annex A, levels 0 and 1: `1943~` is about 1943, `1943?` perhaps 1943,
`194X` the 1940s, `1956-22` summer 1956, `1940/1945` between both, `../1960` before and `1945/..`
after.
"""

import re
from calendar import monthrange
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Final

_ABOUT: Final = re.compile(
    r"\b(?:c|ca|circa|about|around|approx\w*|roughly|um|etwa|zirka|gegen|hacia|alrededor de|sobre|"
    r"vers|environ|autour de|por volta de|cerca de|aproximadamente)\b\.?(?!\w)|"
    r"頃|ごろ|約|약|경|쯤|大约|约|左右"
)
_PERHAPS: Final = re.compile(
    r"\b(?:perhaps|maybe|probably|possibly|vielleicht|wohl|wahrscheinlich|quizás?|tal vez|"
    r"peut-être|sans doute|talvez|provavelmente)\b|たぶん|おそらく|아마|可能|也许|大概|\?"
)
_BEFORE: Final = re.compile(
    r"\b(?:before|until|vor|bis|antes de|hasta|avant|jusqu['’]en|até)\b|以前|まで|이전|之前|以前"
)
_AFTER: Final = re.compile(
    r"\b(?:after|since|from|nach|seit|ab|después de|desde|après|depuis|depois de|a partir de)\b|"
    r"以降|から|이후|之后|以后"
)
_RANGE: Final = re.compile(
    r"^(?:between|from|zwischen|von|entre|de)?\s*(\d{4})\s*"
    r"(?:-|–|/|to|and|until|bis|und|y|a|al|et|à|e|から|〜|~|에서|부터|到|至)\s*(\d{4})\D*$"
)
_DECADE: Final = re.compile(
    r"(?:\b|(?<=[年約约]))(\d{3})0\s*(?:s|'s|’s|er(?:\s*jahren?)?|年代|년대)(?!\w)|"
    r"\b(?:años|années|anos)\s+(?:de\s+)?(\d{3})0\b"
)
_FORTIES: Final = {
    "twenties": 2,
    "thirties": 3,
    "forties": 4,
    "fifties": 5,
    "sixties": 6,
    "seventies": 7,
    "eighties": 8,
    "nineties": 9,
}
_SEASONS: Final = (
    (21, r"spring|frühling|frühjahr|primavera|printemps|春|봄"),
    (22, r"summer|sommer|verano|été|verão|夏|여름"),
    (23, r"autumn|fall|herbst|otoño|automne|outono|秋|가을"),
    (24, r"winter|invierno|hiver|inverno|冬|겨울"),
)
_MONTHS: Final = (
    r"jan(?:uary|uar|vier|eiro)?|ene(?:ro)?|januar",
    r"feb(?:ruary|ruar|rero)?|février|fév|fev(?:ereiro)?",
    r"mar(?:ch|zo|s|ço)?|märz",
    r"apr(?:il)?|abr(?:il)?|avr(?:il)?",
    r"may|mai|mayo|maio",
    r"june?|juni|junio|juin|junho",
    r"july?|juli|julio|juillet|julho",
    r"aug(?:ust)?|ago(?:sto)?|août",
    r"sept?(?:ember|embre|iembre|embro)?|setembro",
    r"o[ck]t(?:ober|obre|ubre)?|out(?:ubro)?",
    r"nov(?:ember|embre|iembre|embro)?",
    r"de[cz](?:ember|embre|iembre|embro)?|déc(?:embre)?|dic(?:iembre)?",
)
_EDTF: Final = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d\d))?(?:-(?P<day>\d\d))?(?P<doubt>[~?%]?)"
)
_NUMERIC: Final = re.compile(
    r"(\d{1,2})[./](\d{1,2})[./](\d{4})|(\d{4})[./-](\d{1,2})[./-](\d{1,2})"
)
_CJK: Final = re.compile(r"(\d{4})\s*[年년]\s*(?:(\d{1,2})\s*[月월])?\s*(?:(\d{1,2})\s*[日일])?")
_YEAR: Final = re.compile(r"(?<!\d)(1[6-9]\d\d|20\d\d)(?!\d)")
_OPEN: Final = ".."
_FIRST_SEASON, _LAST_SEASON = 21, 24


@dataclass(frozen=True, slots=True)
class AboutDate:
    """Date as a person wrote it, and the same in EDTF; `edtf` is empty if it is not understood."""

    words: str
    edtf: str

    @classmethod
    def of(cls, words: str) -> "AboutDate":
        """Understand a date written by a person, in any of the languages of the program."""
        words = " ".join(words.split())
        return cls(words, to_edtf(words))

    @property
    def first_day(self) -> date | None:
        """First day on which the photo may have been taken; None if that is not known."""
        days = span_of(self.edtf)
        return None if days is None else days[0]


def to_edtf(words: str) -> str:
    """Convert a date in words to EDTF; empty if it is not understood."""
    text = words.strip().lower()
    if is_edtf(words.strip().upper()):
        return words.strip().upper()
    interval = _RANGE.match(text)
    if interval is not None and interval[1] <= interval[2]:
        return f"{interval[1]}/{interval[2]}"
    core = _core(text)
    if not core or not is_edtf(core):
        return ""
    if _BEFORE.search(text):
        return f"{_OPEN}/{core}"
    if _AFTER.search(text) and not _CJK.fullmatch(text):
        return f"{core}/{_OPEN}"
    doubt = (bool(_ABOUT.search(text)), bool(_PERHAPS.search(text)))
    return core + {(True, False): "~", (False, True): "?", (True, True): "%"}.get(doubt, "")


def is_edtf(text: str) -> bool:
    """Tell whether a text is a date or interval in EDTF, as far as this module knows it."""
    return span_of(text) is not None


def span_of(edtf: str) -> tuple[date, date] | None:
    """Return the first and last possible day of a date in EDTF; None if it is none.

    An open side of an interval is taken as the day of the other side."""
    parts = edtf.split("/")
    if len(parts) == 1:
        return _span_of_date(edtf)
    spans = [None if part in (_OPEN, "") else _span_of_date(part) for part in parts]
    is_sound = all(span or part in (_OPEN, "") for span, part in zip(spans, parts, strict=True))
    if len(parts) != 2 or not is_sound or spans == [None, None]:
        return None
    first, last = (span or spans[1 - index] for index, span in enumerate(spans))
    return (first[0], last[1]) if first and last and first[0] <= last[1] else None


def _span_of_date(edtf: str) -> tuple[date, date] | None:
    found = _EDTF.fullmatch(edtf)
    if found is None:
        return None
    low, high = (int(found["year"].replace("X", digit)) for digit in "09")
    month, day = int(found["month"] or 0), int(found["day"] or 0)
    with suppress(ValueError):
        if not month and not found["month"]:
            return date(low, 1, 1), date(high, 12, 31)
        if low == high:
            return _span_within(low, month, day)
    return None


def _span_within(year: int, month: int, day: int) -> tuple[date, date]:
    """Return first and last day of a month, season or day (0: all). Raises: ValueError."""
    if _FIRST_SEASON <= month <= _LAST_SEASON and not day:
        begin = 3 * (month - _FIRST_SEASON) + 3
        end = (begin + 1) % 12 + 1
        return date(year, begin, 1), _month_end(year + (end < begin), end)
    if day:
        return date(year, month, day), date(year, month, day)
    return date(year, month, 1), _month_end(year, month)


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _core(text: str) -> str:
    """Return the year, month or day that a text names, without doubt, in EDTF; empty if none."""
    decade = _DECADE.search(text)
    if decade is not None:
        return f"{decade[1] or decade[2]}X"
    for word, digit in _FORTIES.items():
        if re.search(rf"\b{word}\b", text):
            return f"19{digit}X"
    numeric = _numeric(text)
    if numeric:
        return numeric
    year = _YEAR.search(text)
    if year is None:
        return ""
    for number, pattern in _SEASONS:
        if re.search(pattern, text):
            return f"{year[1]}-{number}"
    return _with_month(text, year[1])


def _numeric(text: str) -> str:
    """Return a date in digits; day before month, unless only the other order is possible."""
    found, asian = _NUMERIC.search(text), _CJK.search(text)
    if found is not None:
        day, month, year = (found[1], found[2], found[3]) if found[1] else found.group(6, 5, 4)
        if int(month) > 12 >= int(day) and found[1]:
            day, month = month, day
        return f"{year}-{int(month):02}-{int(day):02}"
    if asian is not None and asian[2]:
        day = f"-{int(asian[3]):02}" if asian[3] else ""
        return f"{asian[1]}-{int(asian[2]):02}{day}"
    plain = re.search(r"(?<!\d)(\d{4})-(\d\d)(?![\d-])", text)
    return plain[0] if plain and 1 <= int(plain[2]) <= 12 else ""


def _with_month(text: str, year: str) -> str:
    """Return a year with the month and day that are named in words beside it."""
    for number, pattern in enumerate(_MONTHS, 1):
        found = re.search(rf"(?<!\w)(?:{pattern})(?!\w)\.?", text)
        if found is None:
            continue
        before = re.search(
            r"(?<!\d)(\d{1,2})(?:\.|st|nd|rd|th|º|er)?\s*(?:of |de )?$", text[: found.start()]
        )
        behind = re.match(r"\s*(\d{1,2})(?:st|nd|rd|th)?(?!\d)", text[found.end() :])
        day = before or behind
        return f"{year}-{number:02}" + (f"-{int(day[1]):02}" if day else "")
    return year
