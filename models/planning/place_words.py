"""Words for places in all languages of the clause reader, and for what is left out.

They are surer than the reader's own answer where a sentence names a place in an unusual way.
"""

import re
from collections.abc import Iterator
from typing import Final

from models.core.place import Place
from models.planning.function_words import any_of

SUBJECTS: Final = {
    Place.FACE: any_of(
        r"\bfaces?\b|\bgesicht(?:s|er|ern)?\b|\b(?:caras?|carita|rostros?)\b|\bvisages?\b",
        r"\brostos?\b|顔|人?[脸臉]部?|面部|얼굴",
    ),
    Place.EYES: any_of(
        r"(?<!red[ -])\beyes?\b|\baugen?\b|\bojos?\b|\b(?:yeux|œil)\b|\bolhos?\b",
        r"(?<![りれぎけ番項注枚つ赤網])(?<!見た)目(?![立的障盛])|瞳|眼睛|双眼|眼部|(?:^|\s)눈(?:만|가|을|이|에|동자)",
    ),
    Place.MOUTH: any_of(
        r"\b(?:mouths?|lips?)\b|\b(?:mund|lippen)\b|\b(?:boca|labios|lábios)\b",
        r"\b(?:bouche|lèvres)\b|口元|口だけ|唇|嘴巴?|입술|입가|(?:^|\s)입만",
    ),
    Place.BACKGROUND: any_of(
        r"\bbackground\b(?! (?:noise|hiss))|\bhintergrund\w*|\b(?:o|no|do|ao) fundo\b",
        r"\b(?:el|del|al) fondo\b|\barrière[ -]plan\b|\b(?:le|du|au) fond\b|背景|배경",
    ),
    Place.PERSON: any_of(
        r"(?<!of )\b(?:the|only|just) (?:persons?|people|m[ae]n|wom[ae]n|couple|child|children"
        r"|boys?|girls?|baby|bride|groom|lady)\b",
        r"\b(?:die|bei der|auf der|den|dem) (?:person(?:en)?|leuten?|mann|frau|menschen)\b",
        r"(?<!de )\b(?:la|las|el|al) (?:personas?|gente|hombre|mujer)\b",
        r"(?<!de )\b(?:la|les) (?:personnes?|gens|femme)\b|\bl['’]homme\b",
        r"\b(?:a|as|o|na|nas|no) (?:pessoas?|homem|mulher)\b|人物|인물|(?:^|\s)사람만",
    ),
    Place.SKY: any_of(
        r"\bsk(?:y|ies)\b|\bhimmels?\b|\b(?:cielo|céu)\b|\b(?:le|du) ciel\b|天空|空だけ|하늘"
    ),
    Place.HAIR: any_of(
        r"\bhair\b|\bhaaren?\b|\b(?:cabello|cabelos?)\b|\bcheveux\b|髪|头发|머리카락"
    ),
}
"""Words for what a photo shows."""

_PARTS: Final = r"(?:half|side|part|third|edge|corner|area)"
_AREAS: Final = (
    r"(?:mitad|metade|moitié|parte|partie|esquina|canto|coin|angle|ângulo|borde|borda|bord|tercio|terço|tiers"
    r"|zona|zone)"
)
SIDES: Final = {
    Place.LEFT: any_of(
        rf"\b(?:on|to|at|in|from) the (?:far )?left\b|\bleft(?:[ -]hand)? {_PARTS}\b",
        r"\b(?:upper|lower|top|bottom) left\b|\b(?:links|linke[nrs]?)\b|\bizquierd[ao]\b",
        r"\besquerd[ao]\b|\bgauche\b|左|왼쪽|왼편|좌측|좌(?=[상하]단)",
    ),
    Place.RIGHT: any_of(
        rf"\b(?:on|to|at|in|from) the (?:far )?right\b|\bright(?:[ -]hand)? {_PARTS}\b",
        r"\b(?:upper|lower|top|bottom) right\b|\b(?:rechts|rechte[nrs]?)\b|\bderech[ao]\b",
        r"\bdireit[ao]\b|\bdroite?\b|右|오른쪽|오른편|우측|우(?=[상하]단)",
    ),
    Place.TOP: any_of(
        r"\b(?:at|on|along|in) the (?:very )?top\b(?! of (?:it|that|this)\b)",
        rf"\b(?:top|upper) (?:{_PARTS}|left|right)\b|\b(?:oben|obere[nrs]?)\b|\barriba\b",
        rf"\b{_AREAS} sup[eé]rieure?\b|\b{_AREAS} superior\b|\ben haut\b|\bem cima\b",
        r"上(?:だけ|半|側|部|方|の方|の角|の隅|边|角)|(?<=[左右])上|顶部"
        r"|위쪽|윗부분|상단|(?<=쪽 )위",
    ),
    Place.BOTTOM: any_of(
        r"\b(?:at|on|along|in) the (?:very )?bottom\b",
        rf"\b(?:bottom|lower) (?:{_PARTS}|left|right)\b|\b(?:unten|untere[nrs]?)\b|\babajo\b",
        rf"\b{_AREAS} inf[eé]rieure?\b|\b{_AREAS} inferior\b|\ben bas\b|\bem ?baixo\b",
        r"下(?:だけ|半|側|部|方|の方|の角|の隅|边|角)|(?<=[左右])下|底部|아래쪽|아랫부분|하단"
        r"|(?<=쪽 )아래",
    ),
}
"""Words for the sides of a photo; two of them name a corner."""

MIDDLE_AND_RIM: Final = {
    Place.CENTER: any_of(
        r"\bin the (?:middle|cent(?:er|re))\b|\bin der (?:bild)?mitte\b|\ben el centro\b",
        r"\bau (?:milieu|centre)\b|\bno (?:centro|meio)\b|真ん中|中央|中间|가운데|중앙",
    ),
    Place.BORDER: any_of(
        r"\b(?:along|at|around|near|on|in|towards?|from|off) the (?:very |outer |white )?"
        r"(?:edges?|borders?|rim|margins?)\b",
        r"\b(?:edges|borders?|margins?) (?:all a?round|of the)\b",
        r"\b(?:am|im|vom|zum) (?:bild|weißen )?rand\b|\b(?:an|in|zu) den rändern\b",
        r"\b(?:en|por) (?:los|el|las) (?:bordes?|orillas?)\b|\bsur les bords\b",
        r"\bn[ao]s? (?:bordas?|beiradas?)\b|边缘|四周|테두리|가장자리",
    ),
}
"""Words for the centre and the border, which count where no side is named."""

CORNERS: Final = {
    frozenset((Place.TOP, Place.LEFT)): Place.TOP_LEFT,
    frozenset((Place.TOP, Place.RIGHT)): Place.TOP_RIGHT,
    frozenset((Place.BOTTOM, Place.LEFT)): Place.BOTTOM_LEFT,
    frozenset((Place.BOTTOM, Place.RIGHT)): Place.BOTTOM_RIGHT,
}

COMPLEMENTS: Final = {
    Place.LEFT: Place.RIGHT,
    Place.RIGHT: Place.LEFT,
    Place.TOP: Place.BOTTOM,
    Place.BOTTOM: Place.TOP,
    Place.PERSON: Place.BACKGROUND,
    Place.BACKGROUND: Place.PERSON,
}
"""Places that are all of a photo but another one."""

ONLY: Final = any_of(
    r"\b(?:only|just|solely|merely|exclusively)\b|\b(?:nur|bloß|ausschließlich)\b",
    r"\b(?:s[oó]lo|solamente|únicamente|nomás|nada más)\b",
    r"\b(?:seulement|juste|uniquement|rien que)\b|\b(?:só|somente|apenas)\b",
    r"だけ|のみ|[只仅](?:对|在|要|有|是)?|(?<=[가-힣])만(?=\s|$)|오직|단지",
)
"""Words that limit a clause to what they stand beside."""

EXCEPT: Final = any_of(
    r"\b(?:except(?: for)?|excluding|apart from|but not|other than)\b|^(?:but|keep|leave|spare)\b",
    r"\b(?:außer|ausser|bis auf)\b|\b(?:excepto|salvo)\b|\b(?:sauf|hormis|excepté)\b|\bexceto\b",
    r"以外|除い|除く|除了|除外|之外|除(?!此).*外|빼고|제외|말고",
)
"""Words that leave out what they stand beside."""

NOT: Final = any_of(
    r"\b(?:not|outside(?: of)?|nicht|pas|não)\b|\b(?:no|menos)\b(?= (?:el|la|los|las|en|os?|as?)\b)"
)
"""Words that leave out a place that stands alone beside them."""

_FUNCTION: Final = any_of(
    r"\b(?:the|an?|his|her|their|my|our|its|in|on|at|of|around|near|inside|within|but|and|please"
    r"|all|both|half|side|part|third|corner|edge|area|region)\b",
    r"\b(?:im|in|am|an|auf|bei|um|der|die|das|dem|den|des|ihr(?:em|en|e)?|sein(?:em|en|e)?|aber"
    r"|bitte|beide|hälfte|seite|teil|ecke|und)\b",
    r"\b(?:en|el|la|los|las|del?|su|sus|pero|por favor|mitad|parte|lado|esquina|a|al)\b",
    r"\b(?:sur|le|les|dans|du|des|aux?|son|sa|ses|mais|moitié|partie|côté|coin|angle|à)\b|\bl['’]",
    r"\b(?:no|na|nos|nas|o|os|as|do|da|dos|das|dele|dela|mas|metade|canto|lado)\b",
    r"部分|ところ|そこ|半分|那里|[のをにはで上的]|(?<=\s)부분|쪽|에서|에|을|를|만|\W",
)
"""Words that say nothing about what is to be done."""


def place_named_in(text: str) -> Place | None:
    """Return the place that a text names in words; None if it names none or several."""
    sides = frozenset(_named(text, SIDES))
    subjects = _most_special({*_named(text, SUBJECTS)})
    found = [*subjects, *sides] or [*_named(text, MIDDLE_AND_RIM)]
    if len(found) == 1:
        return found[0]
    return CORNERS.get(sides) if len(found) == len(sides) else None


def _most_special(subjects: set[Place]) -> set[Place]:
    """Leave out subjects that only specify another: "the bride's face" is a face."""
    if subjects & {Place.EYES, Place.MOUTH, Place.HAIR}:
        subjects = subjects - {Place.FACE}
    return subjects - {Place.PERSON} if len(subjects) > 1 else subjects


def excludes(text: str, *, is_only_place: bool = False) -> bool:
    """Return whether a text leaves out the place that it names ("except the face").

    With `is_only_place` the text is known to be about nothing else."""
    return bool(EXCEPT.search(text) or (is_only_place and NOT.search(text)))


def is_only_place(text: str) -> bool:
    """Return whether a text only limits to a place, or leaves it out."""
    limiting = (ONLY, EXCEPT, NOT)
    if place_named_in(text) is None or not any(words.search(text) for words in limiting):
        return False
    for table in (SUBJECTS, SIDES, MIDDLE_AND_RIM):
        for pattern in table.values():
            text = pattern.sub(" ", text)
    for words in (*limiting, _FUNCTION):
        text = words.sub(" ", text)
    return not text.strip()


def _named(text: str, table: dict[Place, re.Pattern[str]]) -> Iterator[Place]:
    return (place for place, words in table.items() if words.search(text))
