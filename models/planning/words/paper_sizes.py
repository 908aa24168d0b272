"""Names of paper and print sizes in instructions, in eight languages.

Photo papers are those of shops: "4R" and "6寸" have 4 x 6 inches, "六つ切り" has 8 x 10 inches.
"""

import re
from collections.abc import Mapping
from typing import Final

Sides = tuple[float, float]
"""Shorter and longer side in centimetres."""

_INCH: Final = 2.54


def _inches(shorter: float, longer: float) -> Sides:
    return shorter * _INCH, longer * _INCH


ISO: Final[Mapping[str, Sides]] = {
    "0": (84.1, 118.9),
    "1": (59.4, 84.1),
    "2": (42.0, 59.4),
    "3": (29.7, 42.0),
    "4": (21.0, 29.7),
    "5": (14.8, 21.0),
    "6": (10.5, 14.8),
}
"""Sizes A0 to A6 of ISO 216 by their number."""

PHOTO_PAPERS: Final[Mapping[str, Sides]] = {
    "2": (6.4, 8.9),
    "3": (8.9, 12.7),
    "4": (10.2, 15.2),
    "5": (12.7, 17.8),
    "6": (15.2, 20.3),
    "8": (20.3, 25.4),
    "10": (25.4, 30.5),
    "11": (27.9, 35.6),
    "12": (30.5, 38.1),
    "16": (40.6, 50.8),
    "20": (50.8, 61.0),
}
"""Photo papers by the number before "R"."""

CUN: Final[Mapping[str, Sides]] = {
    "1": (2.5, 3.5),
    "2": (3.5, 4.9),
    "3": (6.4, 8.9),
    "5": (8.9, 12.7),
    "6": (10.2, 15.2),
    "7": (12.7, 17.8),
    "8": (15.2, 20.3),
    "10": (20.3, 25.4),
    "12": (25.4, 30.5),
    "14": (25.4, 35.6),
    "16": (30.5, 40.6),
    "18": (30.5, 45.7),
    "20": (40.6, 50.8),
    "24": (50.8, 61.0),
}
"""Chinese photo papers by the number before "寸", the longer side in inches."""

DIGITS: Final[Mapping[str, str]] = {
    "一": "1",
    "二": "2",
    "两": "2",
    "三": "3",
    "五": "5",
    "六": "6",
    "七": "7",
    "八": "8",
    "十": "10",
    "十二": "12",
    "十四": "14",
    "十六": "16",
    "十八": "18",
    "二十": "20",
    "二十四": "24",
}
"""Chinese numbers of photo papers."""

_CUT: Final = r"(?:つ|っ|ツ)?(?:切り?|ぎり|きり)(?:サイズ)?"
NAMED: Final[Mapping[re.Pattern[str], Sides]] = {
    re.compile(pattern): sides
    for pattern, sides in {
        r"(?<![a-z\d])2l(?:判|版|サイズ|に|で)": (12.7, 17.8),
        r"(?<![a-z\d])l(?:判|版|サイズ)": (8.9, 12.7),
        r"(?<![a-z\d])kg(?:判|サイズ)": (10.2, 15.2),
        r"(?:はがき|ハガキ|葉書)(?:サイズ|大|の大きさ|に(?!あ|書|張|貼))": (10.0, 14.8),
        r"キャビネ(?:判|版|サイズ)?": (13.0, 18.0),
        rf"(?:ワイド ?[六6]{_CUT}|[六6]{_CUT} ?ワイド)": (20.3, 30.5),
        rf"(?:ワイド ?[四4]{_CUT}|[四4]{_CUT} ?ワイド)": (25.4, 36.5),
        rf"大[四4]{_CUT}": (27.9, 35.6),
        rf"[八8]{_CUT}": (16.5, 21.6),
        rf"[六6]{_CUT}": (20.3, 25.4),
        rf"[四4]{_CUT}": (25.4, 30.5),
        r"小全紙": (40.6, 50.8),
        r"大全紙": (50.8, 61.0),
        r"全紙": (45.7, 56.0),
        r"半切": (35.6, 43.2),
        r"\bpost ?card[- ](?:size|format)|\bpostkarten?(?:größe|grösse|format)": (10.5, 14.8),
        r"\btamaño (?:tarjeta )?postal\b|\bformat carte[- ]postale\b": (10.5, 14.8),
        r"\btamanho (?:de )?(?:cartão[- ])?postal\b|엽서 ?(?:크기|사이즈)|明信片(?:大小|尺寸)": (
            10.5,
            14.8,
        ),
        r"\b(?:us )?letter[- ](?:size|paper|format)": (21.6, 27.9),
        r"\blegal[- ](?:size|paper)": (21.6, 35.6),
        r"\btabloid\b": (27.9, 43.2),
    }.items()
}
"""Sizes with a name, by patterns of lower-case texts; the first that matches counts."""

INCH_PAIRS: Final[Mapping[Sides, Sides]] = {
    pair: _inches(*pair)
    for pair in (
        *((3.5, 5.0), (4.0, 6.0), (5.0, 7.0), (8.0, 10.0), (8.0, 12.0), (11.0, 14.0)),
        *((12.0, 16.0), (12.0, 18.0), (16.0, 20.0), (16.0, 24.0), (20.0, 24.0)),
    )
}
"""Pairs without a unit that are papers measured in inches, with their sides in centimetres."""

_NUMBERED: Final = (
    (re.compile(r"(?<![a-z0-9])a([0-6])(?![a-z0-9])"), ISO),
    (re.compile(r"(?<![a-z0-9.,])(\d{1,2}) ?r(?![a-z0-9])"), PHOTO_PAPERS),
    (re.compile(r"(?<![\d.,x×])(\d{1,2}) ?寸"), CUN),
)
_CHINESE: Final = re.compile(r"([一二两三五六七八十]{1,3})寸")

NAMES: Final = re.compile(
    "|".join((*(p.pattern for p, _ in _NUMBERED), _CHINESE.pattern, *(p.pattern for p in NAMED)))
)
"""Pattern of a name of a paper or print size."""


def paper_named_in(text: str) -> Sides | None:
    """Return the sides of the paper that a lower-case text (NFKC) names; None if it names none."""
    for named, sides in NAMED.items():
        if named.search(text):
            return sides
    for pattern, papers in _NUMBERED:
        if (found := pattern.search(text)) and found[1] in papers:
            return papers[found[1]]
    found = _CHINESE.search(text)
    return CUN.get(DIGITS.get(found[1], "")) if found else None
