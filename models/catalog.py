"""Model cards: what is known about each model, read from TOML. Data, never a live module."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models.errors import ModelMissing

CARDS = Path(__file__).parent / "catalog"


@dataclass(frozen=True, slots=True)
class ModelCard:
    """One model. `sha256` goes with `files`, one by one; `tile` and `least_tile` are sides in
    pixels, `halo` the pixels around a tile that the network must see. A published model has no
    files before it is brought in."""

    id: str
    title: str
    task: str
    backend: str
    files: tuple[str, ...]
    sha256: tuple[str, ...]
    scale: int
    tile: int
    least_tile: int
    halo: int
    licence: str
    source: str

    @classmethod
    def read(cls, file: Path) -> "ModelCard":
        with file.open("rb") as text:
            fields: dict[str, Any] = tomllib.load(text)
        lists = {name: tuple(fields[name]) for name in ("files", "sha256")}
        return cls(**{"id": file.stem, **fields, **lists})


@dataclass(frozen=True, slots=True)
class Catalog:
    """All cards, by id."""

    cards: tuple[ModelCard, ...]

    @classmethod
    def read(cls, *folders: Path) -> "Catalog":
        """Those of the program and, of the same id, instead of them those of the folders."""
        files = [*CARDS.glob("*.toml"), *(file for each in folders for file in each.glob("*.toml"))]
        cards = {file.stem: ModelCard.read(file) for file in files}
        return cls(tuple(cards[id] for id in sorted(cards)))

    def __iter__(self) -> Iterator[ModelCard]:
        return iter(self.cards)

    def __getitem__(self, model: str) -> ModelCard:
        """Raises ModelMissing where no card has that id."""
        found = next((card for card in self.cards if card.id == model), None)
        if found is None:
            raise ModelMissing(model)
        return found
