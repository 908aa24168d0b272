"""Round trip of metadata: from files of every format to results of every format, by ExifTool.

    python -m benchmarks.reliability.metadata_round_trip [--write]

Sources are made with Pillow and ExifTool, opened and exported; ExifTool compares the results. Each
block is kept, listed as lost, or lost without a word, which is an error. `--write` puts the table
into docs/fidelity.md. HEIC and camera raw are not in it, since nothing here writes them.
"""

import json
import shutil
import struct
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from PIL import Image, ImageCms

from desktop.document.document import Document
from desktop.files.decoding.decode_photo import decode_photo
from desktop.files.export.export_options import ExportOptions
from desktop.files.export.exporter import export
from desktop.files.formats.format_table import WRITABLE, Format
from desktop.files.metadata.tiff_ifd import EXIF, MAKER_NOTE
from desktop.files.notices import NotCarried
from desktop.files.storage.scratch_files import Scratch
from desktop.render.document_renderer import DocumentRenderer
from desktop.render.view_tile_cache import TileCache
from models.core.progress import Progress

DOCUMENT: Final = Path(__file__).parents[2] / "docs" / "fidelity.md"
START, END = "<!-- round trip: start -->\n", "<!-- round trip: end -->\n"
"""Lines between which the table is in the document."""

SIZE: Final = (80, 60)
DPI: Final = 600
NOTE: Final = "notes of a maker"
SOURCES: Final = ("png", "jpg", "tif", "webp", "avif", "jp2", "psd", "gif")
_BY_PILLOW: Final = ("png", "jpg", "webp", "avif")
"""Sources whose EXIF block Pillow writes, with a MakerNote, which ExifTool cannot make."""

_WITH_PROFILE: Final = (*_BY_PILLOW, "tif")

_TAGS: Final = (
    "-XMP-dc:Title=A title",
    "-IPTC:Caption-Abstract=A caption",
    "-IPTC:Keywords=bridge",
    "-IPTC:DateCreated=1956:07:04",
    "-XMP-mwg-rs:RegionAppliedToDimensionsW=80",
    "-XMP-mwg-rs:RegionAppliedToDimensionsH=60",
    "-XMP-mwg-rs:RegionAppliedToDimensionsUnit=pixel",
    "-XMP-mwg-rs:RegionName=Oma",
    "-XMP-mwg-rs:RegionType=Face",
    "-XMP-mwg-rs:RegionAreaX=0.8125",
    "-XMP-mwg-rs:RegionAreaY=0.25",
    "-XMP-mwg-rs:RegionAreaW=0.125",
    "-XMP-mwg-rs:RegionAreaH=0.1666",
    "-XMP-mwg-rs:RegionAreaUnit=normalized",
)
_EXIF_TAGS: Final = (
    "-ExifIFD:DateTimeOriginal=1956:07:04 12:00:00",
    "-GPS:GPSLatitude=10.5",
    "-GPS:GPSLatitudeRef=N",
    f"-XResolution={DPI}",
    f"-YResolution={DPI}",
)


@dataclass(frozen=True, slots=True)
class Block:
    """Kind of metadata: ExifTool's tags, and the name under which it is listed as lost."""

    title: str
    tags: tuple[str, ...]
    listed_as: str


BLOCKS: Final = (
    Block("EXIF", ("ExifIFD:DateTimeOriginal",), "EXIF"),
    Block("GPS", ("GPS:GPSLatitude",), "EXIF"),
    Block("MakerNote", ("ExifIFD:MakerNoteUnknownText",), "MakerNote"),
    Block("IPTC", ("IPTC:Caption-Abstract", "IPTC:Keywords", "IPTC:DateCreated"), "IPTC"),
    Block("XMP", ("XMP-dc:Title",), "XMP"),
    Block("regions", ("XMP-mwg-rs:RegionName", "XMP-mwg-rs:RegionAreaX"), "XMP"),
    Block("ICC", ("ICC-header:ProfileConnectionSpace",), "colour profile"),
    Block("dpi", ("dpi",), "resolution"),
)


def main() -> int:
    """Print the table, or write it into the document; return 1 if something is lost unlisted."""
    with tempfile.TemporaryDirectory() as folder:
        table = round_trip_table(Path(folder))
    if "--write" in sys.argv[1:]:
        text = DOCUMENT.read_text()
        before, rest = text.split(START)
        DOCUMENT.write_text(before + START + table + END + rest.split(END)[1])
    sys.stdout.write(table)
    return 1 if "LOST" in table else 0


def round_trip_table(folder: Path) -> str:
    """Make sources and results in `folder`; return a Markdown table with a row for each source."""
    sources = [make_source(folder, kind) for kind in SOURCES]
    lost = {source.suffix: _export_all(source) for source in sources}
    found = read_tags(folder)
    titles = [block.title for block in BLOCKS]
    rows = [["from", *titles], ["---"] * (1 + len(titles))]
    for source in sources:
        cells = [_cell(source, block, found, lost[source.suffix]) for block in BLOCKS]
        rows.append([source.suffix[1:].upper(), *cells])
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def make_source(folder: Path, kind: str) -> Path:
    """Write a picture of this kind of file with all metadata that it can have; return its path."""
    levels = np.random.default_rng(1).integers(0, 256, (SIZE[1], SIZE[0], 3), np.uint8)
    image, path = Image.fromarray(levels), folder / f"source.{kind}"
    if kind == "psd":
        path.write_bytes(_psd(levels))
    elif kind in _WITH_PROFILE:
        profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
        exif: dict[str, Any] = {"exif": _exif()} if kind in _BY_PILLOW else {}
        image.save(path, icc_profile=profile, dpi=(DPI, DPI), **exif)
    else:
        image.save(path)
    added = () if kind in _BY_PILLOW else _EXIF_TAGS
    _exiftool("-overwrite_original", "-m", *_TAGS, *added, str(path))
    return path


def _exif() -> Image.Exif:
    tags = Image.Exif()
    inner, place = tags.get_ifd(EXIF), tags.get_ifd(0x8825)
    inner[0x9003], inner[MAKER_NOTE] = "1956:07:04 12:00:00", NOTE.encode()
    place[1], place[2] = "N", (10.0, 30.0, 0.0)
    tags[0x011A], tags[0x011B], tags[0x0128] = float(DPI), float(DPI), 2
    return tags


def _psd(levels: np.ndarray[Any, Any]) -> bytes:
    """Build a PSD file of one uncompressed picture, H x W x 3, 8 bits."""
    head = struct.pack(">4sH6sHIIHH", b"8BPS", 1, bytes(6), 3, SIZE[1], SIZE[0], 8, 3)
    return head + bytes(12) + b"\0\0" + levels.transpose(2, 0, 1).tobytes()


def _export_all(source: Path) -> Mapping[Format, str]:
    """Export a source in each format; return which metadata were listed as lost."""
    lost = dict.fromkeys(WRITABLE, "")
    with Scratch(None) as scratch:
        photo = decode_photo(source, scratch, Progress())
        rows = DocumentRenderer(TileCache(1 << 20)).rows
        for format in WRITABLE:
            notices: list[object] = []
            progress = Progress(on_notice=notices.append)
            export(Document(photo), _result(source, format), ExportOptions(format), rows, progress)
            lost[format] = ", ".join(each.lost for each in notices if isinstance(each, NotCarried))
    return lost


def _result(source: Path, format: Format) -> Path:
    return source.with_name(f"{source.suffix[1:]}{format.suffix}")


def read_tags(folder: Path) -> dict[str, dict[str, object]]:
    """Read the tags of all files by ExifTool, by file name, with a computed `dpi`."""
    output = _exiftool("-j", "-n", "-a", "-G1", str(folder))
    return {
        Path(each["SourceFile"]).name: {**each, "dpi": _dpi(each)} for each in json.loads(output)
    }


def _dpi(tags: Mapping[str, Any]) -> int | None:
    """Return the resolution in `tags` as readers of the format find it, else in EXIF, else None."""
    if "PNG-pHYs:PixelsPerUnitX" in tags:
        return round(float(tags["PNG-pHYs:PixelsPerUnitX"]) * 0.0254)
    names = ("JFIF:XResolution", "Photoshop:XResolution", "IFD0:XResolution")
    found = next((tags[name] for name in names if name in tags), None)
    return None if found is None else round(float(found))


def _cell(
    source: Path,
    block: Block,
    found: Mapping[str, Mapping[str, object]],
    lost: Mapping[Format, str],
) -> str:
    """Return text on which results keep a kind of metadata, and which list it as lost.

    `found` are the metadata of each result, `lost` what its notice lists."""
    had = [found[source.name].get(tag) for tag in block.tags]
    if had[0] is None or (block.title == "dpi" and had[0] != DPI):
        return "not there"
    states: dict[str, list[str]] = {}
    for format in WRITABLE:
        has = [found[_result(source, format).name].get(tag) for tag in block.tags]
        listed = block.listed_as in lost[format]
        state = "kept" if has == had else "listed" if listed else "LOST"
        states.setdefault(state, []).append(format.value.upper())
    if len(states) == 1:
        return next(iter(states))
    return "; ".join(f"{state} in {', '.join(names)}" for state, names in states.items())


def _exiftool(*arguments: str) -> bytes:
    """Run ExifTool; warnings are not errors. Raises: FileNotFoundError."""
    program = shutil.which("exiftool")
    if program is None:
        raise FileNotFoundError("exiftool")
    command: Sequence[str] = (program, "-q", *arguments)
    return subprocess.run(command, capture_output=True, check=False).stdout


if __name__ == "__main__":
    sys.exit(main())
