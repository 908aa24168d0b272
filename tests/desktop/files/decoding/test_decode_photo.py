"""Tests of decoding photos."""

import hashlib
import os
import struct
from pathlib import Path
from threading import Event

import numpy as np
import pytest
from PIL import Image, ImageCms

from desktop.files.decoding.decode_photo import decode_photo
from desktop.files.errors import (
    DamagedPhoto,
    EmptyFile,
    NotAFile,
    NotAPhoto,
    NotFound,
    PhotoError,
    UnsupportedFormat,
)
from desktop.files.metadata.extract_metadata import orientation_in
from desktop.files.storage.scratch_files import Scratch
from models.core.progress import Cancelled, Progress

UPRIGHT = np.arange(6, dtype=np.uint8).reshape(2, 3) * 40
TURNS = {
    1: Image.Transpose.ROTATE_180,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def save(folder: Path, name: str, image: Image.Image, **options: object) -> Path:
    image.save(folder / name, **options)
    return folder / name


def exif(orientation: int) -> bytes:
    tags = Image.Exif()
    tags[0x0112] = orientation
    tags[0x010F] = "Voigtlander"
    return tags.tobytes()


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("name", ["a.png", "a.webp", "a.tiff"])
def test_every_orientation_is_decoded_upright(
    orientation: int, name: str, folder: Path, scratch: Scratch
) -> None:
    image = Image.fromarray(np.dstack([UPRIGHT] * 3))
    stored = image if orientation == 1 else image.transpose(TURNS[orientation])
    options = {"lossless": True} if name == "a.webp" else {}
    path = save(folder, name, stored, exif=exif(orientation), **options)
    assert np.array_equal(decode_photo(path, scratch, Progress()).pixels[..., 0], UPRIGHT)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_orientation_in_the_metadata_is_1(orientation: int, folder: Path, scratch: Scratch) -> None:
    image = Image.fromarray(np.dstack([UPRIGHT] * 3))
    path = save(folder, "a.jpg", image, exif=exif(orientation))
    decoded = Image.Exif()
    decoded.load(decode_photo(path, scratch, Progress()).metadata.exif)
    assert (decoded[0x0112], decoded[0x010F]) == (1, "Voigtlander")


def test_orientation_of_exif_with_too_large_tag_count_is_set_to_1(
    folder: Path, scratch: Scratch
) -> None:
    sound = exif(6)
    at = 6 + 8
    order = "big" if sound[6:8] == b"MM" else "little"
    damaged = sound[:at] + (259).to_bytes(2, order) + sound[at + 2 :]
    path = save(folder, "a.webp", Image.new("RGB", (4, 3)), exif=damaged)
    photo = decode_photo(path, scratch, Progress())
    assert (photo.width, orientation_in(photo.metadata.exif)) == (3, 1)


def test_exif_is_unchanged_but_for_the_orientation(folder: Path, scratch: Scratch) -> None:
    path = save(folder, "a.jpg", Image.new("RGB", (4, 3)), exif=exif(6))
    decoded = decode_photo(path, scratch, Progress()).metadata.exif
    assert decoded == exif(6).removeprefix(b"Exif\0\0").replace(
        struct.pack(">HHIH", 0x0112, 3, 1, 6), struct.pack(">HHIH", 0x0112, 3, 1, 1)
    ).replace(struct.pack("<HHIH", 0x0112, 3, 1, 6), struct.pack("<HHIH", 0x0112, 3, 1, 1))


@pytest.mark.parametrize(
    ("mode", "name", "grey", "alpha"),
    [
        ("L", "a.png", True, False),
        ("LA", "a.png", True, True),
        ("P", "a.png", False, False),
        ("RGB", "a.bmp", False, False),
        ("RGB", "a.gif", False, False),
        ("RGBA", "a.png", False, True),
        ("RGBA", "a.tiff", False, True),
        ("1", "a.tiff", True, False),
        ("L", "a.jpg", True, False),
    ],
)
def test_every_pixel_type_becomes_three_channels(
    mode: str, name: str, grey: bool, alpha: bool, folder: Path, scratch: Scratch
) -> None:
    path = save(folder, name, Image.new("RGB", (5, 4), (10, 200, 30)).convert(mode))
    photo = decode_photo(path, scratch, Progress())
    assert (photo.pixels.shape, photo.grey, photo.alpha is not None) == ((4, 5, 3), grey, alpha)


def test_cmyk_is_decoded_to_rgb(folder: Path, scratch: Scratch) -> None:
    path = save(folder, "a.jpg", Image.new("CMYK", (32, 32), (0, 255, 255, 0)), quality=95)
    red, green, blue = decode_photo(path, scratch, Progress()).pixels[16, 16]
    assert (red > 180, green < 90, blue < 90) == (True, True, True)


def test_cmyk_profile_is_dropped(shared: Path, scratch: Scratch) -> None:
    photo = decode_photo(shared / "photos/odd/pil_sample_cmyk.jpg", scratch, Progress())
    assert photo.metadata.profile is None


def test_rgb_profile_is_kept_byte_for_byte(folder: Path, scratch: Scratch) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    path = save(folder, "a.jpg", Image.new("RGB", (4, 3)), icc_profile=profile)
    assert decode_photo(path, scratch, Progress()).metadata.profile == profile


def test_sha256_is_that_of_the_file(folder: Path, scratch: Scratch) -> None:
    path = save(folder, "a.png", Image.new("RGB", (4, 3)))
    expected = hashlib.sha256(path.read_bytes()).hexdigest()
    assert decode_photo(path, scratch, Progress()).sha256 == expected


def test_large_photo_is_in_a_file_of_the_scratch_folder(folder: Path, scratch: Scratch) -> None:
    path = save(folder, "a.png", Image.new("RGB", (4000, 3000), (1, 2, 3)), compress_level=1)
    photo = decode_photo(path, scratch, Progress())
    assert isinstance(photo.pixels, np.memmap)
    assert (photo.pixels[-1] == (1, 2, 3)).all()


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", EmptyFile),
        (b"dear diary", NotAPhoto),
        (b"\x89PNG\r\n\x1a\n", DamagedPhoto),
        (b"\xff\xd8\xff\xe0\x00", DamagedPhoto),
        (b"II*\0\x08\0\0\0\xff\xff", DamagedPhoto),
        (b"RIFF\x10\0\0\0WEBPVP8 \0\0", DamagedPhoto),
        (b"GIF89a\xff\xff\xff\xff", DamagedPhoto),
        (b"BM" + b"\xff" * 60, NotAPhoto),
        (b"8BPS\0\x01", DamagedPhoto),
        (b"8BPS\0\x02", UnsupportedFormat),
        (b"\0\0\0\x0cjP  \r\n\x87\n", DamagedPhoto),
        (b"\0\0\0\x18ftypheic\0\0\0\0", DamagedPhoto),
        (b"\0\0\0\x1cftypmif1\0\0\0\0mif1avif", DamagedPhoto),
        (b"\0\0\0\x18ftypcrx \0\0\0\0", DamagedPhoto),
        (b"\xff\x0a", UnsupportedFormat),
    ],
)
def test_format_is_detected_by_content_and_not_by_name(
    content: bytes, error: type[PhotoError], folder: Path, scratch: Scratch
) -> None:
    path = folder / "a.jpg"
    path.write_bytes(content)
    with pytest.raises(error):
        decode_photo(path, scratch, Progress())


def test_missing_file_raises_not_found(folder: Path, scratch: Scratch) -> None:
    with pytest.raises(NotFound):
        decode_photo(folder / "a.jpg", scratch, Progress())


def test_folder_raises_not_a_file(folder: Path, scratch: Scratch) -> None:
    with pytest.raises(NotAFile):
        decode_photo(folder, scratch, Progress())


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_named_pipe_raises_not_a_file(folder: Path, scratch: Scratch) -> None:
    os.mkfifo(folder / "a.jpg")
    with pytest.raises(NotAFile):
        decode_photo(folder / "a.jpg", scratch, Progress())


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.tiff", "a.webp", "a.gif", "a.bmp"])
def test_truncated_photo_raises_photo_error_or_decodes(
    name: str, folder: Path, scratch: Scratch
) -> None:
    noise = np.random.default_rng(1).integers(0, 256, (40, 40, 3), np.uint8)
    content = save(folder, name, Image.fromarray(noise)).read_bytes()
    for part in range(64):
        (folder / name).write_bytes(content[: len(content) * part // 64])
        try:
            assert decode_photo(folder / name, scratch, Progress()).pixels.shape == (40, 40, 3)
        except PhotoError:
            continue


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.tiff", "a.webp", "a.gif", "a.bmp"])
def test_photo_with_flipped_bits_raises_photo_error_or_decodes(
    name: str, folder: Path, scratch: Scratch
) -> None:
    random = np.random.default_rng(2)
    noise = random.integers(0, 256, (24, 24, 3), np.uint8)
    content = save(folder, name, Image.fromarray(noise), exif=exif(3)).read_bytes()
    for _ in range(80):
        damaged = bytearray(content)
        damaged[random.integers(len(damaged) // 3)] ^= 1 << int(random.integers(8))
        (folder / name).write_bytes(damaged)
        try:
            decode_photo(folder / name, scratch, Progress())
        except PhotoError:
            continue


@pytest.mark.parametrize(
    "block",
    [
        b"II+\0\x08\0\0\0" + b"\xff" * 8,
        b"MM\0*\xff\xff\xff\xff",
        b"II*\0\x08\0\0\0\xff\xff" + b"\x12\x01" * 40,
        b"II*\0\x08\0\0\0\x01\0\x69\x87\x04\0\x01\0\0\0\x08\0\0\0\0\0\0\0",
        b"nothing",
    ],
)
@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp"])
def test_photo_with_broken_exif_opens(
    block: bytes, name: str, folder: Path, scratch: Scratch
) -> None:
    path = save(folder, name, Image.new("RGB", (4, 3)), exif=b"Exif\0\0" + block)
    assert decode_photo(path, scratch, Progress()).width == 4


def test_decoding_can_be_cancelled(folder: Path, scratch: Scratch) -> None:
    stop = Event()
    stop.set()
    path = save(folder, "a.png", Image.new("RGB", (4, 3)))
    with pytest.raises(Cancelled):
        decode_photo(path, scratch, Progress(stop=stop))


def test_progress_ends_at_one(folder: Path, scratch: Scratch) -> None:
    reports: list[float] = []
    path = save(folder, "a.png", Image.new("RGB", (4, 3)))
    decode_photo(path, scratch, Progress(reports.append))
    assert reports[-1] == 1.0
