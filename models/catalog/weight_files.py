"""Weight files on disk: bundled with the program or in the user's folder of models."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from models.catalog.model_cards import ModelCard
from models.core.errors import ModelDamaged, ModelMissing
from models.core.progress import Progress
from models.file_io.sha256 import sha256_of

BUNDLED: Final = Path(__file__).parents[1] / "weights"
"""Folder of the bundled weight files."""

Fingerprint = tuple[Path, int, int]
"""Path, modification time in nanoseconds and size in bytes of a file."""


class Store:
    """Store of weight files in folders, which verifies them by the SHA-256 of their cards."""

    def __init__(self, *folders: Path) -> None:
        """Make a store that searches these folders in the order given."""
        self.folders = folders
        self._verified: set[tuple[Fingerprint, str]] = set()

    @classmethod
    def of(cls, folder: Path) -> "Store":
        """Make a store of the bundled files and those of the user's folder."""
        return cls(BUNDLED, folder)

    def has(self, card: ModelCard) -> bool:
        """Return whether all files of a model exist, without reading them."""
        return bool(card.files) and all(any(self.locate(name)) for name in card.files)

    def files(self, card: ModelCard) -> tuple[Path, ...]:
        """Return the files of a model, verified before their first use.

        Raises: ModelMissing; ModelDamaged."""
        if not card.files:
            raise ModelMissing(card.id)
        pairs = zip(card.files, card.sha256, strict=True)
        return tuple(self._file(card.id, name, sha256) for name, sha256 in pairs)

    def verify(self, card: ModelCard, progress: Progress) -> None:
        """Verify all bytes of a model's files, whether or not they were verified before.

        Raises: ModelMissing; ModelDamaged; Cancelled."""
        paths = {name: next(self.locate(name), None) for name in card.files}
        found = {name: path for name, path in paths.items() if path is not None}
        if not card.files or len(found) < len(paths):
            raise ModelMissing(card.id)
        sizes = {name: max(path.stat().st_size, 1) for name, path in found.items()}
        whole, before = sum(sizes.values()), 0
        for name, sha256 in zip(card.files, card.sha256, strict=True):
            share = progress.share(before / whole, (before + sizes[name]) / whole)
            if sha256_of(found[name], share) != sha256:
                raise ModelDamaged(card.id, "sha256")
            before += sizes[name]

    def _file(self, model: str, name: str, sha256: str) -> Path:
        file = next(self.locate(name), None)
        if file is None:
            raise ModelMissing(model)
        identity = (_fingerprint(file), sha256)
        if identity not in self._verified:
            if sha256_of(file) != sha256:
                raise ModelDamaged(model, "sha256")
            self._verified.add(identity)
        return file

    def locate(self, name: str) -> Iterator[Path]:
        """Yield the paths of files with this name in the folders, unverified."""
        paths = (folder / name for folder in self.folders)
        return (path for path in paths if path.is_file())


def _fingerprint(file: Path) -> Fingerprint:
    stat = file.stat()
    return file, stat.st_mtime_ns, stat.st_size
