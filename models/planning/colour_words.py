"""Words that say which colour a thing had ("her dress was dark green"), and where it is.

English, French and Portuguese are here, other languages in modules of their own. The colour is one
that such a thing may have had, since only its hue and chroma count.
"""

import re
from collections.abc import Mapping
from colorsys import hls_to_rgb, rgb_to_hls
from typing import Final

from models.core.place import Place
from models.imaging.colour_hints import Colour, colour_to_text
from models.planning.place_words import place_named_in
from models.planning.words import german_spanish_colours, japanese_chinese_colours, korean_colours

COLOURS: Final = {
    "red": (168, 40, 44),
    "scarlet": (196, 36, 32),
    "crimson": (150, 24, 50),
    "maroon": (110, 28, 40),
    "burgundy": (104, 24, 44),
    "rust": (160, 74, 36),
    "orange": (218, 124, 40),
    "salmon": (232, 140, 116),
    "peach": (244, 188, 150),
    "pink": (226, 140, 160),
    "rose": (206, 110, 130),
    "yellow": (222, 192, 70),
    "mustard": (190, 150, 50),
    "gold": (196, 156, 64),
    "golden": (196, 156, 64),
    "blonde": (206, 172, 112),
    "blond": (206, 172, 112),
    "cream": (238, 224, 190),
    "ivory": (240, 232, 208),
    "beige": (214, 192, 158),
    "tan": (196, 160, 118),
    "khaki": (160, 144, 100),
    "brown": (118, 78, 48),
    "chestnut": (128, 66, 44),
    "auburn": (134, 62, 40),
    "ginger": (176, 96, 46),
    "olive": (112, 110, 54),
    "green": (64, 122, 66),
    "emerald": (24, 124, 86),
    "mint": (160, 212, 178),
    "turquoise": (62, 170, 168),
    "teal": (24, 112, 116),
    "blue": (54, 88, 158),
    "navy": (34, 44, 92),
    "lavender": (176, 162, 212),
    "lilac": (188, 158, 204),
    "violet": (122, 76, 160),
    "purple": (112, 56, 132),
    "grey": (128, 128, 128),
    "gray": (128, 128, 128),
    "silver": (176, 176, 176),
    "black": (24, 24, 24),
    "white": (240, 240, 240),
}
"""Red, green and blue, 0 to 255, of the colours that can be named, by their English names."""

ROMANCE: Final = {
    "rouges?": "red",
    "vermelh[oa]s?": "red",
    "vinho": "burgundy",
    "laranja": "orange",
    "saumon": "salmon",
    "rosa": "pink",
    "roses": "pink",
    "jaunes?": "yellow",
    "amarel[oa]s?": "yellow",
    "moutarde|mostarda": "mustard",
    "dorée?s?": "golden",
    "dourad[oa]s?": "golden",
    "blond(?:e?s|e)": "blond",
    "loir[oa]s?": "blond",
    "crème|creme": "cream",
    "ivoire|marfim": "ivory",
    "bege": "beige",
    "kaki|cáqui": "khaki",
    "marrons?|marrom|marrons|brune?s?": "brown",
    "châtains?|castanh[oa]s?": "chestnut",
    "roux|rousses?|ruiv[oa]s?": "ginger",
    "oliva": "olive",
    "verte?s?|verdes?": "green",
    "turquesa": "turquoise",
    "marinho": "navy",
    "bleue?s?|azu(?:l|is)": "blue",
    "lavande|lavanda": "lavender",
    "lilas|lilás": "lilac",
    "violette?s?|violeta": "violet",
    "pourpre|roxo|roxa": "purple",
    "grise?s?|cinza": "grey",
    "argentée?s?|pratead[oa]s?": "silver",
    "noire?s?|pret[oa]s?": "black",
    "blanc(?:he)?s?|branc[oa]s?": "white",
}
"""French and Portuguese names of colours, as patterns, with the English ones."""
SHADES: Final = {
    "dark": (0.6, 1.0),
    "deep": (0.7, 1.2),
    "light": (1.5, 1.0),
    "pale": (1.7, 0.7),
    "bright": (1.1, 1.4),
    "vivid": (1.0, 1.5),
    "soft": (1.2, 0.7),
    "dusty": (1.1, 0.5),
    "navy": (0.6, 1.0),
    "sky": (1.4, 1.2),
}
"""Factors of lightness and saturation by words before a colour."""

ROMANCE_SHADES: Final = {
    "foncée?s?|sombres?|escur[oa]s?": "dark",
    "claire?s?|clar[oa]s?": "light",
    "pâles?|pálid[oa]s?": "pale",
    "vifs?|vives?|viv[oa]s?": "vivid",
    "marine|marinho": "navy",
    "ciel|celeste": "sky",
}
"""French and Portuguese words after a colour, as patterns, with the English ones before it."""

_DEFECTS: Final = "spots?|stains?|cast|tint|marks?|lines?|specks?"
_COLOUR: Final = (
    rf"(?:(?:a|an|very|rather|quite|in) )*(?:(?:{'|'.join(SHADES)})[ -])?"
    rf"\b(?:{'|'.join(COLOURS)})\b(?! and white| (?:{_DEFECTS}))"
)
_WHOLE: Final = "|".join(
    ("photos?", "pictures?", "images?", "prints?", "scans?", "paper", "it", "this", "that", "they")
)
_OWNER: Final = r"(?:the|a|an|her|his|their|my|our|your|its|all|\w+'s)"
_NO_THING: Final = (
    rf"(?:{_WHOLE}|everything|whole|entire|colou?rs?|whites?|tones?|is|are|was|were|be|has|have|had"
    r"|too|very|more|less|so|gone|turned|looks?|and|or)\b"
)
_THINGS: Final = rf"(?:(?!{_NO_THING})[a-z][\w'-]* )"
_HAD: Final = r"(?:was|were|had been) (?:once |originally |really )?"
_SHOULD: Final = r"(?:should|must|ought to|has to|is supposed to|are supposed to) be "
_PAINT: Final = r"^(?:(?:could|can|would) you )?(?:please )?(?:make|paint|colou?r|tint|dye|turn) "
_PATTERN: Final = re.compile(
    rf"\b{_OWNER} {_THINGS}{{1,4}}(?:{_HAD}|{_SHOULD}){_COLOUR}"
    rf"|{_PAINT}{_OWNER} {_THINGS}{{1,4}}{_COLOUR}"
    rf"|^{_OWNER} {_THINGS}{{1,3}}{_COLOUR}$",
    re.IGNORECASE,
)
"""Pattern of a clause that tells which colour a thing had."""

_ROMANCE_NAME: Final = rf"(?:{'|'.join((*ROMANCE, *COLOURS))})"
_ROMANCE_SHADE: Final = rf"(?:{'|'.join(ROMANCE_SHADES)})"
_ROMANCE_COLOUR: Final = rf"(?:(?:de |d['’]un |bem |très |em )*)\b{_ROMANCE_NAME}\b"
_ROMANCE_OWNER: Final = (
    r"(?:(?:la|les?|sa|son|ses|leurs?|ma|mon|mes|cette|ce|ces|une?|[oa]s?|seus?|suas?|minhas?"
    r"|meus?|ess[ae]s?|est[ae]s?) |\bl['’])"
)
_ROMANCE_NO_THING: Final = (
    r"(?:photos?|photographies?|images?|tirages?|papier|fotos?|fotografias?|imagem|imagens|papel|tout"
    r"|tudo|couleurs?|cores|cor|tons?|teintes?|blancs|brancos|tâches?|taches?|manchas?|dominantes?"
    r"|voile|véu|lignes?|linhas?|points?|pontos?|traits?|riscos?|était|étaient|est|sont|era|eram|é"
    r"|são|está|estão|plus|moins|trop|mais|menos|muito)\b"
)
_ROMANCE_THINGS: Final = rf"(?:(?!{_ROMANCE_NO_THING})[a-zà-ÿ][\w'’-]*[ '’]){{1,5}}"
_ROMANCE_WAS: Final = (
    r"(?:étai(?:t|ent)|devrai(?:t|ent) être|doi(?:t|vent) être|eram?|deve(?:ria)?m? ser"
    r"|devi?am? ser) (?:originalement |autrefois |originalmente |mesmo )?"
)
_ROMANCE_PAINT: Final = (
    r"^(?:peux-tu |pode |por favor |merci de )?(?:peins|peindre|peignez|colori?e[rz]?|teins|teindre"
    r"|mets|mettez|pint[ae]r?|colora|colorir|color[ae]r?|tinja|tingir|deix[ae]) "
)
_IN_ROMANCE: Final = re.compile(
    rf"(?:^|\b){_ROMANCE_OWNER}{_ROMANCE_THINGS}{_ROMANCE_WAS}{_ROMANCE_COLOUR}"
    rf"|{_ROMANCE_PAINT}{_ROMANCE_OWNER}{_ROMANCE_THINGS}(?:en |de |em )?{_ROMANCE_COLOUR}",
    re.IGNORECASE,
)
"""Pattern of a clause in French or Portuguese that tells which colour a thing had."""

_NAMED: Final = re.compile(
    rf"(?P<shade>\b(?:{'|'.join(SHADES)})[ -])?\b(?P<name>{'|'.join((*ROMANCE, *COLOURS))})\b"
    rf"(?:[ -](?P<after>{_ROMANCE_SHADE})\b)?",
    re.IGNORECASE,
)
_CLOTHES: Final = re.compile(
    r"\b(?:dress|gown|coat|jacket|suit|shirt|blouse|uniform|cloth(?:es|ing)|jumper|sweater|pullover"
    r"|cardigan|waistcoat|vest|apron|skirt|trousers|pants|robe|sari|kimono|tunic|overalls|outfit"
    r"|costume)(?:e?s)?\b"
    r"|\b(?:robe|manteau|veste|costume|chemise|chemisier|gilet|tablier|jupe|pantalon|cravate|pull"
    r"|vêtement|uniforme)s?\b|\b(?:vestido|casaco|jaqueta|terno|camisa|blusa|roupa|suéter|colete"
    r"|avental|saia|calça|gravata)s?\b",
    re.IGNORECASE,
)
_SKIN: Final = re.compile(
    r"\b(?:skin|complexion|cheeks?|peau|teint|joues?|pele|bochechas?)\b", re.IGNORECASE
)
_BACKGROUND: Final = re.compile(
    r"\b(?:backdrop|walls?|curtains?|murs?|rideaux?|paredes?|cortinas?)\b", re.IGNORECASE
)


_BLACK_AND_WHITE: Final = re.compile(
    r"\bblack[ -]?(?:and|&|'?n'?)[ -]?white\b|\bb ?[&/] ?w\b"
    r"|\bschwarz[ -]?(?:und[ -]?)?wei(?:ß|ss)\w*"
    r"|\bblanco y negro\b|\bnoire?s?[ -](?:et |& )?blanc\w*|\bpretos?[ -](?:e )?brancos?\b"
    r"|白黒|黒白|モノクロ|黑白|흑백",
    re.IGNORECASE,
)
"""Pattern of words for photos without colour, which name neither black nor white."""

_RED_EYES: Final = re.compile(
    r"\b(?:eyes|augen|ojos|yeux|olhos)\b.*\b(?:red|rot|roj[oa]s?|rouges?|vermelh[oa]s?)\b|눈.*빨",
    re.IGNORECASE,
)
"""Pattern of a complaint about eyes that a flash made red."""


def names_colour(text: str) -> bool:
    """Return whether a text names a colour that an object had ("her dress was green")."""
    if _RED_EYES.search(text):
        return False
    tables = (japanese_chinese_colours, german_spanish_colours, korean_colours)
    patterns = (_PATTERN, _IN_ROMANCE, *(table.TELLS_COLOUR for table in tables))
    return any(pattern.search(text) for pattern in patterns)


def colour_named_in(text: str) -> str | None:
    """Return the last colour that a text names, as "#rrggbb"; None if it names none."""
    text = _BLACK_AND_WHITE.sub(" ", text)
    found = (
        german_spanish_colours.colour_and_shade(text)
        or _colour_and_shade(text)
        or korean_colours.colour_and_shade(text)
        or japanese_chinese_colours.colour_and_shade(text)
    )
    return colour_to_text(_shaded(COLOURS[found[0]], found[1])) if found else None


def _colour_and_shade(text: str) -> tuple[str, str] | None:
    """Return the English names of the last colour in a text and of its shade, None if none."""
    found = [*_NAMED.finditer(text)]
    if not found:
        return None
    last = found[-1]
    before = (last["shade"] or "").strip(" -").lower()
    shade = before or _in_english(last["after"] or "", ROMANCE_SHADES)
    return _in_english(last["name"], ROMANCE), shade


def place_of_colour(text: str) -> Place | None:
    """Return the place of the object whose colour a text names; None if it cannot be found."""
    words = {Place.CLOTHES: _CLOTHES, Place.FACE: _SKIN, Place.BACKGROUND: _BACKGROUND}
    others = (japanese_chinese_colours, german_spanish_colours, korean_colours)
    tables = (words, *(each.THINGS for each in others))
    pairs = (pair for table in tables for pair in table.items())
    found = next((place for place, pattern in pairs if pattern.search(text)), None)
    place = found or place_named_in(text)
    return place if place and place.is_found else None


def _in_english(word: str, names: Mapping[str, str]) -> str:
    """Return the English word for one that a pattern of `names` matches, else the word itself."""
    found = (name for pattern, name in names.items() if re.fullmatch(pattern, word, re.IGNORECASE))
    return next(found, word.lower())


def _shaded(colour: Colour, shade: str) -> Colour:
    """Return a colour made darker, lighter or stronger, as the word `shade` says."""
    hue, light, strength = rgb_to_hls(*(level / 255 for level in colour))
    darker, stronger = SHADES.get(shade, (1.0, 1.0))
    light = light * darker if darker <= 1 else 1 - (1 - light) / darker
    red, green, blue = hls_to_rgb(hue, light, min(strength * stronger, 1.0))
    return round(255 * red), round(255 * green), round(255 * blue)
