"""Model cards: what is known about each model, read from TOML. Data, never a live module."""

import tomllib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePath
from typing import Any

import tomli_w

from models.core.errors import ModelMissing

TUPLES = ("files", "sha256", "wishes", "needs")
CARDS = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Published:
    """Where a network's weights come from. `file` is the checkpoint's name, `also` are names of
    other files with the same weights, `variant` the network of `models.networks` that they are for.
    `url` is where the file is downloaded (empty: by hand, from the card's source), `size` in bytes
    (0: not stated), `sha256` that of the publisher or, once imported, that of what was imported."""

    file: str
    variant: str
    paper: str = ""
    also: tuple[str, ...] = ()
    url: str = ""
    size: int = 0
    sha256: str = ""

    @classmethod
    def of(cls, fields: dict[str, Any]) -> "Published":
        """Raises TypeError for fields that do not fit."""
        return cls(**{**fields, "also": tuple(fields.get("also", ()))})


@dataclass(frozen=True, slots=True)
class ModelCard:
    """One model. `sha256` goes with `files`, one by one; `tile` and `least_tile` are sides in
    pixels, `halo` the pixels around a tile that the network must see, and sides must be multiples
    of `multiple`. A published model has no files before it is imported.

    `wishes` are what it can be chosen for, of several the one with the highest `rank`; `work` is
    what it costs, in 10^9 multiply-adds a megapixel of input (0: little). `consent`: its licence
    forbids commercial use, and the person must have agreed. `needs` are models without which it
    cannot run; `fidelity` is what steps by a generative one begin with."""

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
    needs: tuple[str, ...] = ()
    multiple: int = 1
    fidelity: float = 0.3
    published: Published | None = None

    @classmethod
    def read(cls, file: Path) -> "ModelCard":
        """Raises OSError, and ValueError or TypeError where the text is no card."""
        fields: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
        lists = {name: tuple(fields.get(name, ())) for name in TUPLES}
        if any(PurePath(name).name != name for name in lists["files"]):
            raise ValueError("files")
        origin = fields.get("published")
        published = Published.of(origin) if origin else None
        return cls(**{**fields, **lists, "id": file.stem, "published": published})

    @property
    def toml(self) -> str:
        """What `read` reads, under the name of its id."""
        fields = asdict(self)
        del fields["id"]
        return tomli_w.dumps({name: value for name, value in fields.items() if value is not None})


@dataclass(frozen=True, slots=True)
class Catalog:
    """All cards, by id; `folders` are where they were read."""

    cards: tuple[ModelCard, ...]
    folders: tuple[Path, ...] = field(default=(), compare=False)

    @classmethod
    def read(cls, *folders: Path) -> "Catalog":
        """Those of the program and, of the same id, instead of them those of the folders. What is
        no card in a folder is passed over."""
        cards = {file.stem: ModelCard.read(file) for file in CARDS.glob("*.toml")}
        for file in (file for folder in folders for file in folder.glob("*.toml")):
            with suppress(OSError, ValueError, TypeError):
                cards[file.stem] = ModelCard.read(file)
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
