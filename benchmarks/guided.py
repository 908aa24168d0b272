"""Fuzzing guided by coverage, of what is written in Python: tags, text and XMP of hostile files.

    pip install atheris
    python -m benchmarks.guided [options of libFuzzer, such as -max_total_time=3600] [corpus]

The decoders are C and are not instrumented in their wheels, so that guidance would be blind there;
`benchmarks.fuzz` tries those. What is raised beyond what each function promises ends the run.
"""

import sys
import tempfile
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import atheris

with atheris.instrument_imports(include=["desktop.files", "desktop.document"]):
    from desktop.document.recipe import Recipe
    from desktop.files.account import accounted
    from desktop.files.carrying import has_thumbnail, without_thumbnail
    from desktop.files.comments import comments_of
    from desktop.files.errors import PhotoError
    from desktop.files.formats import HEAD, Format, foreign, sniffed
    from desktop.files.metadata import orientation_in, upright_exif
    from desktop.files.outline import outline_of
    from desktop.files.places import without_place
    from desktop.files.raw import is_raw
    from desktop.files.tiff_tags import NoTags, described, resolution, serialised

from desktop.document.photo import Metadata

WHEN: Final = datetime(2026, 1, 1, tzinfo=UTC)
FILE: Final = Path(tempfile.gettempdir()) / "guided.bin"


def tags(content: bytes) -> None:
    with suppress(NoTags):
        serialised(described(content))
    orientation_in(upright_exif(content))
    resolution(content)
    has_thumbnail(without_thumbnail(content) or b"")


def words(content: bytes) -> None:
    accounted(content, Recipe(()), WHEN)
    without_place(Metadata(exif=content, xmp=content))
    with suppress(PhotoError):
        outline_of(content, FILE)


def files(content: bytes) -> None:
    sniffed(content[:HEAD])
    foreign(content[:HEAD])
    FILE.write_bytes(content)
    is_raw(FILE)
    for format in (Format.PNG, Format.JPEG, Format.GIF):
        comments_of(FILE, format)


DEEDS: Final = (tags, words, files)


def tasted(content: bytes) -> None:
    """The first byte chooses."""
    if content:
        DEEDS[content[0] % len(DEEDS)](content[1:])


if __name__ == "__main__":
    atheris.Setup(sys.argv, tasted)
    atheris.Fuzz()
