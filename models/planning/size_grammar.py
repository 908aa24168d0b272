"""Grammar of sizes in instructions: factors, percentages, pixels and print sizes.

It knows English, German, Spanish, French, Portuguese, Korean, Japanese and Chinese.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from models.planning.words.paper_sizes import INCH_PAIRS, NAMES, paper_named_in
from models.planning.words.spelled_numbers import with_digits

CM_PER_INCH: Final = 2.54
DEFAULT_DPI: Final = 300.0
"""Pixels an inch of a print whose resolution is not named."""

MIN_UNITLESS_PRINT: Final = 9
"""Smallest number of a pair without a unit that is a print size in centimetres."""
MAX_UNITLESS_PRINT: Final = 60
"""Largest number of a pair without a unit that is a print size in centimetres; more are pixels."""


@dataclass(frozen=True, slots=True)
class TargetSize:
    """Size that an instruction asks for: a factor, a size in pixels, or a print size.

    One group of fields is set. `pixels` is the length of `side`, which is `width`, `height` or
    `long`; `area` is a number of pixels. `print_cm` are the sides of a print with `dpi` pixels an
    inch."""

    factor: float | None = None
    pixels: float | None = None
    side: str = "long"
    box: tuple[float, float] | None = None
    area: float | None = None
    print_cm: tuple[float, float] | None = None
    dpi: float = DEFAULT_DPI

    def factor_for(self, width: int, height: int) -> float:
        """Return the factor that brings a photo of `width` x `height` pixels to this size.

        A print or box of pixels is filled, its long side along that of the photo."""
        if self.factor is not None:
            return self.factor
        if self.area is not None:
            return float((self.area / (width * height)) ** 0.5)
        if self.pixels is not None:
            sides = {"width": width, "height": height, "long": max(width, height)}
            return self.pixels / sides[self.side]
        wanted = self.box or self._print_pixels()
        pairs = zip(sorted(wanted), sorted((width, height)), strict=True)
        return max(asked / side for asked, side in pairs)

    @property
    def needs_photo(self) -> bool:
        """Whether the factor depends on the size of the photo."""
        return self.factor is None

    def _print_pixels(self) -> tuple[float, float]:
        width, height = self.print_cm or (0.0, 0.0)
        return width / CM_PER_INCH * self.dpi, height / CM_PER_INCH * self.dpi


_NUMBERS: Final[Mapping[str, float]] = {
    **dict.fromkeys(("anderthalb", "eineinhalb", "einundeinhalb"), 1.5),
    **dict.fromkeys(("one and a half", "one-and-a-half", "uno y medio", "一倍半", "1倍半"), 1.5),
    **dict.fromkeys(("zweieinhalb", "two and a half", "dos y medio", "deux et demi"), 2.5),
    **dict.fromkeys(
        ("two", "zwei", "dos", "deux", "dois", "duas", "두", "둘", "이", "二", "两", "兩"), 2.0
    ),
    **dict.fromkeys(("three", "drei", "tres", "trois", "três", "세", "셋", "삼", "三"), 3.0),
    **dict.fromkeys(("four", "vier", "cuatro", "quatre", "quatro", "네", "넷", "사", "四"), 4.0),
    **dict.fromkeys(("five", "fünf", "cinco", "cinq", "다섯", "오", "五"), 5.0),
    **dict.fromkeys(("six", "sechs", "seis", "여섯", "육", "六"), 6.0),
    **dict.fromkeys(("eight", "acht", "ocho", "huit", "oito", "여덟", "팔", "八"), 8.0),
    **dict.fromkeys(("ten", "zehn", "diez", "dix", "dez", "열", "십", "十"), 10.0),
}
"""Words for numbers."""

_WORD: Final = "|".join(sorted(map(re.escape, _NUMBERS), key=len, reverse=True))
_DIGITS: Final = r"\d{1,3}(?:[ .,']\d{3})+(?![\d.,])|\d+(?:[.,]\d+)?"
_NUMBER: Final = rf"(?:(?P<half>\d+) ?(?:½|1⁄2)|(?P<digits>{_DIGITS})|(?P<word>{_WORD}))"

_FIXED: Final[tuple[tuple[str, float], ...]] = (
    (
        r"one and a half times|half (?:as )?(?:large|big) again|half again as (?:large|big)"
        r"|anderthalb\w*|eineinhalb\w*|um die h[aä]lfte (?:größer|vergrößern)|vez y media"
        r"|fois et demie?|vez e meia|한 ?배 ?반|一倍半|1倍半",
        1.5,
    ),
    (
        r"half (?:the|its) size|half (?:as )?(?:large|big|size)|halb so (?:groß|breit|hoch)"
        r"|halbier\w*|la mitad|moitié|metade|절반|반으로|半分|一半|缩小一倍",
        0.5,
    ),
    (
        r"quadrupl\w*|fourfold|vierfach\w*|vervierfach\w*|cu[aá]drupl\w*|cuadruplic\w*"
        r"|quadruplic\w*|quádrupl\w*",
        4.0,
    ),
    (
        r"\btripl\w*|threefold|dreifach\w*|verdreifach\w*|triplic\w*|treble",
        3.0,
    ),
    (
        r"\bdoubl\w*|twice|twofold|doppelt\w*|verdoppel\w*|verdopple|zweifach\w*|\bdoble\b|dupli(?:c|qu)\w*"
        r"|\bduplo\b|\bdobr\w+|放大一倍|翻(?:一)?倍|加倍|翻番|大一倍|갑절|곱절",
        2.0,
    ),
)
"""Expressions for a factor without a number."""

_TIMES: Final = (
    r"(?:[x×](?![a-z0-9]| \d)|-? ?times\b|-?fold\b|-?fach\w*|-?mal\b|-?veces\b|-?vez\b|-?fois\b"
    r"|-?vezes\b|배|倍)"
)
_FACTOR_WORD: Final = (
    r"(?:factor|faktor|facteur|fator|scale)(?: of| de| von| by)?|(?<![\w])(?<!\d )[x×]"
)
_BY: Final = r"(?:\bby|\bum|\bin|\ben un|\bde|\bem|\ben)\s+"
_TO: Final = r"(?:\bto|\bauf|\bal|\bà|\bpara|\baté|\bat|\bzu)\s+"
_PERCENT: Final = (
    r"(?:%|percent\b|per cent\b|prozent\b|por ?ciento\b|pour ?cent\b|por ?cento\b|퍼센트|프로"
    r"|パーセント)"
)
_END: Final = r"(?![a-z])"
"""End of a word of Latin letters, which Japanese and Chinese letters may follow."""
_PIXELS: Final = rf"(?:(?:px|pixels?|pixeln?|p[ií]xeles|pixeis){_END}|픽셀|ピクセル|像素|画素)"
_LENGTHS: Final = (
    (
        rf"cm{_END}|centimet\w+|zentimeter|centímetros?|centimètres?|센티(?:미터)?|センチ(?:メートル)?|厘米|公分",
        1.0,
    ),
    (rf"mm{_END}|millimet\w+|milímetros?|millimètres?|밀리(?:미터)?|ミリ|毫米", 0.1),
    (
        rf"in{_END}|inch(?:es)?{_END}|\"|″|zoll\b|pulgadas?|pouces?|polegadas?|인치|インチ|英寸|吋",
        CM_PER_INCH,
    ),
)
_LENGTH: Final = "|".join(pattern for pattern, _ in _LENGTHS)
_BETWEEN: Final = r"\s*(?:x|×|by|mal|por|par|auf|对|\*)\s*"
_SIDES: Final = (
    (
        "width",
        r"wide|width|breit\w*|anch\w+|\blarg(?:ura|eur)\b|\bde large\b|가로|너비|폭|幅|横|宽|寬",
    ),
    ("height", r"high|height|tall|hoch|höhe|alt[oau]\w*|haut\w*|세로|높이|高|縦"),
)
_PARTS: Final = re.compile(
    "|".join(
        (
            *(
                NAMES.pattern,
                *(pattern for pattern, _ in _FIXED),
                rf"{_DIGITS}",
                _PERCENT,
                _PIXELS,
                _TIMES,
                _BETWEEN,
                _BY,
                _TO,
                *(u for u, _ in _LENGTHS),
            ),
            *(rf"\b(?:{words})\b|(?<=\W)(?:{words})$" for _, words in _SIDES),
            rf"(?<![^\W\d_])(?:dpi|ppi|mpx?|megapixels?){_END}",
            rf"(?<![a-z\d])4k{_END}|横幅|[幅横宽寬高縦]|まで|[でにの的]",
            r"\b(?:please|bitte|at|bei|mit|a|à|com|con|with|so|like|about|around|roughly|etwa|ungefähr|ca|circa"
            r"|rund|environ|unos|uns|cerca|mal|maybe|ok)\b",
        )
    )
)
"""Numbers, units and the words beside them."""


ENLARGING: Final = re.compile(
    r"\b(?:enlarg\w*|up(?:scal|siz)\w*|(?:blow|scale) \w* ?up|bigger|larger|print(?:ed|able)?)\b"
    r"|vergrö(?:ß|ss)er\w*|hochskalier\w*|grö(?:ß|ss)er\b|druck(?:en|t)\b|\bampl[ií]\w*|\bagrand\w*"
    r"|\bimprim\w*|\baument\w+ o tamanho|확대|크게|키워|인쇄|인화|拡大|大きく|印刷|プリント"
    r"|引き?伸ば|引き?延ば|焼(?:き増|いて|きたい)|뽑|현상|放大|变大|打印|冲印|冲洗|洗|扩印|印"
)
"""Verbs for making a picture larger, or for printing it."""


def parse_size(text: str) -> TargetSize | None:
    """Return the size that a text names; None if it names none."""
    plain = _plain(text)
    found = (parse(plain) for parse in _PARSERS)
    return next((size for size in found if size is not None), None)


def asks_for_size(text: str) -> bool:
    """Return whether a text asks to enlarge or print a picture to a length or paper size."""
    plain = _plain(text)
    size = _print_size(plain)
    return size is not None and size.print_cm is not None and bool(ENLARGING.search(plain))


def is_size_alone(text: str) -> bool:
    """Return whether a text names a size and nothing else ("300 %", "20 x 30 cm at 300 dpi")."""
    plain = _plain(text)
    return parse_size(plain) is not None and not re.search(r"[^\W\d_]", _PARTS.sub(" ", plain))


def _plain(text: str) -> str:
    """Return a text in lower case, composed (NFKC), with spelled-out numbers as digits."""
    return with_digits(unicodedata.normalize("NFKC", text).lower())


def _print_size(text: str) -> TargetSize | None:
    dpi = _dpi(text)
    pair = re.search(rf"({_DIGITS})\s*(?:{_LENGTH})?{_BETWEEN}({_DIGITS})\s*({_LENGTH})?", text)
    if pair:
        sides = _value(pair[1]), _value(pair[2])
        if pair[3] is None and (
            re.match(rf"\s*{_PIXELS}", text[pair.end() :]) or max(sides) > MAX_UNITLESS_PRINT
        ):
            return TargetSize(box=sides) if max(sides) > MAX_UNITLESS_PRINT else None
        if pair[3] is None:
            return _unitless_print(sides, dpi)
        unit = _unit(pair[3])
        return TargetSize(print_cm=(sides[0] * unit, sides[1] * unit), dpi=dpi)
    paper = paper_named_in(text)
    return TargetSize(print_cm=paper, dpi=dpi) if paper else None


def _unitless_print(sides: tuple[float, float], dpi: float) -> TargetSize | None:
    """Return the print size for a pair without a unit: inches of a known paper, else centimetres.

    Smaller numbers are more likely a calculation ("5 x 5"). `sides` are width and height, `dpi` the
    dots per inch of the print."""
    paper = INCH_PAIRS.get((min(sides), max(sides)))
    if paper is None and min(sides) < MIN_UNITLESS_PRINT:
        return None
    return TargetSize(print_cm=paper or sides, dpi=dpi)


def _pixels(text: str) -> TargetSize | None:
    area = re.search(
        rf"({_DIGITS})\s*(?:megapixels?|mpx?{_END}|megap[ií]xeles|메가픽셀|メガピクセル)", text
    )
    if area:
        return TargetSize(area=_value(area[1]) * 1e6)
    found = re.search(rf"({_DIGITS})\s*{_PIXELS}", text)
    if not found:
        found = re.search(r"\b(\d{3,5}) (?:wide|breit|high|hoch|tall)\b", text)
    if not found:
        return (
            TargetSize(pixels=3840.0, side="width")
            if re.search(rf"(?<![a-z\d])4k{_END}", text)
            else None
        )
    side = next((name for name, words in _SIDES if re.search(words, text)), "long")
    return TargetSize(pixels=_value(found[1]), side=side)


def _percentage(text: str) -> TargetSize | None:
    found = re.search(rf"({_BY}|{_TO})?(\d+(?:[.,]\d+)?)\s*{_PERCENT}|百分之(\d+)", text)
    if not found:
        return None
    share = _value(found[2] or found[3]) / 100
    grows = share <= 1 and not (found[1] and re.fullmatch(_TO, found[1]))
    shrinks = re.search(
        r"smaller|kleiner|verklein|reduc|réduc|pequeñ|petit|menor|줄여|작게|小|缩", text
    )
    if shrinks and grows:
        return TargetSize(factor=1 - share)
    return TargetSize(factor=1 + share if grows else share)


def _multiple(text: str) -> TargetSize | None:
    for pattern, factor in _FIXED[:2]:
        if re.search(pattern, text):
            return TargetSize(factor=factor)
    found = re.search(rf"(?<![\d.,]){_NUMBER}\s*{_TIMES}", text)
    found = found or re.search(rf"\b(?:ampl|agrand|aument|multipl)\w+ (?:por|par) {_NUMBER}$", text)
    found = found or re.search(rf"(?:{_FACTOR_WORD})\s*{_NUMBER}(?![\d.,]*\s*{_PIXELS})", text)
    if found:
        return TargetSize(factor=_number(found))
    for pattern, factor in _FIXED[2:]:
        if re.search(pattern, text):
            return TargetSize(factor=factor)
    return TargetSize(factor=2.0) if re.search(r"(?<![\d一二三四五])倍", text) else None


_PARSERS: Final[tuple[Callable[[str], TargetSize | None], ...]] = (
    _print_size,
    _pixels,
    _percentage,
    _multiple,
)
"""Parsers in the order in which they are tried."""


def _dpi(text: str) -> float:
    found = re.search(rf"(\d+)\s*(?:dpi|ppi){_END}|(?:dpi|ppi)\s*(\d+)", text)
    return float(found[1] or found[2]) if found else DEFAULT_DPI


def _number(match: re.Match[str]) -> float:
    if match["half"]:
        return float(match["half"]) + 0.5
    return _value(match["digits"]) if match["digits"] else _NUMBERS[match["word"]]


def _value(digits: str) -> float:
    """Parse `digits` with a decimal point or comma, or with thousands separators."""
    if re.fullmatch(r"\d{1,3}(?:[ .,']\d{3})+", digits):
        return float(re.sub(r"\D", "", digits))
    return float(digits.replace(",", "."))


def _unit(text: str) -> float:
    return next(cm for pattern, cm in _LENGTHS if re.fullmatch(pattern, text))
