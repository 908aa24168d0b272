"""Mutations of small pictures in every format; the same seed gives the same mutants."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from PIL import Image, ImageCms

TRUNCATIONS: Final = 64
"""Number of truncated mutants of each file."""

ENDINGS: Final = (".jpg", ".png", ".tif", ".webp", ".heic", ".txt", "")
"""Suffixes under which each unchanged file is also tried."""

KINDS: Final[dict[str, tuple[str, str, dict[str, Any]]]] = {
    "png": ("PNG", "RGB", {}),
    "png-palette": ("PNG", "P", {}),
    "png-grey-alpha": ("PNG", "LA", {}),
    "jpeg": ("JPEG", "RGB", {"comment": b"hello"}),
    "jpeg-progressive": ("JPEG", "RGB", {"progressive": True}),
    "jpeg-cmyk": ("JPEG", "CMYK", {}),
    "tiff": ("TIFF", "RGB", {}),
    "tiff-lzw": ("TIFF", "RGBA", {"compression": "tiff_lzw"}),
    "tiff-deflate": ("TIFF", "L", {"compression": "tiff_adobe_deflate"}),
    "tiff-fax": ("TIFF", "1", {"compression": "group4"}),
    "webp": ("WEBP", "RGBA", {}),
    "webp-lossless": ("WEBP", "RGB", {"lossless": True}),
    "gif": ("GIF", "P", {"comment": b"hello"}),
    "bmp": ("BMP", "RGB", {}),
    "jp2": ("JPEG2000", "RGB", {}),
    "avif": ("AVIF", "RGB", {"speed": 10}),
}
"""Pillow's format, mode and options for each kind of picture."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """Damaged file: a description of its origin, the suffix of its name, and its bytes."""

    origin: str
    ending: str
    content: bytes


def originals() -> dict[str, bytes]:
    """Encode a small picture in each format, with EXIF, XMP and an ICC profile."""
    shades = np.linspace(0, 255, 40 * 30 * 3).reshape(30, 40, 3).astype(np.uint8)
    noise = np.random.default_rng(0).integers(0, 40, shades.shape, np.uint8)
    image = Image.fromarray(np.maximum(shades, noise))
    tags = Image.Exif()
    tags[0x0112], tags[0x010F] = 6, "Voigtlander"
    tags.get_ifd(0x8769)[0x927C] = b"maker note"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    metadata = {"exif": tags.tobytes(), "icc_profile": profile, "xmp": b"<x:xmpmeta/>"}
    return {name: _encode(image, kind, metadata) for name, kind in KINDS.items()}


def _encode(
    image: Image.Image, kind: tuple[str, str, dict[str, Any]], metadata: dict[str, Any]
) -> bytes:
    format, mode, options = kind
    file = io.BytesIO()
    without_metadata = format in ("GIF", "BMP") or "compression" in options
    metadata_options = (
        {}
        if without_metadata
        else {**metadata, **({"icc_profile": None} if mode == "CMYK" else {})}
    )
    image.convert(mode).save(file, format, **metadata_options, **options)
    return file.getvalue()


def mutants(name: str, content: bytes, seed: int, flips: int) -> Iterator[Mutant]:
    """Yield truncated, bit-flipped, spliced and misnamed versions of a file.

    Files are cut at every 1/64; `flips` have flipped bits; half as many have bytes inserted,
    replaced, removed or repeated."""
    random = np.random.default_rng([seed, *name.encode()])
    for part in range(TRUNCATIONS):
        yield Mutant(f"{name} cut {part}/64", ".jpg", content[: len(content) * part // TRUNCATIONS])
    for number in range(flips):
        damaged = bytearray(content)
        reach = len(damaged) if number % 2 else min(len(damaged), 512)
        for position in random.integers(0, reach, random.integers(1, 9)):
            damaged[position] ^= 1 << int(random.integers(8))
        yield Mutant(f"{name} seed {seed} flipped {number}", ".jpg", bytes(damaged))
    for number in range(flips // 2):
        start, length = int(random.integers(len(content))), int(random.integers(1, 64))
        repeated = content[start : start + length] * 9
        inserted = (random.bytes(length), b"", b"\xff" * length, repeated)[number % 4]
        spliced = content[:start] + inserted + content[start + length * (number % 2) :]
        yield Mutant(f"{name} seed {seed} spliced {number}", ".jpg", spliced)
    for ending in ENDINGS:
        yield Mutant(f"{name} named {ending}", ending, content)
