"""Model cards: facts about each model as data, read from TOML files."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path, PurePath
from typing import Annotated, Any, Final

import tomli_w

from models.core.errors import ModelMissing
from models.core.licence import LicenceUse
from models.file_io.bounded_files import read_small_file
from models.file_io.typed_fields import find_wrong_field

TUPLES: Final = ("files", "sha256", "wishes", "needs")
"""Names of the card fields that are lists in TOML and tuples here."""

MOST_PIXELS: Final = 1 << 14
"""Largest side of a tile, halo or multiple on a card, in pixels."""

FREE_LICENCES: Final = ("Apache", "MIT", "BSD")
"""Names of licences that allow any use."""

OPEN_RAIL: Final = "RAIL"
"""Part of the names of licences that allow commercial use but forbid harm."""

MEGABYTE: Final = 1_000_000
"""Number of bytes in a megabyte."""

COPY: Final = r"( ?\(\d+\)| - Copy| copy)(?=\.[^.]*$)"
"""Pattern of what browsers and file managers add to the name of a second copy."""

CARDS: Final = Path(__file__).parent
"""Folder of the bundled cards."""


@dataclass(frozen=True, slots=True)
class Published:
    """Origin of a network's weights.

    `file` is the name of the checkpoint, `also` names of other files with the same weights, and
    `variant` the network of `models.networks` that they belong to. `url` is the download address
    (empty: only by hand, from the card's source), `mirrors` addresses of the same file that are
    tried when the first one is dead. `size` is exact, in bytes (0: unknown), `sha256` that of the
    publisher or, after an import, that of the imported file.
    """

    file: str
    variant: str
    paper: str = ""
    also: tuple[str, ...] = ()
    url: str = ""
    size: Annotated[int, 0, 1 << 50] = 0
    sha256: str = ""
    mirrors: tuple[str, ...] = ()

    def is_name(self, name: str) -> bool:
        """Return whether `name` is the published file name, maybe numbered as a copy."""
        return re.sub(COPY, "", name) in (self.file, *self.also)


@dataclass(frozen=True, slots=True)
class ModelCard:
    """Card of one model.

    `sha256` corresponds to `files`, one by one; a published model has no files before it is
    imported. `tile` and `least_tile` are tile sides in pixels, `halo` the pixels around a tile that
    the network must see; image sides must be multiples of `multiple`.

    The model can be chosen for `wishes`; of several, the one with the highest `rank` is. `work` is
    its cost in 10^9 multiply-adds per megapixel of input (0: little). With `consent`, its licence
    forbids commercial use and the user must accept it. `needs` are models without which it cannot
    run. `fidelity` is the initial fidelity of steps with a generative model. `megabytes` is the
    approximate size of all files to get, in 10^6 bytes (0: unknown).
    """

    id: str
    title: str
    task: str
    backend: str
    files: tuple[str, ...]
    sha256: tuple[str, ...]
    scale: Annotated[int, 1, 16]
    tile: Annotated[int, 0, MOST_PIXELS]
    least_tile: Annotated[int, 0, MOST_PIXELS]
    halo: Annotated[int, 0, MOST_PIXELS]
    licence: str
    source: str
    wishes: tuple[str, ...] = ()
    rank: int = 0
    work: Annotated[float, 0.0, 1e15] = 0.0
    consent: bool = False
    needs: tuple[str, ...] = ()
    multiple: Annotated[int, 1, MOST_PIXELS] = 1
    fidelity: Annotated[float, 0.0, 1.0] = 0.3
    megabytes: Annotated[float, 0.0, 1e9] = 0.0
    published: Published | None = None

    @classmethod
    def read(cls, file: Path) -> "ModelCard":
        """Read the model card ID.toml. Raises: OSError; ValueError, naming the wrong field."""
        try:
            fields: dict[str, Any] = tomllib.loads(read_small_file(file).decode("utf-8"))
        except RecursionError as error:
            raise ValueError(file.name) from error
        for name in TUPLES:
            fields[name] = _tuple(fields, name)
        origin = fields.pop("published", None)
        if "id" in fields or (wrong := find_wrong_field(cls, {**fields, "id": file.stem})):
            raise ValueError("id" if "id" in fields else wrong)
        card = cls(**fields, id=file.stem, published=_published(origin))
        card.check_consistency()
        return card

    @property
    def is_downloadable(self) -> bool:
        """Whether the card names an address from which the model can be downloaded."""
        return self.published is not None and bool(self.published.url)

    @property
    def download_size(self) -> int:
        """Bytes of all files to get: exact or approximate, 0 if nothing is known."""
        exact = self.published.size if self.published else 0
        return exact or round(self.megabytes * MEGABYTE)

    @property
    def licence_use(self) -> LicenceUse:
        """What the licence allows, from its name and whether it needs consent."""
        if self.consent:
            return LicenceUse.NON_COMMERCIAL
        if OPEN_RAIL in self.licence:
            return LicenceUse.HARMLESS
        is_free = any(name in self.licence for name in FREE_LICENCES)
        return LicenceUse.ANY if is_free else LicenceUse.UNKNOWN

    def is_published_as(self, sha256: str) -> bool:
        """Return whether `sha256` is that of the published file, or the card has none."""
        return bool(sha256) and self.published is not None and self.published.sha256 == sha256

    def check_consistency(self) -> None:
        """Raise ValueError, naming the field, if two fields contradict each other."""
        if any(name in ("", "..") or PurePath(name).name != name for name in self.files):
            raise ValueError("files")
        if len(self.sha256) != len(self.files):
            raise ValueError("sha256")

    @property
    def toml(self) -> str:
        """TOML text of the card, as `read` reads it."""
        fields = asdict(self)
        del fields["id"]
        return tomli_w.dumps({name: value for name, value in fields.items() if value is not None})


@dataclass(frozen=True, slots=True)
class Catalog:
    """All model cards, sorted by id; `folders` are those they were read from.

    `refused` are files in these folders that are no valid cards, with the reason for each."""

    cards: tuple[ModelCard, ...]
    folders: tuple[Path, ...] = field(default=(), compare=False)
    refused: tuple[tuple[Path, str], ...] = field(default=(), compare=False)

    @classmethod
    def read(cls, *folders: Path) -> "Catalog":
        """Read the bundled cards and those of other folders, which replace cards of the same id.

        Invalid cards in these folders are recorded as refused."""
        cards = dict(_bundled_cards())
        refused = []
        for file in (file for folder in folders for file in sorted(folder.glob("*.toml"))):
            try:
                cards[file.stem] = ModelCard.read(file)
            except (OSError, ValueError) as error:
                refused.append((file, getattr(error, "strerror", None) or str(error)))
        return cls(tuple(cards[id] for id in sorted(cards)), folders, tuple(refused))

    @property
    def fresh(self) -> "Catalog":
        """Catalog read again from its folders."""
        return Catalog.read(*self.folders) if self.folders else self

    def __iter__(self) -> Iterator[ModelCard]:
        """Iterate over the cards."""
        return iter(self.cards)

    def __getitem__(self, model: str) -> ModelCard:
        """Return the card with the id `model`. Raises ModelMissing."""
        found = next((card for card in self.cards if card.id == model), None)
        if found is None:
            raise ModelMissing(model)
        return found


@cache
def _bundled_cards() -> Mapping[str, ModelCard]:
    """Read the cards that come with the program, once: they do not change while it runs."""
    return {file.stem: ModelCard.read(file) for file in CARDS.glob("*.toml")}


def _tuple(fields: dict[str, Any], name: str) -> tuple[Any, ...]:
    value = fields.get(name, [])
    if not isinstance(value, list):
        raise ValueError(name)
    return tuple(value)


def _published(fields: object) -> Published | None:
    """Make the field `published` of a card from TOML; None without it. Raises: ValueError."""
    if not fields:
        return None
    if not isinstance(fields, dict):
        raise ValueError("published")
    lists = {name: _tuple(fields, name) for name in ("also", "mirrors")}
    values = {**fields, **lists}
    if wrong := find_wrong_field(Published, values):
        raise ValueError(f"published.{wrong}")
    return Published(**values)
