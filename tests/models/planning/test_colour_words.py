"""Tests of words that say which colour a thing had."""

import pytest

from models.core.place import Place
from models.planning.colour_words import colour_named_in, names_colour, place_of_colour

SENTENCES = {
    "her dress was dark green": Place.CLOTHES,
    "his uniform was navy blue": Place.CLOTHES,
    "the coat was originally burgundy": Place.CLOTHES,
    "my aunt's skirt was a pale pink": Place.CLOTHES,
    "make the dress red": Place.CLOTHES,
    "colour her jacket light blue": Place.CLOTHES,
    "their shirts were white": Place.CLOTHES,
    "grandpa's suit should be brown": Place.CLOTHES,
    "the blouse cream": Place.CLOTHES,
    "grandma's eyes were blue": Place.EYES,
    "his eyes should be green": Place.EYES,
    "her lips were deep red": Place.MOUTH,
    "tint her cheeks pink": Place.FACE,
    "the wall was beige": Place.BACKGROUND,
    "please paint the background olive": Place.BACKGROUND,
    "the curtains were golden": Place.BACKGROUND,
    "the car red": None,
    "our old boat was turquoise": None,
    "the sofa was dark brown": None,
    "could you make the roof rust": None,
}
"""Sentences, and where the thing is; None for what only a selection can show."""


@pytest.mark.parametrize(("text", "place"), SENTENCES.items())
def test_colour_goes_to_the_thing_that_is_named(text: str, place: Place | None) -> None:
    assert names_colour(text)
    assert place_of_colour(text) is place


@pytest.mark.parametrize(
    "text",
    [
        "the photo was yellow",
        "the old picture is blue",
        "the whites were yellow",
        "it was green",
        "turn it black and white",
        "make the photo black and white",
        "the colours are too red",
        "the faces are too red",
        "remove the red spots",
        "the paper was white",
        "everything is orange",
        "cancel the blue cast",
    ],
)
def test_words_about_the_photo_itself_name_no_colour_of_a_thing(text: str) -> None:
    assert not names_colour(text)


def test_dark_colour_is_darker_and_pale_one_lighter() -> None:
    shades = [colour_named_in(text) or "" for text in ("dark green", "green", "pale green")]
    assert shades == sorted(shades)
    assert len(set(shades)) == 3
