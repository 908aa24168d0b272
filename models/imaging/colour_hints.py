"""Colour hints: brush strokes with the colour that is wanted below them, and their form as text."""

from collections.abc import Iterable
from dataclasses import dataclass

from models.core.strokes import Stroke, strokes_from_text, strokes_to_text

Colour = tuple[int, int, int]
"""Red, green and blue, 0 to 255, sRGB-coded."""


@dataclass(frozen=True, slots=True)
class ColourHint:
    """Colour, RGB, and the strokes under which the photo is to take its hue and chroma.

    A grey removes colour. The lightness of the colour has no effect."""

    colour: Colour
    strokes: tuple[Stroke, ...]


def hints_to_text(hints: Iterable[ColourHint]) -> str:
    """Write hints as text: "#rrggbb=strokes" for each, separated by bars."""
    return "|".join(map(_hint_to_text, hints))


def _hint_to_text(hint: ColourHint) -> str:
    return f"{colour_to_text(hint.colour)}={strokes_to_text(hint.strokes)}"


def hints_from_text(text: str) -> tuple[ColourHint, ...]:
    """Parse hints from the text that `hints_to_text` writes. Raises: ValueError."""
    return tuple(_parse_hint(part) for part in text.split("|") if part)


def colour_to_text(colour: Colour) -> str:
    """Write a colour as "#rrggbb"."""
    return "#{:02x}{:02x}{:02x}".format(*colour)


def colour_from_text(text: str) -> Colour:
    """Parse a colour from "#rrggbb". Raises: ValueError."""
    if len(text) != 7 or not text.startswith("#"):
        raise ValueError(text)
    red, green, blue = bytes.fromhex(text[1:])
    return red, green, blue


def _parse_hint(part: str) -> ColourHint:
    colour, _, strokes = part.partition("=")
    return ColourHint(colour_from_text(colour), strokes_from_text(strokes))
