"""Model cards: what is known about each model, read from TOML. Data, never a live module."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from models.errors import ModelMissing

CARDS = Path(__file__).parent / "catalog"


@dataclass(frozen=True, slots=True)
class Published:
    """Where a network's weights come from. `file` is the checkpoint's name, `variant` the network
    of `models.networks` that it is for, `url` where it is downloaded (empty: by hand, from the
    card's source), `size` in bytes (0: not stated) and `sha256` (empty: not stated)."""

    file: str
    variant: str
    paper: str = ""
    url: str = ""
    size: int = 0
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class ModelCard:
    """One model. `sha256` goes with `files`, one by one; `tile` and `least_tile` are sides in
    pixels, `halo` the pixels around a tile that the network must see. A published model has no
    files before it is imported.

    `wishes` are what it can be chosen for, of several the one with the highest `rank`; `work` is
    what it costs, in 10^9 multiply-adds a megapixel of input (0: little). `consent`: its licence
    forbids commercial use, and the person must have agreed."""

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
    wishes: tuple[str, ...] = ()
    rank: int = 0
    work: float = 0.0
    consent: bool = False
    published: Published | None = None

    @classmethod
    def read(cls, file: Path) -> "ModelCard":
        with file.open("rb") as text:
            fields: dict[str, Any] = tomllib.load(text)
        lists = {name: tuple(fields.get(name, ())) for name in ("files", "sha256", "wishes")}
        origin = fields.get("published")
        published = Published(**origin) if origin else None
        return cls(**{"id": file.stem, **fields, **lists, "published": published})


@dataclass(frozen=True, slots=True)
class Catalog:
    """All cards, by id; `folders` are where they were read."""

    cards: tuple[ModelCard, ...]
    folders: tuple[Path, ...] = field(default=(), compare=False)

    @classmethod
    def read(cls, *folders: Path) -> "Catalog":
        """Those of the program and, of the same id, instead of them those of the folders."""
        places = (CARDS, *folders)
        files = (file for place in places for file in sorted(place.glob("*.toml")))
        cards = {file.stem: ModelCard.read(file) for file in files}
        return cls(tuple(cards[id] for id in sorted(cards)), folders)

    @property
    def fresh(self) -> "Catalog":
        """As the folders are now."""
        return Catalog.read(*self.folders) if self.folders else self

    def __iter__(self) -> Iterator[ModelCard]:
        return iter(self.cards)

    def __getitem__(self, model: str) -> ModelCard:
        """Raises ModelMissing where no card has that id."""
        found = next((card for card in self.cards if card.id == model), None)
        if found is None:
            raise ModelMissing(model)
        return found
