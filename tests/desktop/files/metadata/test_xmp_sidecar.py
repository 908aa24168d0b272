"""Tests of XMP sidecars, whose properties results get."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from desktop.document.crop_transform import CropTransform
from desktop.document.document import Document
from desktop.document.photo import Metadata
from desktop.files.decoding.decode_photo import decode_photo
from desktop.files.export.export_options import ExportOptions
from desktop.files.export.exporter import Rows, export
from desktop.files.formats.format_table import Format
from desktop.files.metadata.xmp_packet import DamagedXmp, XmpPacket
from desktop.files.metadata.xmp_sidecar import find_differences, find_sidecar, merge_sidecar
from desktop.files.notices import SidecarCarried, SidecarLeftOut
from desktop.files.project.project_file import load_project, save_project
from desktop.files.storage.scratch_files import Scratch
from models.core.pixels import Rect
from models.core.progress import Notice, Progress
from tests.desktop.files.dng_samples import linear_light, mosaic, write_dng

SPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "exif": "http://ns.adobe.com/exif/1.0/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "crs": "http://ns.adobe.com/camera-raw-settings/1.0/",
    "darktable": "http://darktable.sf.net/",
    "mwg-rs": "http://www.metadataworkinggroup.com/schemas/regions/",
    "stArea": "http://ns.adobe.com/xmp/sType/Area#",
    "stDim": "http://ns.adobe.com/xap/1.0/sType/Dimensions#",
    "MPReg": "http://ns.microsoft.com/photo/1.2/t/Region#",
    "tiff": "http://ns.adobe.com/tiff/1.0/",
}
DECLARED = "".join(f' xmlns:{prefix}="{space}"' for prefix, space in SPACES.items())
CAPTION = "<dc:description><rdf:Alt><rdf:li>{}</rdf:li></rdf:Alt></dc:description>"
REGION = (
    '<mwg-rs:Regions rdf:parseType="Resource"><mwg-rs:AppliedToDimensions stDim:w="{}" '
    'stDim:h="{}" stDim:unit="pixel"/><mwg-rs:RegionList><rdf:Bag><rdf:li><rdf:Description '
    'mwg-rs:Name="Oma"><mwg-rs:Area stArea:x="{}" stArea:y="{}" stArea:w="0.1" stArea:h="0.1" '
    'stArea:unit="normalized"/></rdf:Description></rdf:li></rdf:Bag></mwg-rs:RegionList>'
    "</mwg-rs:Regions>"
)


def packet(content: str = "", attributes: str = "") -> bytes:
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-'
        f'syntax-ns#"><rdf:Description rdf:about=""{DECLARED} {attributes}>{content}'
        "</rdf:Description></rdf:RDF></x:xmpmeta>"
    ).encode()


def values(xmp: bytes | None, name: str) -> list[str]:
    """Return the texts of all properties of a name."""
    parsed = XmpPacket.parse(xmp or b"")
    return [parsed.text(each) for each in parsed.properties() if each.name == name]


def write_photo(path: Path, orientation: int | None = None, xmp: bytes = b"") -> Path:
    exif = Image.Exif()
    if orientation is not None:
        exif[0x0112] = orientation
    levels = np.random.default_rng(1).integers(0, 256, (60, 80, 3), np.uint8)
    Image.fromarray(levels).save(path, exif=exif, xmp=xmp)
    return path


@pytest.mark.parametrize("name", ["a.jpg.xmp", "a.xmp", "A.JPG.XMP", "a.XMP"])
def test_sidecar_is_found(name: str, folder: Path) -> None:
    (folder / name).touch()
    assert find_sidecar(folder / "a.jpg") == folder / name


@pytest.mark.parametrize("name", ["b.xmp", "a.jpg.txt", "a.png.xmp", "a.jpg.xmp.bak"])
def test_file_of_another_photo_is_no_sidecar(name: str, folder: Path) -> None:
    (folder / name).touch()
    assert find_sidecar(folder / "a.jpg") is None


def test_sidecar_of_a_raw_file_is_not_that_of_its_jpeg(folder: Path) -> None:
    (folder / "a.xmp").touch()
    (folder / "a.CR2").touch()
    assert find_sidecar(folder / "a.jpg") is None
    assert find_sidecar(folder / "a.CR2") == folder / "a.xmp"


def test_properties_of_the_sidecar_replace_those_of_the_photo() -> None:
    own = packet(CAPTION.format("old") + "<dc:rights>Anna</dc:rights>", 'xmp:Rating="1"')
    merged = merge_sidecar(own, packet(CAPTION.format("new"), 'xmp:Rating="5"'))
    assert values(merged, "Rating") == ["5"]
    assert values(merged, "rights") == ["Anna"]
    assert b"new" in merged
    assert b"old" not in merged


def test_attributes_replace_elements_of_the_same_name() -> None:
    merged = merge_sidecar(packet("<xmp:Rating>1</xmp:Rating>"), packet("", 'xmp:Rating="5"'))
    assert values(merged, "Rating") == ["5"]


def test_photo_without_xmp_gets_a_packet() -> None:
    merged = merge_sidecar(None, packet(CAPTION.format("Oma &amp; Opa")))
    assert merged.startswith(b"<?xpacket")
    assert values(merged, "li") == ["Oma & Opa"]


@pytest.mark.parametrize("empty", [b"<rdf:RDF/>", b"<x:xmpmeta/>"])
def test_packet_without_content_is_replaced(empty: bytes) -> None:
    assert values(merge_sidecar(empty, packet("", 'xmp:Rating="5"')), "Rating") == ["5"]


def test_developing_instructions_stay_out_of_results() -> None:
    content = "<darktable:history><rdf:Seq><rdf:li/></rdf:Seq></darktable:history>"
    attributes = 'crs:Exposure2012="+1" dc:format="image/x-nikon-nef" xmp:Label="Red"'
    merged = merge_sidecar(None, packet(content, attributes))
    assert values(merged, "Label") == ["Red"]
    for name in ("Exposure2012", "history", "format"):
        assert values(merged, name) == []


def test_prefixes_that_differ_from_the_photos_keep_their_namespaces() -> None:
    other = (
        '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><r:Description r:about="" '
        f"xmlns:dc='{SPACES['xmp']}' xmlns='{SPACES['photoshop']}' dc:Rating='5'>"
        "<City>Budapest</City></r:Description></r:RDF>"
    ).encode()
    merged = XmpPacket.parse(merge_sidecar(packet("<dc:rights>A</dc:rights>"), other))
    found = {(each.namespace, each.name) for each in merged.properties()}
    assert {(SPACES["xmp"], "Rating"), (SPACES["photoshop"], "City")} <= found


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8-sig"])
def test_sidecar_in_other_encodings_is_read(encoding: str) -> None:
    text = packet(CAPTION.format("Käthe")).decode()
    assert values(merge_sidecar(None, text.encode(encoding)), "li") == ["Käthe"]


@pytest.mark.parametrize(
    "sidecar",
    [
        b"",
        b"no XML",
        b"<x/>",
        packet()[:-20],
        b'<!DOCTYPE a [<!ENTITY b "c">]>' + packet("<dc:rights>&b;</dc:rights>"),
        packet("<dc:rights>\xe9</dc:rights>").replace("\xe9".encode(), b"\xe9"),
        packet("<unknown:a>1</unknown:a>").replace(b"xmlns:rdf", b"xmlns:q"),
    ],
)
def test_damaged_sidecar_is_refused(sidecar: bytes) -> None:
    with pytest.raises(DamagedXmp):
        merge_sidecar(packet(), sidecar)


def test_damaged_packet_of_the_photo_is_not_replaced() -> None:
    with pytest.raises(DamagedXmp):
        merge_sidecar(b"<x:xmpmeta>", packet())


def decode(path: Path, scratch: Scratch) -> tuple[Metadata, list[Notice]]:
    notices = list[Notice]()
    photo = decode_photo(path, scratch, Progress(on_notice=notices.append))
    return photo.metadata, notices


def test_carried_sidecar_is_told(folder: Path, scratch: Scratch) -> None:
    path = write_photo(folder / "a.jpg")
    (folder / "a.xmp").write_bytes(packet("", 'xmp:Rating="5"'))
    metadata, notices = decode(path, scratch)
    assert notices == [SidecarCarried(path, folder / "a.xmp")]
    assert values(metadata.xmp, "Rating") == ["5"]


def test_damaged_sidecar_is_told_and_the_photo_keeps_its_own_packet(
    folder: Path, scratch: Scratch
) -> None:
    path = write_photo(folder / "a.jpg", xmp=packet("", 'xmp:Rating="5"'))
    (folder / "a.jpg.xmp").write_bytes(b"<x>")
    metadata, notices = decode(path, scratch)
    assert notices == [SidecarLeftOut(path, folder / "a.jpg.xmp")]
    assert values(metadata.xmp, "Rating") == ["5"]


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX pipes")
@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir])
def test_sidecar_that_is_no_file_is_told(
    make: Callable[[Path], None], folder: Path, scratch: Scratch
) -> None:
    path = write_photo(folder / "a.jpg")
    make(folder / "a.xmp")
    assert decode(path, scratch)[1] == [SidecarLeftOut(path, folder / "a.xmp")]


def test_photo_in_a_folder_that_may_not_be_listed_is_opened(
    folder: Path, scratch: Scratch, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: object) -> None:
        raise PermissionError

    path = write_photo(folder / "a.jpg")
    monkeypatch.setattr(os, "scandir", refuse)
    assert decode(path, scratch)[1] == []


def test_regions_of_the_sidecar_follow_the_orientation_of_the_photo(
    folder: Path, scratch: Scratch
) -> None:
    path = write_photo(folder / "a.jpg", orientation=6)
    (folder / "a.xmp").write_bytes(packet(REGION.format(80, 60, 0.25, 0.1)))
    metadata, _ = decode(path, scratch)
    assert values(metadata.xmp, "x") == ["0.9"]
    assert values(metadata.xmp, "y") == ["0.25"]
    assert values(metadata.xmp, "w")[-1] == "0.1"


def test_orientation_of_the_photo_wins_over_that_of_the_sidecar(
    folder: Path, scratch: Scratch
) -> None:
    path = write_photo(folder / "a.jpg", orientation=1)
    (folder / "a.xmp").write_bytes(packet("", 'tiff:Orientation="6"'))
    metadata, _ = decode(path, scratch)
    assert metadata.applied_orientation == 1
    assert values(metadata.xmp, "Orientation") == ["1"]


def test_orientation_that_only_the_sidecar_tells_is_applied(folder: Path, scratch: Scratch) -> None:
    path = write_photo(folder / "a.png")
    (folder / "a.xmp").write_bytes(packet("", 'tiff:Orientation="6"'))
    photo = decode_photo(path, scratch, Progress())
    assert (photo.width, photo.height) == (60, 80)


def test_regions_of_a_raw_file_follow_the_orientation_that_libraw_applies(
    folder: Path, scratch: Scratch
) -> None:
    path = write_dng(folder / "a.dng", mosaic(linear_light()), turned=6)
    (folder / "a.xmp").write_bytes(packet(REGION.format(80, 60, 0.25, 0.1)))
    metadata, _ = decode(path, scratch)
    assert values(metadata.xmp, "x") == ["0.9"]
    assert values(metadata.xmp, "y") == ["0.25"]


@pytest.mark.parametrize("format", [Format.PNG, Format.JPEG, Format.TIFF, Format.WEBP])
def test_cropped_result_has_the_sidecars_caption_and_moved_region(
    format: Format, folder: Path, scratch: Scratch, rows: Rows
) -> None:
    path = write_photo(folder / "a.jpg")
    (folder / "a.xmp").write_bytes(packet(CAPTION.format("Oma") + REGION.format(80, 60, 0.75, 0.5)))
    document = Document(decode_photo(path, scratch, Progress()))
    right_half = CropTransform(Rect(40, 0, 40, 60))
    result = folder / f"b{format.suffix}"
    export(document.with_transform(right_half), result, ExportOptions(format), rows, Progress())
    xmp = decode(result, scratch)[0].xmp
    assert b"Oma" in (xmp or b"")
    assert values(xmp, "x") == ["0.5"]
    assert values(xmp, "w")[-1] == "0.2"


def test_places_in_the_sidecar_are_removed_without_gps(
    folder: Path, scratch: Scratch, rows: Rows
) -> None:
    path = write_photo(folder / "a.jpg")
    attributes = 'exif:GPSLatitude="47,29.9N" photoshop:City="Budapest" xmp:Rating="5"'
    (folder / "a.xmp").write_bytes(packet("", attributes))
    document = Document(decode_photo(path, scratch, Progress()))
    options = ExportOptions(Format.JPEG, keep_gps=False)
    export(document, folder / "b.jpg", options, rows, Progress())
    content = (folder / "b.jpg").read_bytes()
    assert b"47,29" not in content
    assert b"Budapest" not in content
    assert b"Rating" in content


def test_project_keeps_the_sidecar(folder: Path, scratch: Scratch, rows: Rows) -> None:
    path = write_photo(folder / "a.jpg")
    (folder / "a.xmp").write_bytes(packet("", 'xmp:Rating="5"'))
    document = Document(decode_photo(path, scratch, Progress()))
    save_project(document, folder / "p.ora", rows, Progress())
    (folder / "a.xmp").unlink()
    for _ in range(2):
        loaded = load_project(folder / "p.ora", scratch, Progress(), decode_photo)
        assert values(loaded.photo.metadata.xmp, "Rating") == ["5"]
        save_project(loaded, folder / "p.ora", rows, Progress())


def test_notices_of_a_project_name_its_photo(folder: Path, scratch: Scratch, rows: Rows) -> None:
    path, notices = write_photo(folder / "a.jpg"), list[Notice]()
    (folder / "a.xmp").write_bytes(packet("", 'xmp:Rating="5"'))
    save_project(
        Document(decode_photo(path, scratch, Progress())), folder / "p.ora", rows, Progress()
    )
    load_project(folder / "p.ora", scratch, Progress(on_notice=notices.append), decode_photo)
    assert notices == [SidecarCarried(path, folder / "a.jpg.xmp")]


TEXTS = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-'
    'syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<dc:description><rdf:Alt><rdf:li>Käthe</rdf:li></rdf:Alt></dc:description>"
    "<dc:creator><rdf:Seq><rdf:li>Opa</rdf:li></rdf:Seq></dc:creator></rdf:Description>"
    "</rdf:RDF></x:xmpmeta>"
).encode()


@pytest.mark.parametrize(
    ("caption", "iptc", "differing"),
    [
        (None, None, ()),
        ("Käthe", "Käthe", ()),
        (None, "Kä", ()),
        ("Oma", None, ("caption",)),
        (None, "Oma", ("caption",)),
        ("Käthe", "Oma", ("caption",)),
    ],
)
def test_a_caption_of_a_sidecar_that_differs_from_exif_or_iptc_is_named(
    caption: str | None, iptc: str | None, differing: tuple[str, ...]
) -> None:
    tags = Image.Exif()
    if caption is not None:
        tags[0x010E] = caption.encode()
    records = b"" if iptc is None else b"\x1c\x02\x78\0" + bytes([len(iptc.encode())])
    records += (iptc or "").encode()
    assert find_differences(TEXTS, tags.tobytes()[6:], records) == differing


def test_all_kinds_of_texts_that_differ_are_named() -> None:
    records = b"\x1c\x02\x78\0\3Oma\x1c\x02\x50\0\3Eva"
    assert find_differences(TEXTS, None, records) == ("caption", "author")
