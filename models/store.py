"""Model files on this computer: bundled with the program, or put into the person's folder."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from models.catalog import ModelCard
from models.errors import ModelDamaged, ModelMissing

BUNDLED: Final = Path(__file__).parent / "weights"

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


def sha256_of(file: Path) -> str:
    """Of all its bytes, in hexadecimal. Raises OSError."""
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
