"""Removal of coordinates and map addresses from texts, of which all else is kept."""

import re
from collections.abc import Callable
from functools import cache
from typing import Final
from urllib.parse import unquote

from desktop.files.metadata.comment_encoding import MAX_COMMENT_BYTES

_DEGREE: Final = r"\s{0,3}(?:Â?[°º]|&deg;|deg\b)"
_MINUTES: Final = r"(?:[\s:]{0,3}\d{1,2}(?:[.,]\d{1,9})?(?!\d)\s{0,2}['\"′″’”´`]{0,2}){0,2}"
_ANGLE: Final = rf"\d{{1,3}}(?:[.,]\d{{1,20}}(?:{_DEGREE})?|(?:{_DEGREE})?{_MINUTES})"
_EXACT: Final = (
    rf"(?:\d{{1,3}}[.,]\d{{3,60}}{_DEGREE}|"
    rf"\d{{1,3}}{_DEGREE}(?=\s{{0,3}}\d{{1,2}}(?:[.,]\d{{2,9}}|\s{{0,2}}['′’´])){_MINUTES})"
)
"""Angle with a sign of degrees that is exact to a kilometre or better."""

_LABEL: Final = (
    r"(?:(?<![a-z])(?:GPS|coordinates|coords|position|at|loc|ll|latlng|latlon|location)"
    r"[\s:=]{1,4})?"
)
_BETWEEN: Final = r"(?![a-z])[\s:=\"'>/|\[(]{0,8}(?:[NSEWO]\s{0,2})?[-+\u2212]?"
_AFTER: Final = rf"(?:{_DEGREE}{_MINUTES})?(?:\s{{0,3}}[NSEWO]\b)?"

_PART: Final = r"\d{1,9}(?:/\d{1,9}|,\d{1,2}\.\d{1,20}|[.,]\d{1,20})?"
_PARTS: Final = (
    rf"[-+\u2212]?{_PART}(?:[\s,:°'\"′″d]{{1,3}}(?=\d{{1,2}}(?![\d])|\d{{1,9}}/){_PART}){{0,2}}"
    r"['\"′″]{0,2}(?:\s{0,3}[NSEWO]\b)?"
)
"""Angle behind the name of a field: a number, or degrees, minutes and seconds."""

_GPS_FIELD: Final = (
    r"(?:gps|geo)[-_ ]{0,2}(?:dest[-_ ]?)?(?:lat(?:itude)?|lng|lon(?:gitude)?|long|altitude)"
)
_FIELD: Final = r"(?:(?<!p)latitude|longitude|(?-i:(?<=[a-z])(?:Lat|Lng|Lon)(?![a-z])))"
"""Names of fields with a latitude or longitude, also at the end of longer names."""

_PAIR_FIELD: Final = (
    r"(?:gps[-_ ]{0,2}(?:position|coordinates?|coords)|lat[-_,/ ]{0,2}(?:lon|lng|long))"
)

_COORDINATES: Final = (
    rf"{_LABEL}(?:"
    rf"{_GPS_FIELD}{_BETWEEN}(?=\d){_PARTS}|"
    rf"{_FIELD}{_BETWEEN}(?=\d{{1,3}}(?:[.,/:°'d]|\s\d{{1,2}}\b)){_PARTS}|"
    rf"{_PAIR_FIELD}{_BETWEEN}{_PART}[,;/\s]{{1,4}}[-+\u2212]?{_PART}|"
    r"\bgeo[:/]\s{0,4}(?:lat|lon|lng)[a-z]{0,8}[\s=:/]{0,3}[-+\u2212]?[\d.]{0,20}|"
    r"\bgeo:\s{0,4}[-+\u2212]?\d[\d.]{0,20}(?:,[-+\u2212]?\d[\d.]{0,20}){0,2}|"
    rf"(?<![a-z])(?:lat|lng|latitude?|longitude?){_BETWEEN}"
    rf"\d{{1,3}}(?:[.,]\d{{1,20}}|(?={_DEGREE})){_AFTER}|"
    rf"(?<![a-z])(?:lon|long){_BETWEEN}\d{{1,3}}(?:[.,]\d{{3,20}}|(?={_DEGREE})){_AFTER}|"
    rf"(?<![^\W\d_])(?:breite|länge|breitengrad|längengrad){_BETWEEN}"
    rf"\d{{1,3}}(?:[.,]\d{{4,60}}|(?={_DEGREE})){_AFTER}|"
    rf"(?<![\d.,])[-+\u2212]?{_ANGLE}\s{{0,3}}[NS]\b.{{0,8}}?[-+\u2212]?{_ANGLE}\s{{0,3}}[EWO]\b|"
    rf"\b[NS]\s{{0,4}}(?=\d{{1,2}}(?:[.,]\d{{3,9}}|\s\d{{1,2}}[.,\s]\d|{_DEGREE})){_ANGLE}"
    rf".{{0,32}}?\b[EWO]\s{{0,4}}{_ANGLE}|"
    r"(?<![\d.])[-+\u2212]\d{2,6}(?:\.\d{1,20})?[-+\u2212]\d{3,7}(?:\.\d{1,20})?"
    r"(?:[-+\u2212]\d{1,6}(?:\.\d{1,20})?)?(?:CRS\w{1,20})?/|"
    r"\b\d{1,2}[C-HJ-NP-X]\s{1,3}\d{6}(?:\.\d{1,9})?(?:\s?mE)?\s{1,3}\d{7}(?:\.\d{1,9})?\b|"
    rf"(?<![\d.,]){_EXACT}\s{{0,3}}[NSEWO]\b|\b[NSEWO]\s{{0,4}}{_EXACT}|"
    r"(?:(?<![\w/:])///|\bwhat3words[\s:=]{1,4})[^\W\d_]{2,30}\.[^\W\d_]{2,30}\.[^\W\d_]{2,30}|"
    r"\b[2-9CFGHJMPQRVWX]{8}\+[2-9CFGHJMPQRVWX]{2,3}\b)"
)
"""Coordinates with a word, a sign, or letters of the compass, and codes that stand for them."""

_PAIR: Final = r"(?<![\d.,])[-+\u2212]?\d{{1,3}}{0}\d{{4,60}}°?\s{{0,4}}[,;/|\s]\s{{0,4}}"
_NUMBERS: Final = "|".join(
    rf"{_LABEL}{_PAIR.format(point)}[-+\u2212]?\d{{1,3}}{point}\d{{4,60}}°?(?![\d.])"
    for point in (r"\.", ",")
)
"""Two numbers that may be latitude and longitude."""

_ADDRESS: Final = (
    r"(?<![\w.-])(?:[a-z]{2,10}://)?[\w-][\w.-]{2,200}/(?:[^\s<>\"'()\[\],;]|[,;](?!\s|$)){1,2000}"
)
_MAP: Final = (
    r"(?<![\w-])(?:maps\.app\.goo\.gl|goo\.gl/maps|google\.[a-z.]{2,6}/maps|maps\.google\.|"
    r"maps\.apple\.com|openstreetmap\.org|osm\.org|what3words\.com|w3w\.co|bing\.com/maps|"
    r"here\.com|plus\.codes|waze\.com|mapy\.c|geohack|yandex\.[a-z]{2,3}/maps)"
)
"""Addresses that show a place on a map."""

_STATEMENT: Final = re.compile(r"\bGPS\b|\bgeo[-_ ]?tag", re.IGNORECASE)
"""Words that say that there are coordinates."""

_ONLY_SIGNS: Final = re.compile(r"[\s!-/:-@\[-`{-~]*")
"""Texts in which a cut left punctuation alone."""

PLACE_NAMES: Final = re.compile(
    r"gps|latitude|longitude|altitude|geotag|shotlocation|maker_?note|"
    r"rtk_?l(at|on|ng)|what3words|plus_?code|geohash|^geo_?(lat|lon|lng)|"
    r"^(lat|lon|long|lng|coords?|coordinates?|city|state|provincestate|province_?state|country|countrycode|"
    r"countryname|coverage|worldregion|sublocation|location|location(created|shown|id|name)|"
    r"place|place_?name|town|venue)$",
    re.IGNORECASE,
)
"""Pattern in names of properties that hold a place."""

_WORDS: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_COORDINATE_WORDS: Final = frozenset(
    {
        *("lat", "lats", "lng", "lon", "lons", "latlng", "latlon", "gps", "latitude", "longitude"),
        *("geohash", "geotag", "geolocation", "easting", "northing", "mgrs", "coordinate"),
        *("coordinates", "coords", "altitude"),
    }
)
"""Words in names of fields whose numbers are coordinates."""

_LONGEST_NAME: Final = 80
"""Characters of the longest text that may be the name of a field."""

_MAX_TEXT: Final = MAX_COMMENT_BYTES
"""Characters of a text that are searched."""

_CODECS: Final = ("utf-8", "latin-1", "utf-16-le", "utf-16-be")


def names_place(name: str) -> bool:
    """Return whether the name of a property says that it holds a place."""
    return bool(PLACE_NAMES.search(name)) or names_coordinate(name)


def names_coordinate(name: str) -> bool:
    """Return whether a short text is the name of a field with a coordinate, such as "startLat"."""
    words = _WORDS.findall(name) if len(name) <= _LONGEST_NAME else ()
    is_sentence = len(name.split()) > 3
    return not is_sentence and any(word.lower() in _COORDINATE_WORDS for word in words)


def has_coordinates(text: str, *, unlabelled: bool = True) -> bool:
    """Return whether a text has coordinates; with `unlabelled`, two numbers count as such."""
    return without_coordinates(text, unlabelled=unlabelled) != text


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern for upper and lower case when it is first used, as it takes long."""
    return re.compile(pattern, re.IGNORECASE)


def tells_position(text: str) -> bool:
    """Return whether words of a person or program have coordinates or say to have them."""
    return has_coordinates(text) or _STATEMENT.search(text[:_MAX_TEXT]) is not None


def without_coordinates(text: str, *, unlabelled: bool = True) -> str:
    """Cut coordinates, addresses of maps, and the separators around them from a text.

    With `unlabelled`, two numbers count as coordinates."""
    searched = text[:_MAX_TEXT]
    texts = (_COORDINATES, _NUMBERS) if unlabelled else (_COORDINATES,)
    patterns, maps = [_compiled(each) for each in texts], _compiled(_MAP)
    spans = [
        found.span()
        for found in _compiled(_ADDRESS).finditer(searched)
        if maps.search(found[0]) or any(each.search(unquote(found[0])) for each in patterns)
    ]
    spans += [found.span() for each in patterns for found in each.finditer(searched)]
    if not spans:
        return text
    kept, position = "", 0
    for start, end in sorted(spans):
        if start >= position and not (position and _ONLY_SIGNS.fullmatch(text[position:start])):
            kept = _join(kept, text[position:start])
        position = max(position, end)
    kept = _join(kept, text[position:]).strip(" \t,;|")
    return "" if _ONLY_SIGNS.fullmatch(kept) else kept


def _join(before: str, behind: str) -> str:
    """Join the texts around a cut without the separators and brackets that are left there.

    `before` and `behind` are these texts."""
    left, right = before.rstrip(" \t,;|@"), behind
    if left.endswith(("(", "[")) and right.startswith((")", "]")):
        left, right = left[:-1].rstrip(), right[1:]
    if not left or left.endswith("\n"):
        return left + right.lstrip(" \t,;|")
    return left + right if not right[:1].isalnum() else f"{left} {right}"


def without_telling_words(text: str) -> str:
    """Cut coordinates from a text of a person or program; return "" if others seem to be left."""
    kept = without_coordinates(text)
    rest = kept[:_MAX_TEXT]
    return "" if _STATEMENT.search(rest) and re.search(r"\d", rest) else kept


def without_telling_keywords(text: str) -> str:
    """Remove the keywords that tell a position from keywords separated by semicolons."""
    keywords = text.split(";")
    kept = [each for each in keywords if not tells_position(each)]
    return text if len(kept) == len(keywords) else ";".join(kept)


def cut_bytes(value: bytes, cut: Callable[[str], str]) -> bytes:
    """Apply `cut` to a text of an unknown encoding; b"" if nothing but zeros is left."""
    for codec in _CODECS:
        size = len(value) // 2 * 2 if codec.startswith("utf-16") else len(value)
        try:
            text = value[:size].decode(codec, "surrogatepass")
        except UnicodeDecodeError:
            continue
        body = text.rstrip("\0")
        kept = cut(body)
        if kept != body:
            zero = "\0" if len(body) < len(text) else ""
            value = (kept + zero).encode(codec, "surrogatepass") if kept.strip("\0 \n") else b""
    return value
