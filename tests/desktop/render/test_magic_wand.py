"""Magic wand and flood fill."""

from pathlib import Path

import numpy as np

from desktop.document.document import Document
from desktop.document.photo import Photo
from desktop.render.document_renderer import DocumentRenderer
from desktop.render.magic_wand import connected_region, flood_fill
from desktop.render.view_tile_cache import TileCache


def test_flood_fill_selects_only_the_connected_component() -> None:
    rows = ["xx.xx", ".x.x.", ".xxx.", ".....", "xxxxx"]
    allowed = np.array([[c == "x" for c in row] for row in rows])
    reached = connected_region(allowed, (0, 0))
    assert reached[:3].sum() == allowed[:3].sum()
    assert not reached[3:].any()


def test_flood_fill_follows_a_spiral_to_its_end() -> None:
    side = 41
    allowed = np.zeros((side, side), np.bool_)
    row, column, way, steps = 0, -1, (0, 1), side
    while steps > 0:
        for _ in range(steps):
            row, column = row + way[0], column + way[1]
            allowed[row, column] = True
        way = (way[1], -way[0])
        steps -= 2 if way[0] == 0 else (1 if steps == side else 0)
    assert np.array_equal(connected_region(allowed, (0, 0)), allowed)


def test_magic_wand_selects_only_the_colour_at_the_point() -> None:
    pixels = np.full((60, 80, 3), 100, np.uint8)
    pixels[10:30, 10:40] = 200
    photo = Photo(Path("a.png"), "seal", pixels)
    piece = flood_fill(Document(photo), (20.0, 20.0), 0.1, DocumentRenderer(TileCache(1 << 20)))
    assert np.array_equal(piece.levels == 255, pixels[..., 0] == 200)


def test_magic_wand_compares_large_photos_at_a_reduced_level() -> None:
    pixels = np.full((2000, 3400, 3), 100, np.uint8)
    pixels[:, 1700:] = 200
    photo = Photo(Path("a.png"), "seal", pixels)
    piece = flood_fill(Document(photo), (3000.0, 1000.0), 0.1, DocumentRenderer(TileCache(1 << 20)))
    assert piece.levels.shape == (2000, 3400)
    assert piece.levels[:, 1710:].min() == 255
    assert piece.levels[:, :1690].max() == 0
