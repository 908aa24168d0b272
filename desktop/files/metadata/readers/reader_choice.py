"""Choice of the reader of a file's metadata; formats without one are left to libvips."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from desktop.files.formats.format_table import Format
from desktop.files.metadata.metadata_blocks import MAX_TOTAL_BYTES, FileBlocks
from desktop.files.metadata.readers.gif_reader import read_gif
from desktop.files.metadata.readers.jpeg2000_reader import read_jp2
from desktop.files.metadata.readers.jpeg_reader import read_jpeg
from desktop.files.metadata.readers.png_reader import read_png

_PSD_HEADER: Final = 26
"""Bytes before the colour mode section, which precedes the image resources."""


def read_psd(path: Path) -> FileBlocks:
    """Read the image resources of a PSD file (Adobe Photoshop file formats). Raises: OSError."""
    with path.open("rb") as file:
        file.seek(_PSD_HEADER)
        file.seek(int.from_bytes(file.read(4), "big"), 1)
        size = int.from_bytes(file.read(4), "big")
        return FileBlocks(resources=file.read(min(size, MAX_TOTAL_BYTES)) or None)


READERS: Final[Mapping[Format, Callable[[Path], FileBlocks]]] = {
    Format.PNG: read_png,
    Format.JPEG: read_jpeg,
    Format.GIF: read_gif,
    Format.JP2: read_jp2,
    Format.PSD: read_psd,
}
"""Readers of formats for which libvips is not complete."""
