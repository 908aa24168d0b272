"""Pictures that show a photo before and after its restoration: side by side, sliding, faces."""

from collections.abc import Iterator, Sequence
from enum import Enum
from math import cos, pi
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from desktop.files.storage.atomic_write import atomic_write
from desktop.files.storage.input_protection import Protected

Levels = NDArray[np.uint8]
"""Picture of 8 bits, height x width x 3, RGB."""

Pair = tuple[Levels, Levels]
"""The same place before and after, of equal size."""

GAP: Final = 8
"""White pixels between two pictures."""

FRAMES, FRAME_MS = 32, 90
"""Number of frames of a sliding picture, and milliseconds that each is shown."""

LINE: Final = 2
"""Width in pixels of the line between before and after."""

FACE_SIDE: Final = 256
"""Height in pixels of a face in the strip of faces."""

QUALITY: Final = 90
"""Quality, 0 to 100, of JPEG and WebP files."""

MARK: Final = "Before and after, made with Heirloom"
"""Description that is stored in the file; nothing else of the photo's metadata is."""

IMAGE_DESCRIPTION: Final = 0x010E
"""Number of the EXIF tag for a description."""


class ComparisonKind(Enum):
    """Kind of a comparison; the value holds the suffixes of its files, the usual one first."""

    SIDE_BY_SIDE = (".jpg", ".jpeg", ".png")
    SLIDER = (".gif", ".webp")
    FACES = (".png", ".jpg", ".jpeg")

    @property
    def is_moving(self) -> bool:
        """Whether the file holds several frames."""
        return self is ComparisonKind.SLIDER


def save_comparison(
    pairs: Sequence[Pair], kind: ComparisonKind, path: Path, protected: Protected, overwrite: bool
) -> None:
    """Write a comparison of one pair, or of several for the strip of faces.

    The format follows from the suffix. Raises: AlreadyExists unless `overwrite`; InputProtected;
    DiskFull; NotFound; NotWritable."""
    frames = [Image.fromarray(each) for each in _frames(pairs, kind)]
    needed = sum(each.width * each.height * 3 for each in frames)
    exif = Image.Exif()
    exif[IMAGE_DESCRIPTION] = MARK
    with atomic_write(path, overwrite=overwrite, needed=needed, protected=protected) as file:
        match path.suffix.lower():
            case ".gif":
                frames[0].save(file, "GIF", comment=MARK, **_motion(frames))
            case ".webp":
                frames[0].save(file, "WEBP", quality=QUALITY, exif=exif, **_motion(frames))
            case ".png":
                frames[0].save(file, "PNG", exif=exif)
            case _:
                frames[0].save(file, "JPEG", quality=QUALITY, exif=exif)


def _motion(frames: list[Image.Image]) -> dict[str, object]:
    """Return Pillow's options for an endless animation."""
    moving = {"save_all": True, "append_images": frames[1:]}
    return {**moving, "duration": FRAME_MS, "loop": 0}


def _frames(pairs: Sequence[Pair], kind: ComparisonKind) -> Iterator[Levels]:
    if kind is ComparisonKind.SLIDER:
        return slider_frames(*pairs[0])
    if kind is ComparisonKind.FACES:
        return iter((face_strip(pairs),))
    return iter((side_by_side(*pairs[0]),))


def side_by_side(before: Levels, after: Levels) -> Levels:
    """Join two pictures beside each other or, if they are wide, one above the other.

    `before`, `after` and the result are H x W x 3, 8 bits."""
    height, width = before.shape[:2]
    axis = 0 if width > height * 3 / 2 else 1
    shape = (GAP, width, 3) if axis == 0 else (height, GAP, 3)
    return np.concatenate((before, np.full(shape, 255, np.uint8), after), axis=axis)


def slider_frames(before: Levels, after: Levels) -> Iterator[Levels]:
    """Yield animation frames in which a line sweeps to the right and back.

    Left of the line is `after`, right of it `before`; all are H x W x 3, 8 bits."""
    width = before.shape[1]
    for index in range(FRAMES):
        x = round((width - LINE) * (1 - cos(2 * pi * index / FRAMES)) / 2)
        frame = before.copy()
        frame[:, :x] = after[:, :x]
        frame[:, x : x + LINE] = 255
        yield frame


def face_strip(pairs: Sequence[Pair]) -> Levels:
    """Draw the faces of all pairs in two rows, before above after: H x W x 3, 8 bits."""
    columns = [np.concatenate((_face(a), _gap(_face(a)), _face(b))) for a, b in pairs]
    white = np.full((columns[0].shape[0], GAP, 3), 255, np.uint8)
    parts = [part for column in columns for part in (white, column)]
    return np.concatenate(parts[1:], axis=1)


def _gap(above: Levels) -> Levels:
    return np.full((GAP, above.shape[1], 3), 255, np.uint8)


def _face(picture: Levels) -> Levels:
    """Return a picture of a face scaled to the height of the strip."""
    height, width = picture.shape[:2]
    size = max(round(width * FACE_SIDE / height), 1), FACE_SIDE
    return np.asarray(Image.fromarray(picture).resize(size, Image.Resampling.LANCZOS))
