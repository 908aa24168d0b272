"""Reduction of ICU's data to the languages and tables that the program uses.

PySide6 for Linux contains all of ICU: 32 MB of data, of which Qt uses collation, letter case and
time zones; Qt has other language data of its own. The format is that of ICU's source
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

ICU_FOLDER: Final = Path("PySide6", "Qt", "lib")
"""Folder of ICU's libraries in the frozen folder."""
MAGIC: Final = b"CmnD"
"""Magic bytes that mark an ICU data package."""
MAGIC_OFFSET: Final = 12
"""Offset of the magic bytes in an ICU data package."""
ALIGNMENT: Final = 16
"""Multiple, in bytes, at which the items of an ICU data package begin."""

UNUSED_FOLDERS: Final = frozenset(("lang", "rbnf", "region", "translit", "unit"))
"""Folders of an ICU data package that are removed.

They contain names of languages and countries, numbers in words, transliteration and units: Qt has
tables of its own, or does not use them.
"""

UNUSED_SUFFIXES: Final = (".cnv", ".dict", ".spp")
"""Suffixes of the items of an ICU data package that are removed.

They are legacy encodings, dictionaries to break lines of Thai or Chinese, and tables for network
names: Qt uses the first two only on request, and the program does not use the last.
"""

TABLES: Final = frozenset(("pool", "res_index", "root"))
"""Stems of resource files whose names are not those of a language."""
LANGUAGE: Final = re.compile(r"[a-z]{2,3}(_\w+)?")
"""Pattern of the stems of language resource files."""


def reduce_library(library: Path) -> None:
    """Rebuild ICU's data library with the reduced package. Raises: CalledProcessError."""
    with tempfile.TemporaryDirectory() as folder:
        data, source, object_file = (Path(folder, name) for name in ("data", "data.s", "data.o"))
        _run("objcopy", "-O", "binary", "--only-section=.rodata", str(library), str(data))
        data.write_bytes(reduce_package(data.read_bytes()))
        name = library.name
        source.write_text(_assembly(f"icudt{name.rpartition('.')[2]}_dat", data), encoding="utf-8")
        _run("as", str(source), "-o", str(object_file))
        _run("ld", "-shared", "-Bsymbolic", "-soname", name, "-o", str(library), str(object_file))


def reduce_package(package: bytes) -> bytes:
    """Return an ICU data package with only the items that `is_kept` names.

    Raises: ValueError if it is no package in this computer's byte order."""
    start = int.from_bytes(package[:2], "little")
    if package[MAGIC_OFFSET : MAGIC_OFFSET + 4] != MAGIC or package[8]:
        raise ValueError("not ICU's data")
    items = [(name, item) for name, item in _items(package[start:]) if is_kept(name)]
    return package[:start] + _pack(items)


def is_kept(name: str) -> bool:
    """Return whether an item of ICU's data is kept, by a name such as `icudt73l/coll/de.res`."""
    path = PurePosixPath(PurePosixPath(name).name)
    folders = PurePosixPath(name).parts[1:-1]
    if path.suffix in UNUSED_SUFFIXES or not UNUSED_FOLDERS.isdisjoint(folders):
        return False
    if path.suffix != ".res" or path.stem in TABLES or not LANGUAGE.fullmatch(path.stem):
        return True
    return path.stem.partition("_")[0] in LANGUAGES


def _items(content: bytes) -> Iterator[tuple[str, bytes]]:
    (count,) = struct.unpack_from("<I", content)
    entries = list(struct.iter_unpack("<II", content[4 : 4 + 8 * count]))
    ends = [offset for _, offset in entries[1:]] + [len(content)]
    for (name_offset, offset), end in zip(entries, ends, strict=True):
        name = content[name_offset : content.index(b"\0", name_offset)].decode("ascii")
        yield name, content[offset:end]


def _pack(items: list[tuple[str, bytes]]) -> bytes:
    """Pack ICU items behind a table of contents; offsets are in bytes from its start."""
    names = [name.encode("ascii") + b"\0" for name, _ in items]
    offset = 4 + 8 * len(items)
    name_offsets = [offset := offset + len(name) for name in (b"", *names)]
    filled = _pad(b"".join(names), name_offsets[0])
    offset = name_offsets[0] + len(filled)
    contents = [_pad(item, 0) for _, item in items]
    entries = [offset := offset + len(item) for item in (b"", *contents)]
    table = b"".join(struct.pack("<II", *pair) for pair in zip(name_offsets, entries, strict=True))
    return struct.pack("<I", len(items)) + table[: 8 * len(items)] + filled + b"".join(contents)


def _pad(content: bytes, size_before: int) -> bytes:
    """Pad content with zeros to a multiple of 16 bytes in all, `size_before` included."""
    return content + bytes(-(size_before + len(content)) % ALIGNMENT)


def _assembly(symbol: str, data: Path) -> str:
    return f"""\
.section .rodata
.balign {ALIGNMENT}
.globl {symbol}
.type {symbol}, %object
.size {symbol}, {data.stat().st_size}
{symbol}:
.incbin "{data}"
.section .note.GNU-stack,"",%progbits
"""


def _run(*command: str) -> None:
    subprocess.run(command, check=True)
