"""Words in German and Spanish that say which colour a thing had ("das Kleid war dunkelgrün")."""

import re
from typing import Final

from models.core.place import Place
from models.planning.function_words import any_of

GERMAN: Final = {
    "weinrot|bordeaux\\w*": "burgundy",
    "knallrot|feuerrot|scharlach\\w*": "scarlet",
    "rost(?:rot|braun)?": "rust",
    "rosa|pink": "pink",
    "rot(?:e[nmrs]?)?": "red",
    "orange\\w*": "orange",
    "senf(?:gelb)?": "mustard",
    "golden?(?:e[nmrs]?)?|gold": "golden",
    "gelb(?:e[nmrs]?)?": "yellow",
    "blond(?:e[nmrs]?)?": "blond",
    "creme(?:farben|weiß)?|cremefarben(?:e[nmrs]?)?": "cream",
    "elfenbein\\w*": "ivory",
    "beige": "beige",
    "khaki": "khaki",
    "kastanien\\w*": "chestnut",
    "braun(?:e[nmrs]?)?": "brown",
    "oliv(?:grün)?(?:e[nmrs]?)?": "olive",
    "smaragd\\w*": "emerald",
    "mint(?:grün)?": "mint",
    "türkis\\w*": "turquoise",
    "petrol": "teal",
    "marine(?:blau)?|nachtblau": "navy",
    "grün(?:e[nmrs]?)?": "green",
    "blau(?:e[nmrs]?)?": "blue",
    "lavendel": "lavender",
    "flieder(?:farben)?": "lilac",
    "violett|veilchen\\w*": "violet",
    "lila": "purple",
    "(?:feld)?grau(?:e[nmrs]?)?": "grey",
    "silber(?:n|farben|grau)?": "silver",
    "schwarz(?:e[nmrs]?)?": "black",
    "weiß(?:e[nmrs]?)?|weiss": "white",
}
"""German names of colours, as patterns, with the English ones."""

GERMAN_SHADES: Final = {
    "dunkel": "dark",
    "tief": "deep",
    "hell": "light",
    "blass|zart|pastell": "pale",
    "knall|leuchtend": "bright",
    "himmel": "sky",
}
"""German words before a colour, as patterns, with the English ones."""

SPANISH: Final = {
    "roj[oa]s?|colorad[oa]s?": "red",
    "granates?|burdeos|vino": "burgundy",
    "naranjas?|anaranjad[oa]s?": "orange",
    "salmón": "salmon",
    "rosas?|rosad[oa]s?": "pink",
    "amarill[oa]s?": "yellow",
    "mostaza": "mustard",
    "dorad[oa]s?": "golden",
    "rubi[oa]s?": "blond",
    "crema": "cream",
    "marfil": "ivory",
    "beis|beige": "beige",
    "caqui": "khaki",
    "marrón|marrones|cafés?|pard[oa]s?": "brown",
    "castañ[oa]s?": "chestnut",
    "pelirroj[oa]s?": "ginger",
    "oliva": "olive",
    "esmeralda": "emerald",
    "verdes?": "green",
    "turquesa": "turquoise",
    "azul(?:es)?": "blue",
    "lavanda": "lavender",
    "lila": "lilac",
    "violetas?|morad[oa]s?|púrpura": "purple",
    "gris(?:es)?": "grey",
    "plata|platead[oa]s?": "silver",
    "negr[oa]s?": "black",
    "blanc[oa]s?": "white",
}
"""Spanish names of colours, as patterns, with the English ones."""

SPANISH_SHADES: Final = {
    "oscur[oa]s?": "dark",
    "clar[oa]s?": "light",
    "pálid[oa]s?": "pale",
    "viv[oa]s?|intens[oa]s?": "vivid",
    "marino": "navy",
    "cielo|celeste": "sky",
}
"""Spanish words after a colour, as patterns, with the English ones."""

_NO_THING: Final = (
    r"(?:foto\w*|bild\w*|abzug|scan|papier|aufnahme|alles|ganze?s?|es|farben?|töne?|flecken?|stich"
    r"|punkte?|linien?|streifen|zu|viel|haut|gesicht(?:er)?|himmel|schatten|war|ist|sind|waren)\b"
)
_OWNER: Final = (
    r"(?:das|der|die|dem|den|ihr(?:e[nmrs]?)?|sein(?:e[nmrs]?)?|mein(?:e[nmrs]?)?|unser(?:e[nmrs]?)?"
    r"|\w+s) "
)
_THINGS: Final = rf"(?:(?!{_NO_THING})[a-zäöüß][\wäöüß'’-]* ){{1,5}}"
_GERMAN_COLOUR: Final = (
    rf"(?:in |einmal |eigentlich |früher |ursprünglich |mal |ganz |sehr )*"
    rf"(?:{'|'.join(GERMAN_SHADES)})?[- ]?(?:{'|'.join(GERMAN)})"
)
_SPANISH_NO_THING: Final = (
    r"(?:fotos?|fotografías?|imagen|imágenes|papel|todo|colores?|tonos?|manchas?|dominante|velo"
    r"|líneas?|puntos?|rayas?|piel|caras?|era|eran|es|son|está|están|más|menos|muy|demasiado)\b"
)
_SPANISH_OWNER: Final = (
    r"(?:el|la|los|las|su|sus|mi|mis|aquel|aquella|es[ea]|est[ea]|un|una|unos|unas) "
)
_SPANISH_THINGS: Final = rf"(?:(?!{_SPANISH_NO_THING})[a-zà-ÿñ][\w'’-]* ){{1,5}}"
_SPANISH_COLOUR: Final = (
    rf"(?:de color |color |de |bien |muy |en )*\b(?:{'|'.join(SPANISH)})\b(?! y blanc)"
)

_GERMAN_THING: Final = rf"{_OWNER}{_THINGS}"
_SPANISH_THING: Final = rf"{_SPANISH_OWNER}{_SPANISH_THINGS}"
_GERMAN_WAS: Final = r"(?:war|waren|ist eigentlich|sollte|sollten|muss|müsste)"
_GERMAN_PAINT: Final = r"(?:mach|mache|mal|male|färb|färbe|streich)(?:e|en sie)?"
_SPANISH_WAS: Final = r"(?:era|eran|debería ser|deben? ser|debía ser|tenía el color)"
_SPANISH_PAINT: Final = r"(?:pint[ae]|color[ée]a|tiñe|pon|haz)(?:me|le)?"

TELLS_COLOUR: Final = any_of(
    rf"^(?:und )?{_GERMAN_THING}{_GERMAN_WAS} {_GERMAN_COLOUR}(?: sein| gewesen)?$",
    rf"^{_GERMAN_PAINT} (?:mir )?(?:bitte )?{_GERMAN_THING}(?:bitte )?{_GERMAN_COLOUR}"
    r"(?: an| ein)?$",
    rf"^(?:bitte )?{_GERMAN_THING}(?:bitte )?{_GERMAN_COLOUR} "
    r"(?:machen|färben|einfärben|anmalen|malen)$",
    rf"^(?:y )?{_SPANISH_THING}{_SPANISH_WAS} (?:antes |originalmente )?{_SPANISH_COLOUR}"
    r"(?: \w+)?$",
    rf"^(?:por favor )?{_SPANISH_PAINT} {_SPANISH_THING}{_SPANISH_COLOUR}(?: \w+)?$",
)
"""Pattern of a clause that tells which colour a thing had."""

_GERMAN_NAMED: Final = re.compile(
    rf"(?<![a-zäöüß])(?P<shade>{'|'.join(GERMAN_SHADES)})?[- ]?"
    rf"(?P<name>{'|'.join(GERMAN)})(?![a-zäöüß])",
    re.IGNORECASE,
)
_SPANISH_NAMED: Final = re.compile(
    rf"\b(?P<name>{'|'.join(SPANISH)})\b(?: (?P<shade>{'|'.join(SPANISH_SHADES)})\b)?",
    re.IGNORECASE,
)

THINGS: Final = {
    Place.CLOTHES: any_of(
        r"(?:kleid|mantel|jacke|hemd|bluse|rock|hose|anzug|uniform|pullover|weste|schürze|krawatte"
        r"|kostüm|dirndl|tracht)(?:e?s|e|er|en)?\b",
        r"\b(?:vestido|abrigo|chaqueta|camisa|blusa|falda|pantal[oó]n|pantalones|traje|uniforme"
        r"|suéter|jersey|chaleco|delantal|corbata|ropa)s?\b",
    ),
    Place.BACKGROUND: any_of(
        r"(?:wand|wände|vorhang|vorhänge|tapete)\b|\b(?:pared|paredes|cortinas?|fondo)\b"
    ),
    Place.FACE: any_of(r"\b(?:wangen?|backen)\b|\b(?:mejillas?)\b"),
}
"""Words for the things whose place can be found."""


def colour_and_shade(text: str) -> tuple[str, str] | None:
    """Return the English names of the last colour in a text and its shade, None if it has none."""
    if not TELLS_COLOUR.search(text):
        return None
    for pattern, names, shades in (
        (_GERMAN_NAMED, GERMAN, GERMAN_SHADES),
        (_SPANISH_NAMED, SPANISH, SPANISH_SHADES),
    ):
        if found := [*pattern.finditer(text)]:
            return _english(found[-1]["name"], names), _english(found[-1]["shade"] or "", shades)
    return None


def _english(word: str, names: dict[str, str]) -> str:
    """Return the English name for a word that a pattern of `names` matches, else ""."""
    found = (name for pattern, name in names.items() if re.fullmatch(pattern, word, re.IGNORECASE))
    return next(found, "")
