"""Rows of the developers' case files about metadata, read by ExifTool."""

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any, Final

from PIL import Image

from benchmarks.reliability.case_bench import Bench, Row, expect

DATE: Final = "1956:07:04 12:00:00"
PLACE: Final = re.compile("gps", re.IGNORECASE)
CLAIM: Final = re.compile("MotionPhoto|MicroVideo|hdrgm|Container|Directory(Item|Mime)", re.I)
"""Pattern of tags that announce a video or a gain map."""


def _place_in_chunks(bench: Bench) -> None:
    names = [f"16_{name}" for name in ("gps.jpg", "gps.tif", "gps_text.png")]
    for result in bench.restore(names, "--no-gps", "-o", "no-gps/").values():
        left = [name for name in bench.tags(result.path) if PLACE.search(name)]
        expect(not left, left)


def _xmp_in_png(bench: Bench) -> None:
    path = bench.plain["19_png_xmp.png"].path
    expect("Café 写真 Ž" in str(Image.open(path).info.get("xmp", b"").decode()), "no xmp by Pillow")
    expect(b"zTXtXML:com" not in path.read_bytes(), "zTXt")


def _iptc_in_png(bench: Bench) -> None:
    names = ["01_iptc_long_ii.tif", "01_iptc_long_mm.tif"]
    for results in (bench.restore(names, "--format", "png", "-o", "iptc/"), bench.plain):
        for name in names:
            _expect_tags(
                bench,
                results[name].path,
                {
                    "Caption-Abstract": "A caption to keep",
                    "Keywords": ["keyword one", "keyword two"],
                    "DateCreated": "1956:07:04",
                },
            )


def _foreign_png(bench: Bench) -> None:
    for name in ("10_exiftool.png", "10_raw_8bim.png"):
        _expect_tags(bench, bench.plain[name].path, {"Caption-Abstract": "A caption"})
    turned = bench.plain["10_exif_after_idat.png"]
    expect(turned.size == (48, 64), turned.size)
    _expect_tags(bench, turned.path, {"Orientation": 1, "ModifyDate": DATE})
    for name in ("10_xmp_after_idat.png", "10_raw_xmp.png", "09_imagemagick.png"):
        _expect_tags(bench, bench.plain[name].path, {"Rating": 4})
        content = bench.plain[name].path.read_bytes()
        at = content.find(b"eXIf")
        expect(at < 0 or content[at + 4 : at + 6] in (b"II", b"MM"), f"{name}: eXIf")


def _other_formats(bench: Bench) -> None:
    names = ["11_meta.jp2", "11_meta.psd", "11_meta.gif"]
    for name, result in bench.restore(names, "--format", "png", "-o", "meta/").items():
        wanted: dict[str, Any] = {"Title": "A title"}
        if not name.endswith("gif"):
            wanted["DateTimeOriginal"] = DATE
        if name.endswith("psd"):
            wanted |= {"Caption-Abstract": "A caption", "PixelsPerUnitX": 23622}
        _expect_tags(bench, result.path, wanted)


def _extended_xmp(bench: Bench) -> None:
    results = [bench.plain["02_extended_xmp.jpg"]]
    for kind in ("png", "tiff"):
        results += bench.restore(
            ["02_extended_xmp.jpg"], "--format", kind, "-o", f"x-{kind}/"
        ).values()
    for result in results:
        subjects = bench.tag(result.path, "Subject")
        expect(isinstance(subjects, list) and len(subjects) == 1500, f"{result.path.suffix}: lost")


def _face_regions(bench: Bench) -> None:
    turned = bench.files / "03_faces_o6.jpg"
    shutil.copy(bench.files / "03_faces_o1.jpg", turned)
    command = ("exiftool", "-q", "-overwrite_original", "-Orientation#=6", str(turned))
    subprocess.run(command, check=True)
    (result,) = bench.restore([turned.name], "-o", "faces/").values()
    wanted = {"RegionAreaX": 0.75, "RegionAreaY": 0.8125}
    for name, value in wanted.items():
        found = bench.tag(result.path, name)
        found = found[0] if isinstance(found, list) else found
        expect(found is not None and abs(float(found) - value) < 0.01, f"{name}: {found}")
    width, height = (bench.tag(result.path, f"RegionAppliedToDimensions{each}") for each in "WH")
    expect((width, height) == result.size, f"{width} x {height} of {result.size}")


def _trailers(bench: Bench) -> None:
    for name, word in (("04_motion.jpg", "video"), ("04_gainmap.jpg", "gain map")):
        result = bench.plain[name]
        expect(word in result.told, f"{name}: {result.told}")
        left = [each for each in bench.tags(result.path) if CLAIM.search(each)]
        expect(not left, left)


def _orientation_in_xmp(bench: Bench) -> None:
    for name in ("05_xmp_orientation.jpg", "05_xmp_orientation.png"):
        result = bench.plain[name]
        found = (result.size, bench.tag(result.path, "Orientation"))
        expect(found in (((40, 60), 1), ((40, 60), None), ((60, 40), 6)), f"{name}: {found}")


def _big_pointers(bench: Bench) -> None:
    for kind in (4, 13, 16, 18):
        name = f"17_bigtiff_exif_type{kind}.tif"
        if name in bench.plain:
            path = bench.plain[name].path
            _expect_tags(bench, path, {"DateTimeOriginal": DATE, "GPSLatitude": 10.5})


def _thumbnails(bench: Bench) -> None:
    result = bench.plain["08_thumb_o6.jpg"]
    sizes = tuple(bench.tag(result.path, f"ExifImage{side}") for side in ("Width", "Height"))
    expect(sizes == result.size == (48, 64), f"{sizes} of {result.size}")
    command = ("exiftool", "-b", "-ThumbnailImage", str(result.path))
    thumbnail = subprocess.run(command, capture_output=True, check=True).stdout
    if thumbnail:
        (bench.folder / "thumb.jpg").write_bytes(thumbnail)
        width, height = Image.open(bench.folder / "thumb.jpg").size
        expect(width < height, f"thumbnail {width} x {height}")


def _second_segment(bench: Bench) -> None:
    path = bench.plain["08_iptc_second_app13.jpg"].path
    _expect_tags(bench, path, {"Caption-Abstract": "A caption in the second block"})
    expect(bench.tag(bench.plain["08_dpi_in_photoshop.jpg"].path, "XResolution") == 600, "not 600")


def _unknown_unit(bench: Bench) -> None:
    found = bench.tag(bench.plain["10_phys_unit_unknown.png"].path, "PixelsPerUnitX")
    expect(found != 600000, found)


def _sidecar(bench: Bench) -> None:
    sidecar = bench.files / "16_gps.jpg.xmp"
    told = ("-XMP-dc:Title=A title", "-XMP-xmp:Rating=4", "-XMP-photoshop:City=A city")
    command = ("exiftool", "-q", "-o", str(sidecar), *told)
    subprocess.run(command, check=True)
    for options, city in (((), "A city"), (("--no-gps",), None)):
        folder = f"sidecar{len(options)}/"
        (result,) = bench.restore(["16_gps.jpg"], *options, "-o", folder).values()
        expect(sidecar.name in result.told, result.told)
        _expect_tags(bench, result.path, {"Title": "A title", "Rating": 4, "City": city})
    sidecar.write_text("<x:xmpmeta xmlns:x='adobe:ns:meta/'>")
    (result,) = bench.restore(["16_gps.jpg"], "-o", "sidecar2/").values()
    expect("cannot be read" in result.told, result.told)
    sidecar.unlink()


def _expect_tags(bench: Bench, path: Path, wanted: dict[str, Any]) -> None:
    for name, value in wanted.items():
        found = bench.tag(path, name)
        expect(found == value, f"{path.name}: {name} is {str(found)[:80]!r}")


ROWS: Final[dict[str, Row]] = {
    "4 places in text chunks": _place_in_chunks,
    "6 XMP in PNG": _xmp_in_png,
    "7 and 11 IPTC in PNG and TIFF": _iptc_in_png,
    "8 to 10 PNG of other programs": _foreign_png,
    "12 JP2, PSD, GIF": _other_formats,
    "13 ExtendedXMP": _extended_xmp,
    "14 face regions": _face_regions,
    "18 motion photo, gain map": _trailers,
    "19 orientation in XMP": _orientation_in_xmp,
    "20 BigTIFF pointers": _big_pointers,
    "26 thumbnails and sizes": _thumbnails,
    "27 second segment": _second_segment,
    "28 unknown unit": _unknown_unit,
    "33 sidecar": _sidecar,
}
"""Rows by their number in files.md, and title."""
