"""Fuzzing guided by coverage, of what is written in Python: tags, text, XMP, recipes, answers of
the process that decodes, and the decoders of Pillow that are not C.

    pip install atheris
    python -m benchmarks.reliability.guided_fuzzing [-max_total_time=3600] corpus

The folder, which is made and sown with sound files where there is none, keeps what is found. Other
decoders are not instrumented in their wheels, so that guidance would be blind there;
`benchmarks.reliability.file_fuzzing` tries those. What is raised beyond what each function
promises ends the run.
"""

import pickle
import sys
import tempfile
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import atheris

with atheris.instrument_imports(include=["desktop.files", "desktop.document", "PIL"]):
    from desktop.document.recipe import DamagedRecipe, Recipe, RecipeStep
    from desktop.files.decoding.decoders import open_image
    from desktop.files.decoding.raw_detection import is_raw
    from desktop.files.decoding.tiff_variants import tiff_kind
    from desktop.files.errors import PhotoError
    from desktop.files.formats.formats import HEAD, Format, detect_format, unsupported_format_name
    from desktop.files.metadata.comments import extract_comments
    from desktop.files.metadata.exif_thumbnail import (
        has_thumbnail,
        with_thumbnail,
        without_thumbnail,
    )
    from desktop.files.metadata.extract import orientation_in, upright_exif
    from desktop.files.metadata.gps import without_gps
    from desktop.files.metadata.tiff_ifd import NoTags, build_description, resolution, serialise_ifd
    from desktop.files.metadata.xmp_history import with_xmp_history
    from desktop.files.project.document_json import outline_from_json
    from desktop.files.reading.messages import DecodeProgress, InvalidReply, parse_reply

from benchmarks.reliability.mutations import originals
from desktop.document.photo import Metadata
from models.core.plan import Step

WHEN: Final = datetime(2026, 1, 1, tzinfo=UTC)
FILE: Final = Path(tempfile.gettempdir()) / "guided.bin"


def tags(content: bytes) -> None:
    with suppress(NoTags):
        serialise_ifd(build_description(content))
    orientation_in(upright_exif(content))
    resolution(content)
    has_thumbnail(without_thumbnail(content) or b"")
    with_thumbnail(content, b"small")


def words(content: bytes) -> None:
    with_xmp_history(content, Recipe(()), WHEN)
    without_gps(Metadata(exif=content, xmp=content))
    with suppress(PhotoError):
        outline_from_json(content, FILE)


def files(content: bytes) -> None:
    detect_format(content[:HEAD])
    unsupported_format_name(content[:HEAD])
    FILE.write_bytes(content)
    is_raw(FILE)
    tiff_kind(FILE, content[-1] % 3 if content else 0)
    for format in (Format.PNG, Format.JPEG, Format.GIF):
        extract_comments(FILE, format)


def recipes(content: bytes) -> None:
    with suppress(DamagedRecipe, UnicodeDecodeError):
        str(Recipe.from_text(content.decode()).toml)


def answers(content: bytes) -> None:
    with suppress(InvalidReply):
        parse_reply(content)


def pictures(content: bytes) -> None:
    """Those that Pillow takes apart."""
    kind = detect_format(content[:HEAD])
    if kind in (Format.BMP, Format.PSD, Format.JP2):
        FILE.write_bytes(content)
        with suppress(PhotoError):
            open_image(FILE, kind)


DEEDS: Final = (tags, words, files, recipes, answers, pictures)


def tasted(content: bytes) -> None:
    """The first byte chooses."""
    if content:
        DEEDS[content[0] % len(DEEDS)](content[1:])


def sow(corpus: Path) -> None:
    """Sound files, each for every deed."""
    recipe = Recipe((RecipeStep("Fade", Step("denoise", {"strength": 0.8}), 0.5),))
    words = {"recipe": recipe.toml.encode(), "answer": pickle.dumps(DecodeProgress(0.5))}
    corpus.mkdir()
    for name, content in (originals() | words).items():
        for number, deed in enumerate(DEEDS):
            (corpus / f"{name}-{deed.__name__}").write_bytes(bytes([number]) + content)


if __name__ == "__main__":
    folder = Path(sys.argv[-1])
    if not folder.is_dir():
        sow(folder)
    atheris.Setup(sys.argv, tasted)
    atheris.Fuzz()
