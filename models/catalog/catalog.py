"""Model cards: facts about each model as data, read from TOML files."""

import tomllib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePath
from typing import Any, Final

import tomli_w

from models.core.errors import ModelMissing

TUPLES: Final = ("files", "sha256", "wishes", "needs")
"""Names of the card fields that are lists in TOML and tuples here."""

CARDS: Final = Path(__file__).parent
"""Folder of the bundled cards."""


@dataclass(frozen=True, slots=True)
class Published:
    """Origin of a network's weights.

    `file` is the name of the checkpoint, `also` names of other files with the same weights, and
    `variant` the network of `models.networks` that they belong to. `url` is the download address
    (empty: only by hand, from the card's source), `size` in bytes (0: unknown), `sha256` that of
    the publisher or, after an import, that of the imported file.
    """

    file: str
    variant: str
    paper: str = ""
    also: tuple[str, ...] = ()
    url: str = ""
    size: int = 0
    sha256: str = ""

    @classmethod
    def of(cls, fields: dict[str, Any]) -> "Published":
        """Make the value from TOML fields. Raises: TypeError for unknown or missing ones."""
        return cls(**{**fields, "also": tuple(fields.get("also", ()))})


@dataclass(frozen=True, slots=True)
class ModelCard:
    """Card of one model.

    `sha256` corresponds to `files`, one by one; a published model has no files before it is
    imported. `tile` and `least_tile` are tile sides in pixels, `halo` the pixels around a tile that
    the network must see; image sides must be multiples of `multiple`.

    The model can be chosen for `wishes`; of several, the one with the highest `rank` is. `work` is
    its cost in 10^9 multiply-adds per megapixel of input (0: little). With `consent`, its licence
    forbids commercial use and the user must accept it. `needs` are models without which it cannot
    run. `fidelity` is the initial fidelity of steps with a generative model.
    """

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
        """Read a card, whose id is the file's stem.

        Raises: OSError; ValueError or TypeError for text that is no card.
        """
        fields: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
        lists = {name: tuple(fields.get(name, ())) for name in TUPLES}
        if any(PurePath(name).name != name for name in lists["files"]):
            raise ValueError("files")
        origin = fields.get("published")
        published = Published.of(origin) if origin else None
        return cls(**{**fields, **lists, "id": file.stem, "published": published})

    @property
    def toml(self) -> str:
        """TOML text of the card, as `read` reads it."""
        fields = asdict(self)
        del fields["id"]
        return tomli_w.dumps({name: value for name, value in fields.items() if value is not None})


@dataclass(frozen=True, slots=True)
class Catalog:
    """All model cards, sorted by id; `folders` are those they were read from."""

    cards: tuple[ModelCard, ...]
    folders: tuple[Path, ...] = field(default=(), compare=False)

    @classmethod
    def read(cls, *folders: Path) -> "Catalog":
        """Read the bundled cards and those of further folders, which replace cards of the same id.

        Files in these folders that are no cards are skipped.
        """
        cards = {file.stem: ModelCard.read(file) for file in CARDS.glob("*.toml")}
        for file in (file for folder in folders for file in folder.glob("*.toml")):
            with suppress(OSError, ValueError, TypeError):
                cards[file.stem] = ModelCard.read(file)
        return cls(tuple(cards[id] for id in sorted(cards)), folders)

    @property
    def fresh(self) -> "Catalog":
        """Catalog as the folders are now, read again."""
        return Catalog.read(*self.folders) if self.folders else self

    def __iter__(self) -> Iterator[ModelCard]:
        """Iterate over the cards."""
        return iter(self.cards)

    def __getitem__(self, model: str) -> ModelCard:
        """Return the card with an id. Raises ModelMissing."""
        found = next((card for card in self.cards if card.id == model), None)
        if found is None:
            raise ModelMissing(model)
        return found
