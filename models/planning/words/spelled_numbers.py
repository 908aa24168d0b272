"""Spelled-out numbers before units and between sides ("twenty by thirty centimetres") as digits.

In English, German, Spanish, French, Portuguese and Korean; whole numbers up to 9999 as they are
said of sizes: tens, hundreds and thousands. Numbers up to six that stand before "times" are left to
the grammar of factors.
"""

import re
from collections.abc import Mapping
from typing import Final

SMALL: Final[Mapping[str, int]] = {
    "seven|sieben|siete|sept|sete": 7,
    "nine|neun|nueve|neuf|nove": 9,
    "eleven|elf|once|onze": 11,
    "twelve|zwölf|doce|douze|doze": 12,
    "thirteen|dreizehn|trece|treize|treze": 13,
    "fourteen|vierzehn|catorce|quatorze|catorze": 14,
    "fifteen|fünfzehn|quince|quinze": 15,
    "sixteen|sechzehn|dieciséis|seize|dezesseis|dezasseis": 16,
    "seventeen|siebzehn|diecisiete|dix-sept|dezessete|dezassete": 17,
    "eighteen|achtzehn|dieciocho|dix-huit|dezoito": 18,
    "nineteen|neunzehn|diecinueve|dix-neuf|dezenove|dezanove": 19,
    "twenty[- ]four|vierundzwanzig|veinticuatro|vingt-quatre|vinte e quatro": 24,
    "twenty|zwanzig|veinte|vingt|vinte|이십": 20,
    "thirty|dreißig|dreissig|treinta|trente|trinta|삼십": 30,
    "forty|vierzig|cuarenta|quarante|quarenta|사십": 40,
    "fifty|fünfzig|cincuenta|cinquante|cinquenta|오십": 50,
    "sixty|sechzig|sesenta|soixante|sessenta|육십": 60,
    "seventy|siebzig|setenta|soixante-dix|칠십": 70,
    "eighty|achtzig|ochenta|quatre-vingts?|oitenta|팔십": 80,
    "ninety|neunzig|noventa|quatre-vingt-dix|구십": 90,
    "(?:one |a |ein)?hundred|(?:ein)?hundert|cien|cent|cem|백": 100,
    "two hundred|zweihundert|doscientos|deux cents?|duzentos|이백": 200,
    "three hundred|dreihundert|trescientos|trois cents?|trezentos|삼백": 300,
    "four hundred|vierhundert|cuatrocientos|quatre cents?|quatrocentos|사백": 400,
    "six hundred|sechshundert|seiscientos|six cents?|seiscentos|육백": 600,
    "(?:one |a )?thousand|(?:ein)?tausend|mil|mille|천": 1000,
    "two thousand|zweitausend|dos mil|deux mille|dois mil|이천": 2000,
    "three thousand|dreitausend|tres mil|trois mille|três mil|삼천": 3000,
    "four thousand|viertausend|cuatro mil|quatre mille|quatro mil|사천": 4000,
    "five thousand|fünftausend|cinco mil|cinq mille|오천": 5000,
    "six thousand|sechstausend|seis mil|six mille|육천": 6000,
}
"""Numbers by patterns of their words."""

BETWEEN: Final = r"(?:by|x|×|mal|por|par|sur|auf)"
"""Words between two sides."""

_WORDS: Final = "|".join(pattern for pattern, _ in sorted(SMALL.items(), key=lambda each: -each[1]))
_UNIT: Final = (
    rf"(?: (?:percent|per cent|prozent|por ?ciento|pour ?cent|por ?cento|%|times|fois|veces|vezes"
    rf"|dpi|ppi|pixels?|pixeln?|p[ií]xeles|px|cm|mm|centim\w+|zentimeter|millim\w+|milím\w+|inch\w*"
    rf"|zoll|pulgadas?|pouces?|polegadas?|megapixels?|{BETWEEN} (?:\d|(?:{_WORDS})\b))"
    r"| ?(?:퍼센트|프로|픽셀|센티|배|인치))"
)
_AFTER_SIDE: Final = (
    r"(?:(?<=\d by )|(?<=\d x )|(?<=\d mal )|(?<=\d por )|(?<=\d par )|(?<=\d sur ))"
)
SPELLED: Final = re.compile(rf"(?<![^\W_])(?:{_WORDS})(?={_UNIT})|{_AFTER_SIDE}(?:{_WORDS})\b")
"""Pattern of a number in words before a unit, or after a side in digits."""


def with_digits(text: str) -> str:
    """Return a lower-case text with the spelled-out numbers of sizes replaced by digits."""
    before = None
    while text != before:
        before, text = text, SPELLED.sub(lambda found: str(_value(found[0])), text)
    return text


def _value(words: str) -> int:
    return next(value for pattern, value in SMALL.items() if re.fullmatch(pattern, words))
