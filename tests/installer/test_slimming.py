"""Laws of what is left out of a frozen folder."""

import struct
from pathlib import Path

import pytest

from installer import icu
from installer.libraries import unneeded
from installer.modules import wanted, wanted_module
from installer.shipped import descriptions, shipped

HEADER = bytes([32, 0, 0xDA, 0x27, 20, 0, 0, 0, 0, 0, 2, 0]) + b"CmnD" + bytes(16)


def package(items: dict[str, bytes]) -> bytes:
    """As ICU's tools write it."""
    names, places, at = b"", [], 4 + 8 * len(items)
    for name in items:
        places.append(at + len(names))
        names += name.encode() + b"\0"
    at += len(names)
    gap = -at % 16
    contents, starts = b"", []
    for content in items.values():
        starts.append(at + gap + len(contents))
        contents += content + bytes(-len(content) % 16)
    table = b"".join(struct.pack("<II", *pair) for pair in zip(places, starts, strict=True))
    return HEADER + struct.pack("<I", len(items)) + table + names + bytes(gap) + contents


def test_icu_keeps_our_languages_and_what_has_none() -> None:
    items = {
        f"icudt73l/{name}": name.encode()
        for name in ("brkitr/char.brk", "coll/de.res", "coll/zh.res", "fr.res", "lang/de.res")
    }
    stays = {name: items[name] for name in ("icudt73l/brkitr/char.brk", "icudt73l/coll/de.res")}
    assert icu.reduced(package(items)) == package(stays)


@pytest.mark.parametrize(
    ("item", "stays"),
    [
        ("icudt73l/root.res", True),
        ("icudt73l/res_index.res", True),
        ("icudt73l/zoneinfo64.res", True),
        ("icudt73l/de_AT.res", True),
        ("icudt73l/ko.res", True),
        ("icudt73l/fr_CA.res", False),
        ("icudt73l/zone/pool.res", True),
        ("icudt73l/gb18030.cnv", False),
        ("icudt73l/brkitr/thaidict.dict", False),
        ("icudt73l/coll/ucadata.icu", True),
    ],
)
def test_which_of_icus_items_stay(item: str, stays: bool) -> None:
    assert icu.kept(item) == stays


def test_what_is_no_package_of_icu_is_refused() -> None:
    with pytest.raises(ValueError, match="ICU"):
        icu.reduced(bytes(64))


def test_libraries_that_only_need_each_other_go() -> None:
    program, used, lost, deeper = (
        Path(name) for name in ("program", "liba.so", "libb.so", "libc.so")
    )
    needs = {
        program: frozenset({"liba.so", "libsystem.so"}),
        used: frozenset[str](),
        lost: frozenset({"libc.so"}),
        deeper: frozenset({"libb.so"}),
    }
    assert unneeded(needs, (used, lost, deeper)) == {lost, deeper}


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
def test_which_libraries_go_into_the_folder(file: str, goes_in: bool) -> None:
    assert wanted(file) == goes_in


def test_only_the_grammars_that_are_used_go_in() -> None:
    assert wanted_module("pygments.lexers.python")
    assert wanted_module("pygments.lexers")
    assert not wanted_module("pygments.lexers.jvm")


def test_what_describes_a_distribution_lists_no_files() -> None:
    numpy = next(each for each in shipped("numpy"))
    assert {Path(file).name for file, _ in descriptions(numpy)} <= {"METADATA", "entry_points.txt"}
