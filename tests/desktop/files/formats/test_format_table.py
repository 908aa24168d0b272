"""Tests of the table of formats: it is complete, and a new format needs two edits."""

import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Final

import numpy as np
import pytest

from desktop.document.photo import Metadata
from desktop.files.export.encoders import ENCODERS, encode, image_from_arrays
from desktop.files.export.export_options import ExportOptions
from desktop.files.formats.format_table import ENDINGS, SPECS, WRITABLE, Format, writable_format
from models.core.progress import Progress

ROOT: Final = Path(__file__).parents[4]

ANCHOR_MEMBER: Final = '    RAW = "camera raw"\n'
ANCHOR_SPEC: Final = "    Format.RAW: FormatSpec(\n"
ANCHOR_ENCODER: Final = "    Format.PNG: _encode_png,\n"

EDITS: Final = {
    "desktop/files/formats/format_table.py": (
        (ANCHOR_MEMBER, '    PPM = "ppm"\n'),
        (
            ANCHOR_SPEC,
            '    Format.PPM: FormatSpec((".ppm",), (b"P6",), writable=True, max_side=1000),\n',
        ),
    ),
    "desktop/files/export/encoders.py": (
        (
            ANCHOR_ENCODER,
            "    Format.PPM: lambda job: "
            "job.file.write(b'P6 %d %d 255 ' % (job.image.width, job.image.height)"
            " + job.image.write_to_memory()),\n",
        ),
    ),
}
"""All that a new format takes: a member with its FormatSpec, and an encoder."""

SCRIPT: Final = """
import sys
from dataclasses import replace
from pathlib import Path
import numpy as np
from desktop.document.document import Document
from desktop.document.photo import Metadata, Photo
from desktop.files.errors import TooLargeForFormat
from desktop.files.export.export_options import ExportOptions
from desktop.files.export.exporter import export
from desktop.files.formats.format_table import ENDINGS, Format, format_of_result, writable_format
from desktop.render.document_renderer import DocumentRenderer
from desktop.render.view_tile_cache import TileCache
from desktop.restoration.file_restorer import FORMATS
from models.core.progress import Progress

folder = Path(sys.argv[1])
pixels = np.random.default_rng(1).integers(0, 256, (20, 30, 3), np.uint8)
metadata = Metadata(xmp=b"<x/>", comments=(("Title", "a"),), dpi=(300.0, 300.0))
photo = Photo(folder / "a.png", "0" * 64, pixels, pixels[..., 0], False, metadata)
notices, rows = [], DocumentRenderer(TileCache(1 << 20)).rows
target, options = folder / "b.ppm", ExportOptions.fitting(photo, Format("ppm"))
export(Document(replace(photo, alpha=None)), target, options, rows, Progress())
assert target.read_bytes() == b"P6 30 20 255 " + pixels.tobytes()
progress = Progress(on_notice=notices.append)
export(Document(photo), folder / "c.ppm", options, rows, progress)
try:
    wide = replace(photo, pixels=np.zeros((1, 1001, 3), np.uint8), alpha=None)
    export(Document(wide), folder / "d.ppm", options, rows, Progress())
except TooLargeForFormat as error:
    assert error.most == 1000
else:
    raise AssertionError
assert writable_format(target) is format_of_result(target) is Format("ppm")
assert ".ppm" in ENDINGS and "ppm" in FORMATS
print(notices[0].lost)
"""


@pytest.fixture
def copied_tree(tmp_path: Path) -> Path:
    """Link the program into a folder, with an editable copy of desktop/files."""
    tree = tmp_path / "tree"
    (tree / "desktop").mkdir(parents=True)
    for name in ("models", "resources"):
        (tree / name).symlink_to(ROOT / name)
    for entry in (ROOT / "desktop").iterdir():
        if entry.name != "files":
            (tree / "desktop" / entry.name).symlink_to(entry)
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "desktop" / "files", tree / "desktop" / "files", ignore=ignored)
    return tree


def test_every_format_has_a_spec() -> None:
    assert set(SPECS) == set(Format)


def test_every_writable_format_has_an_encoder_and_no_other_has() -> None:
    assert set(ENCODERS) == set(WRITABLE)


@pytest.mark.parametrize("format", sorted(set(Format) - set(WRITABLE)))
def test_no_other_format_is_ever_written_in_place_of_one_without_encoder(format: Format) -> None:
    image = image_from_arrays(np.zeros((4, 5, 3), np.uint8), None, grey=False)
    file = BytesIO()
    with pytest.raises(ValueError, match=format.value):
        encode(image, Metadata(), ExportOptions(format), file, Progress())
    assert file.getvalue() == b""


def test_formats_that_are_written_are_named_by_their_suffix() -> None:
    for format in WRITABLE:
        assert writable_format(Path(f"a{format.suffix}")) is format


def test_no_suffix_belongs_to_two_formats() -> None:
    assert len(set(ENDINGS)) == len(ENDINGS)


def test_only_png_and_tiff_support_16_bits() -> None:
    assert {f.value for f in WRITABLE if f.spec.supports_16_bit} == {"png", "tiff"}
    assert all(8 in format.spec.bit_depths for format in WRITABLE)


@pytest.mark.skipif(sys.platform == "win32", reason="symbolic links need a privilege there")
def test_a_new_format_takes_one_spec_and_one_encoder(copied_tree: Path, tmp_path: Path) -> None:
    for name, insertions in EDITS.items():
        file = copied_tree / name
        text = file.read_text(encoding="utf-8")
        for anchor, line in insertions:
            assert anchor in text
            text = text.replace(anchor, line + anchor)
        file.write_text(text, encoding="utf-8")
    done = subprocess.run(
        (sys.executable, "-c", SCRIPT, str(tmp_path)),
        cwd=copied_tree,
        env={"PYTHONPATH": str(copied_tree), "PATH": "", "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    assert done.stdout.strip() == "XMP, comments, transparency, resolution"
