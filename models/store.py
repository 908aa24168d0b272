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
        self._folders = folders
        self._verified: set[tuple[Fingerprint, str]] = set()

    def has(self, card: ModelCard) -> bool:
        """Whether all files are here; does not read them."""
        return bool(card.files) and all(any(self._places(name)) for name in card.files)

    def files(self, card: ModelCard) -> tuple[Path, ...]:
        """The files of a model, verified before their first use. Raises ModelMissing and
        ModelDamaged."""
        if not card.files:
            raise ModelMissing(card.id)
        pairs = zip(card.files, card.sha256, strict=True)
        return tuple(self._file(card.id, name, sha256) for name, sha256 in pairs)

    def _file(self, model: str, name: str, sha256: str) -> Path:
        file = next(self._places(name), None)
        if file is None:
            raise ModelMissing(model)
        seal = (_fingerprint(file), sha256)
        if seal not in self._verified:
            if _sha256(file) != sha256:
                raise ModelDamaged(model, "sha256")
            self._verified.add(seal)
        return file

    def _places(self, name: str) -> Iterator[Path]:
        places = (folder / name for folder in self._folders)
        return (place for place in places if place.is_file())


def _fingerprint(file: Path) -> Fingerprint:
    stat = file.stat()
    return file, stat.st_mtime_ns, stat.st_size


def _sha256(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
