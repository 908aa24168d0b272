"""Pack the training photos once: `python -m models.training.data.prepare PHOTOS OUT`."""

import argparse
import shutil
from pathlib import Path
from typing import Final

from models.training.data.photo_pack import PhotoPack

ENDINGS: Final = {".jpg", ".jpeg", ".png", ".webp"}


def prepare(photos: Path, out: Path) -> None:
    """`photos` holds train/, val/ and damage/film_artifacts.json.gz; `out` gets what
    models.training.train reads, but for text.npz, which models.training.train_wish_classifier
    writes."""
    for part in ("train", "val"):
        files = sorted(f for f in (photos / part).iterdir() if f.suffix.lower() in ENDINGS)
        PhotoPack.pack(files, out / part)
    shutil.copyfile(photos / "damage" / "film_artifacts.json.gz", out / "damage.json.gz")


def main() -> None:
    """Read the command line and pack."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("photos", type=Path)
    parser.add_argument("out", type=Path)
    prepare(**vars(parser.parse_args()))


if __name__ == "__main__":
    main()
