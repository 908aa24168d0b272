"""Pack the training photos: `python -m models.training.data.pack_photos PHOTOS OUT`."""

import argparse
import shutil
from pathlib import Path
from typing import Final

from models.training.data.photo_pack import PhotoPack

SUFFIXES: Final = {".jpg", ".jpeg", ".png", ".webp"}
"""File name suffixes, in lower case, of the photos that are packed."""


def prepare(photos: Path, out: Path) -> None:
    """Write the photo packs and damage outlines for training into `out`.

    `photos` holds train/, val/ and damage/film_artifacts.json.gz."""
    for part in ("train", "val"):
        files = sorted(f for f in (photos / part).iterdir() if f.suffix.lower() in SUFFIXES)
        PhotoPack.pack(files, out / part)
    shutil.copyfile(photos / "damage" / "film_artifacts.json.gz", out / "damage.json.gz")


def main() -> None:
    """Parse the command line and pack the photos."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("photos", type=Path)
    parser.add_argument("out", type=Path)
    prepare(**vars(parser.parse_args()))


if __name__ == "__main__":
    main()
