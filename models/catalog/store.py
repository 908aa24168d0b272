"""Model files on this computer: bundled with the program, or put into the person's folder."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from models.catalog.catalog import ModelCard
from models.core.errors import ModelDamaged, ModelMissing
from models.core.hashing import sha256_of
from models.core.progress import Progress

BUNDLED: Final = Path(__file__).parents[1] / "weights"

Fingerprint = tuple[Path, int, int]


class Store:
    """Finds the files of a model and vouches that they are what the card says."""

    def __init__(self, *folders: Path) -> None:
        """Looks in the folders in the order given."""
        self.folders = folders
        self._verified: set[tuple[Fingerprint, str]] = set()

    @classmethod
    def of(cls, folder: Path) -> "Store":
        """The bundled files and those of a person's folder."""
        return cls(BUNDLED, folder)

    def has(self, card: ModelCard) -> bool:
        """Whether all files are here; does not read them."""
        return bool(card.files) and all(any(self.places(name)) for name in card.files)

    def files(self, card: ModelCard) -> tuple[Path, ...]:
        """The files of a model, verified before their first use. Raises ModelMissing and
        ModelDamaged."""
        if not card.files:
            raise ModelMissing(card.id)
        pairs = zip(card.files, card.sha256, strict=True)
        return tuple(self._file(card.id, name, sha256) for name, sha256 in pairs)

    def read(self, card: ModelCard, progress: Progress) -> None:
        """All bytes of a model's files, whether they were verified before or not. Raises
        ModelMissing, ModelDamaged, Cancelled."""
        places = {name: next(self.places(name), None) for name in card.files}
        found = {name: place for name, place in places.items() if place is not None}
        if not card.files or len(found) < len(places):
            raise ModelMissing(card.id)
        sizes = {name: max(place.stat().st_size, 1) for name, place in found.items()}
        whole, before = sum(sizes.values()), 0
        for name, sha256 in zip(card.files, card.sha256, strict=True):
            share = progress.share(before / whole, (before + sizes[name]) / whole)
            if sha256_of(found[name], share) != sha256:
                raise ModelDamaged(card.id, "sha256")
            before += sizes[name]

    def _file(self, model: str, name: str, sha256: str) -> Path:
        file = next(self.places(name), None)
        if file is None:
            raise ModelMissing(model)
        seal = (_fingerprint(file), sha256)
        if seal not in self._verified:
            if sha256_of(file) != sha256:
                raise ModelDamaged(model, "sha256")
            self._verified.add(seal)
        return file

    def places(self, name: str) -> Iterator[Path]:
        """Where a file of that name is; nothing vouches for it."""
        places = (folder / name for folder in self.folders)
        return (place for place in places if place.is_file())


def _fingerprint(file: Path) -> Fingerprint:
    stat = file.stat()
    return file, stat.st_mtime_ns, stat.st_size
