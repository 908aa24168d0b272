"""Tile size: what model cards and the user ask for, and the smaller tiles when memory runs out."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from models.catalog.model_cards import ModelCard


@dataclass(frozen=True, slots=True)
class TileConfig:
    """Tiling of a photo.

    `side` is the tile side, `least_side` the smallest that is tried when memory runs out, and
    `halo` what a network must see around a tile, all in pixels. Results are `scale` times as large.
    """

    side: int
    least_side: int
    halo: int
    scale: int = 1

    def halved(self, side: int) -> int:
        """Return the side to try after a tile of `side` pixels did not fit into the memory."""
        return max(self.least_side, (side + 1) // 2)


LIGHT: Final = TileConfig(side=1024, least_side=256, halo=0)
"""Tile settings in pixels for restorers that run no network on tiles."""


def choose_tiles(
    cards: Collection[ModelCard], chosen_side: int | None, halo: int, scale: int
) -> TileConfig:
    """Return the smallest tile and the largest halo that the model cards of a step ask for.

    `chosen_side` in pixels is the user's setting, None or 0 for the cards'. `halo` in pixels is
    what the restorer needs itself; the result is `scale` times as large as the photo."""
    tiled = [card for card in cards if card.tile]
    side = chosen_side or min((card.tile for card in tiled), default=LIGHT.side)
    least = min(side, *(card.least_tile for card in tiled)) if tiled else LIGHT.least_side
    return TileConfig(side, least, max(halo, *(card.halo for card in tiled), 0), scale)
