"""Tests of layers that hold painted colours."""

from desktop.document.colour_layer import current_colour_layer, with_colour_stroke
from desktop.document.document import Document
from models.core.strokes import Stroke
from models.imaging.colour_hints import ColourHint, hints_from_text
from tests.desktop.documents import photo

PHOTO = photo(30, 20)
LINE, DOT = Stroke(((1.0, 2.0), (9.0, 2.0)), 2.0), Stroke(((5.0, 15.0),), 3.0)


def test_first_stroke_makes_a_layer_and_the_next_one_joins_it() -> None:
    document = with_colour_stroke(Document(PHOTO), LINE, (200, 10, 10))
    document = with_colour_stroke(document, DOT, (10, 10, 200))
    (layer,) = document.layers
    assert layer.needs_engine
    assert hints_from_text(str(layer.step.params["hints"])) == (
        ColourHint((200, 10, 10), (LINE,)),
        ColourHint((10, 10, 200), (DOT,)),
    )


def test_stroke_makes_the_patch_stale() -> None:
    document = with_colour_stroke(Document(PHOTO), LINE, (200, 10, 10))
    before = document.key(document.layers[0].id)
    after = with_colour_stroke(document, DOT, (10, 10, 200))
    assert after.key(after.layers[0].id) != before


def test_hidden_layer_takes_no_stroke() -> None:
    document = with_colour_stroke(Document(PHOTO), LINE, (200, 10, 10))
    hidden = document.replaced(document.layers[0].with_visible(False))
    assert current_colour_layer(hidden) is None
    assert len(with_colour_stroke(hidden, DOT, (1, 2, 3)).layers) == 2
