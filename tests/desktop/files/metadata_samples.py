"""Small files with much metadata, for tests; written and read by Pillow."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import numpy as np
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo
from PIL.TiffImagePlugin import ImageFileDirectory_v2

from tests.desktop.files.icc_profiles import WIDE, grey

IPTC = b"\x1c\x02\x5a\x00\x08Budapest\x1c\x02\x65\x00\x07Hungary"
XMP = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-'
    b'syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    b'dc:source="Tante \xc3\x84nne"/></rdf:RDF></x:xmpmeta>'
)
SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
NAMES = {"jpeg": "a.jpg", "png": "a.png", "tiff": "a.tiff", "webp": "a.webp", "avif": "a.avif"}
OF_THE_FILE = {
    *(0x100, 0x101, 0x102, 0x103, 0x106, 0x111, 0x112, 0x115, 0x116, 0x117, 0x11A, 0x11B, 0x11C),
    *(0x128, 0x13D, 0x142, 0x143, 0x144, 0x145, 0x152, 0x153, 0x201, 0x202, 0x2BC, 0x83BB),
    *(0x8769, 0x8773, 0x8825, 0xA005),
}


@dataclass(frozen=True)
class Kind:
    """Kind of sample: its orientation, and the type of its pixels."""

    orientation: int
    profile: bytes | None
    mode: str
    dpi: int

    @property
    def comment(self) -> str:
        return f"Käthe & {self.dpi}"


def sample_kinds() -> Iterator[Kind]:
    sorts = ((None, "L", 150), (SRGB, "RGB", 300), (WIDE, "RGB", 600), (grey(1.8), "L", 72))
    return (Kind(turn, *sort) for turn, sort in product(range(1, 9), sorts))


def make_exif(orientation: int) -> Image.Exif:
    tags = Image.Exif()
    tags[0x010F], tags[0x0110] = "Voigtlander", "Bessa"
    tags[0x0132], tags[0x013B], tags[0x8298] = "1943:06:01 12:00:00", "Käthe", "the family"
    tags[0x4746], tags[0x0112] = 5, orientation
    inner = tags.get_ifd(0x8769)
    inner[0x927C], inner[0x829A] = b"maker \x00\x01\x02 note", 0.004
    inner[0x9003], inner[0x9286] = "1943:06:01 12:00:00", b"ASCII\0\0\0on the bridge"
    place = tags.get_ifd(0x8825)
    place[1], place[2], place[3], place[4] = "N", (47.0, 29.0, 54.0), "E", (19.0, 2.0, 24.0)
    return tags


def write_sample(folder: Path, format: str, kind: Kind) -> Path:
    """Write noise with all metadata that Pillow can write in a format."""
    levels = np.random.default_rng(5).integers(0, 256, (12, 16, 3), np.uint8)
    image, path = Image.fromarray(levels).convert(kind.mode), folder / NAMES[format]
    options: dict[str, object] = {"exif": make_exif(kind.orientation), "icc_profile": kind.profile}
    options["dpi"] = (kind.dpi, kind.dpi)
    match format:
        case "jpeg":
            options |= {"comment": kind.comment.encode(), "xmp": XMP}
        case "png":
            options["pnginfo"] = _png_texts(kind)
        case "tiff":
            options["tiffinfo"] = _tiff_tags()
        case _:
            options |= {"xmp": XMP, "speed": 10, "method": 0}
    image.save(path, **options)
    if format == "jpeg":
        path.write_bytes(_with_iptc(path.read_bytes()))
    return path


def read_tags(path: Path) -> dict[tuple[str, int], object]:
    """Read every EXIF tag that is not about the file itself, with Pillow."""
    with Image.open(path) as image:
        tags = image.getexif()
        found = {("first", tag): _plain(value) for tag, value in tags.items()}
        for name, pointer in (("exif", 0x8769), ("gps", 0x8825)):
            inner = tags.get_ifd(pointer)
            found |= {(name, tag): _plain(value) for tag, value in inner.items()}
        image.load()
    return {place: value for place, value in found.items() if place[1] not in OF_THE_FILE}


def _plain(value: object) -> object:
    return value.rstrip("\0") if isinstance(value, str) else value


def _png_texts(kind: Kind) -> PngInfo:
    texts = PngInfo()
    texts.add_text("Title", kind.comment)
    texts.add_itxt("Comment", "写真")
    texts.add_itxt("XML:com.adobe.xmp", XMP.decode())
    resource = struct.pack(">4sHHI", b"8BIM", 0x0404, 0, len(IPTC)) + IPTC
    texts.add_text("Raw profile type iptc", f"\niptc\n{len(resource):8}\n{resource.hex()}\n", True)
    return texts


def _tiff_tags() -> ImageFileDirectory_v2:
    tags = ImageFileDirectory_v2()
    tags.tagtype |= {0x02BC: 1, 0x83BB: 7}
    tags[0x02BC], tags[0x83BB], tags[0x010E] = XMP, IPTC, "the bridge"
    return tags


def _with_iptc(jpeg: bytes) -> bytes:
    resource = struct.pack(">4sHHI", b"8BIM", 0x0404, 0, len(IPTC)) + IPTC
    body = b"Photoshop 3.0\0" + resource + b"\0" * (len(resource) % 2)
    return jpeg[:2] + struct.pack(">HH", 0xFFED, len(body) + 2) + body + jpeg[2:]
