"""Pack training photos into one small file, for a machine that is lent for a short time.

`python -m models.training.data.photo_archive pack PHOTOS FILE` writes one,
`python -m models.training.data.photo_archive unpack FILE DATA` makes the folder that
models.training.train reads from it.

Photos are reduced to at most MOST_PIXELS, which also makes them cleaner, and saved as JPEG at the
highest quality with which all of them fit.
"""

import argparse
import io
import math
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from PIL import Image

from models.training.data.pack_photos import SUFFIXES
from models.training.data.photo_pack import PhotoPack

MOST_PIXELS: Final = 400_000
"""Largest number of pixels of a photo in the archive."""

MOST_BYTES: Final = 50_000_000
"""Largest size of an archive in bytes."""

QUALITIES: Final = (95, 90, 86, 82)
"""JPEG qualities that are tried in turn, the best first."""

PARTS: Final = {"train": ("train", "train_more"), "val": ("val",)}
"""Names of the folders of photos, by the part of the training data that they become."""


class ArchiveTooLarge(Exception):
    """Error that the photos exceed the given bytes even at the lowest quality."""


def pack(photos: Path, file: Path, most_bytes: int = MOST_BYTES) -> None:
    """Archive the photos of PARTS in at most `most_bytes`. Raises: ArchiveTooLarge."""
    for quality in QUALITIES:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
            fits = _write_photos(archive, _files(photos), quality, most_bytes)
        if fits and file.stat().st_size <= most_bytes:
            return
    file.unlink()
    raise ArchiveTooLarge(f"{most_bytes} bytes")


def unpack(file: Path, data: Path) -> None:
    """Decode the photos of an archive file and write photo packs into the folder `data`."""
    with zipfile.ZipFile(file) as archive:
        for part in PARTS:
            names = sorted(name for name in archive.namelist() if name.startswith(f"{part}/"))
            photos = [Path(archive.extract(name, data / "photos")) for name in names]
            PhotoPack.pack(photos, data / part)


def _files(photos: Path) -> Sequence[tuple[str, Path]]:
    """List the photos that exist, each with its part of the data."""
    folders = [(part, photos / name) for part, names in PARTS.items() for name in names]
    return [
        (part, file)
        for part, folder in folders
        if folder.is_dir()
        for file in sorted(folder.iterdir())
        if file.suffix.lower() in SUFFIXES
    ]


def _write_photos(
    archive: zipfile.ZipFile, files: Iterable[tuple[str, Path]], quality: int, most: int
) -> bool:
    """Write photos until they exceed `most` bytes; return whether all of them fit.

    `files` are names in the archive and paths; `quality` is JPEG's, 1 to 100."""
    used = 0
    for name, content in _encode_photos(files, quality):
        archive.writestr(name, content)
        used += len(content)
        if used > most:
            return False
    return True


def _encode_photos(files: Iterable[tuple[str, Path]], quality: int) -> Iterator[tuple[str, bytes]]:
    for number, (part, file) in enumerate(files):
        buffer, photo = io.BytesIO(), _reduce_photo(Image.open(file).convert("RGB"))
        photo.save(buffer, "JPEG", quality=quality, subsampling=0)
        yield f"{part}/{number:04}.jpg", buffer.getvalue()


def _reduce_photo(photo: Image.Image) -> Image.Image:
    """Reduce a photo to at most MOST_PIXELS pixels."""
    factor = math.sqrt(MOST_PIXELS / (photo.width * photo.height))
    if factor >= 1:
        return photo
    size = (int(photo.width * factor), int(photo.height * factor))
    return photo.resize(size, Image.Resampling.LANCZOS)


def main() -> None:
    """Read the command line and pack or unpack."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["pack", "unpack"])
    parser.add_argument("source", type=Path)
    parser.add_argument("target", type=Path)
    wanted = parser.parse_args()
    (pack if wanted.what == "pack" else unpack)(wanted.source, wanted.target)


if __name__ == "__main__":
    main()
