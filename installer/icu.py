"""ICU's data without the languages and tables that the program does not speak or ask for.

PySide6 for Linux brings all of ICU: 32 MB of data, of which Qt takes collation, letter case and
time zones; the rest of what it knows of languages is Qt's own. The format is that of ICU's source
(`common/ucmndata.h`): a header, a table of contents sorted by name, the items.
"""

import re
import struct
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Final

from installer.modules import LANGUAGES

PLACE: Final = Path("PySide6", "Qt", "lib")
MAGIC: Final = b"CmnD"
MAGIC_AT: Final = 12
ALIGNED: Final = 16

NEEDLESS_FOLDERS: Final = frozenset(("lang", "rbnf", "region", "translit", "unit"))
"""Names of languages and countries, numbers in words, scripts written in others, units: Qt has
tables of its own, or asks for none."""

NEEDLESS_KINDS: Final = (".cnv", ".dict", ".spp")
"""Encodings of old, dictionaries to break lines of Thai or Chinese, tables for names in networks:
Qt asks for none of the first two without being told to, and the program for none of the last."""

TABLES: Final = frozenset(("pool", "res_index", "root"))
LANGUAGE: Final = re.compile(r"[a-z]{2,3}(_\w+)?")


def reduce_library(library: Path) -> None:
    """Make ICU's library of data anew, with what is kept. Raises CalledProcessError."""
    with tempfile.TemporaryDirectory() as folder:
        data, source, made = (Path(folder, name) for name in ("data", "data.s", "data.o"))
        _run("objcopy", "-O", "binary", "--only-section=.rodata", str(library), str(data))
        data.write_bytes(reduced(data.read_bytes()))
        name = library.name
        source.write_text(_assembly(f"icudt{name.rpartition('.')[2]}_dat", data), encoding="utf-8")
        _run("as", str(source), "-o", str(made))
        _run("ld", "-shared", "-Bsymbolic", "-soname", name, "-o", str(library), str(made))


def reduced(package: bytes) -> bytes:
    """The package with the items that are `kept`. Raises ValueError for what is no package of
    this computer's byte order."""
    start = int.from_bytes(package[:2], "little")
    if package[MAGIC_AT : MAGIC_AT + 4] != MAGIC or package[8]:
        raise ValueError("not ICU's data")
    items = [(name, item) for name, item in _items(package[start:]) if kept(name)]
    return package[:start] + _packed(items)


def kept(name: str) -> bool:
    """Whether an item stays, by its name in the package, such as `icudt73l/coll/de.res`."""
    place = PurePosixPath(PurePosixPath(name).name)
    folders = PurePosixPath(name).parts[1:-1]
    if place.suffix in NEEDLESS_KINDS or not NEEDLESS_FOLDERS.isdisjoint(folders):
        return False
    if place.suffix != ".res" or place.stem in TABLES or not LANGUAGE.fullmatch(place.stem):
        return True
    return place.stem.partition("_")[0] in LANGUAGES


def _items(content: bytes) -> Iterator[tuple[str, bytes]]:
    (count,) = struct.unpack_from("<I", content)
    places = list(struct.iter_unpack("<II", content[4 : 4 + 8 * count]))
    ends = [at for _, at in places[1:]] + [len(content)]
    for (named, at), end in zip(places, ends, strict=True):
        name = content[named : content.index(b"\0", named)].decode("ascii")
        yield name, content[at:end]


def _packed(items: list[tuple[str, bytes]]) -> bytes:
    """Counts and places are in bytes from the start of the table."""
    names = [name.encode("ascii") + b"\0" for name, _ in items]
    at = 4 + 8 * len(items)
    name_places = [at := at + len(name) for name in (b"", *names)]
    filled = _filled(b"".join(names), name_places[0])
    at = name_places[0] + len(filled)
    contents = [_filled(item, 0) for _, item in items]
    places = [at := at + len(item) for item in (b"", *contents)]
    table = b"".join(struct.pack("<II", *pair) for pair in zip(name_places, places, strict=True))
    return struct.pack("<I", len(items)) + table[: 8 * len(items)] + filled + b"".join(contents)


def _filled(content: bytes, before: int) -> bytes:
    """With zeros behind it, so that what follows begins at a multiple of 16."""
    return content + bytes(-(before + len(content)) % ALIGNED)


def _assembly(symbol: str, data: Path) -> str:
    return f"""\
.section .rodata
.balign {ALIGNED}
.globl {symbol}
.type {symbol}, %object
.size {symbol}, {data.stat().st_size}
{symbol}:
.incbin "{data}"
.section .note.GNU-stack,"",%progbits
"""


def _run(*words: str) -> None:
    subprocess.run(words, check=True)
