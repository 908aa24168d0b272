"""Tests of what is left out of a frozen folder."""

import struct
from pathlib import Path

import pytest

from installer import icu
from installer.libraries import find_unneeded
from installer.modules import is_wanted, is_wanted_module
from installer.shipped import metadata_files, shipped_distributions

HEADER = bytes([32, 0, 0xDA, 0x27, 20, 0, 0, 0, 0, 0, 2, 0]) + b"CmnD" + bytes(16)


def package(items: dict[str, bytes]) -> bytes:
    """Build an ICU data package as ICU's tools write it."""
    names, offsets, offset = b"", [], 4 + 8 * len(items)
    for name in items:
        offsets.append(offset + len(names))
        names += name.encode() + b"\0"
    offset += len(names)
    gap = -offset % 16
    contents, starts = b"", []
    for content in items.values():
        starts.append(offset + gap + len(contents))
        contents += content + bytes(-len(content) % 16)
    table = b"".join(struct.pack("<II", *pair) for pair in zip(offsets, starts, strict=True))
    return HEADER + struct.pack("<I", len(items)) + table + names + bytes(gap) + contents


def test_icu_keeps_shipped_languages_and_language_free_items() -> None:
    items = {
        f"icudt73l/{name}": name.encode()
        for name in ("brkitr/char.brk", "coll/de.res", "coll/sv.res", "nl.res", "lang/de.res")
    }
    stays = {name: items[name] for name in ("icudt73l/brkitr/char.brk", "icudt73l/coll/de.res")}
    assert icu.reduce_package(package(items)) == package(stays)


@pytest.mark.parametrize(
    ("item", "stays"),
    [
        ("icudt73l/root.res", True),
        ("icudt73l/res_index.res", True),
        ("icudt73l/zoneinfo64.res", True),
        ("icudt73l/de_AT.res", True),
        ("icudt73l/ko.res", True),
        ("icudt73l/nl_BE.res", False),
        ("icudt73l/zone/pool.res", True),
        ("icudt73l/gb18030.cnv", False),
        ("icudt73l/brkitr/thaidict.dict", False),
        ("icudt73l/coll/ucadata.icu", True),
    ],
)
def test_is_kept_selects_icu_items(item: str, stays: bool) -> None:
    assert icu.is_kept(item) == stays


def test_other_data_than_icu_is_refused() -> None:
    with pytest.raises(ValueError, match="ICU"):
        icu.reduce_package(bytes(64))


def test_libraries_that_only_need_each_other_are_unneeded() -> None:
    program, used, unused, indirectly_unused = (
        Path(name) for name in ("program", "liba.so", "libb.so", "libc.so")
    )
    needs = {
        program: frozenset({"liba.so", "libsystem.so"}),
        used: frozenset[str](),
        unused: frozenset({"libc.so"}),
        indirectly_unused: frozenset({"libb.so"}),
    }
    assert find_unneeded(needs, (used, unused, indirectly_unused)) == {unused, indirectly_unused}


@pytest.mark.parametrize(
    ("file", "goes_in"),
    [
        ("libfontconfig.so.1", False),
        ("libxcb.so.1", False),
        ("libxcb-cursor.so.0", True),
        ("libX11-xcb.so.1", False),
        ("PIL/_avif.cpython-311-x86_64-linux-gnu.so", False),
        ("PIL/_imaging.cpython-311-x86_64-linux-gnu.so", True),
        ("PySide6/Qt/plugins/imageformats/libqjpeg.so", True),
        ("PySide6/plugins/imageformats/qtiff.dll", False),
        ("onnx/onnx_cpp2py_export.cpython-311-x86_64-linux-gnu.so", True),
    ],
)
def test_is_wanted_selects_libraries(file: str, goes_in: bool) -> None:
    assert is_wanted(file) == goes_in


def test_only_used_lexers_are_wanted() -> None:
    assert is_wanted_module("pygments.lexers.python")
    assert is_wanted_module("pygments.lexers")
    assert not is_wanted_module("pygments.lexers.jvm")


def test_shipped_metadata_has_no_file_list() -> None:
    numpy = next(each for each in shipped_distributions("numpy"))
    assert {Path(file).name for file, _ in metadata_files(numpy)} <= {
        "METADATA",
        "entry_points.txt",
    }
