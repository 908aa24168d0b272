"""Coverage-guided fuzzing of the parsers and decoders that are written in Python.

    pip install atheris
    python -m benchmarks.reliability.guided_fuzzing [-max_total_time=3600] corpus

Covered are the program's own files (projects, recipes, settings, queues, journals, model cards and
step times), tags, text, XMP with sidecars, replies of the decoder process, and the decoders of
Pillow that are not C. The corpus folder keeps new inputs; a missing one is created with valid
files. The wheels of other decoders are not instrumented, so that no coverage can guide the search
in them; `benchmarks.reliability.file_fuzzing` tries those. Any exception that a function does not
document ends the run, and so does a file of the program's own that is refused without a sentence or
lost. Works on Python 3.11 to 3.13 under Linux and macOS.
"""

import pickle
import random
import sys
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Final

import atheris

with atheris.instrument_imports(
    include=[
        *("desktop.files", "desktop.document", "desktop.restoration", "desktop.settings"),
        *("models.catalog", "models.core", "models.processes", "PIL", "tomllib", "zipfile"),
    ]
):
    from benchmarks.reliability.own_file_readers import place_file, read_and_judge
    from desktop.document.recipe import DamagedRecipe, Recipe, RecipeStep
    from desktop.files.decoding.camera_raw_detection import is_raw
    from desktop.files.decoding.decoder_choice import open_image
    from desktop.files.decoding.tiff_variants import find_tiff_page
    from desktop.files.errors import PhotoError
    from desktop.files.formats.format_table import (
        HEAD,
        Format,
        detect_format,
        unsupported_format_name,
    )
    from desktop.files.metadata.exif_geometry import map_exif
    from desktop.files.metadata.exif_thumbnail import (
        has_thumbnail,
        with_thumbnail,
        without_thumbnail,
    )
    from desktop.files.metadata.extended_xmp import join_extended_xmp, split_extended_xmp
    from desktop.files.metadata.extract_metadata import orientation_in, upright_exif
    from desktop.files.metadata.gps_removal import tells_place, without_places
    from desktop.files.metadata.picture_mapping import PictureMapping
    from desktop.files.metadata.readers.reader_choice import READERS
    from desktop.files.metadata.tiff_ifd import NoTags, build_description, resolution, serialise_ifd
    from desktop.files.metadata.xmp_geometry import map_xmp
    from desktop.files.metadata.xmp_history import with_xmp_history
    from desktop.files.metadata.xmp_packet import DamagedXmp
    from desktop.files.metadata.xmp_sidecar import merge_sidecar
    from desktop.files.project.document_json import outline_from_json
    from desktop.files.reading.decoder_messages import REPLY_NAMES, DecodeProgress
    from models.processes.engine_messages import InvalidMessage, parse_listed

from benchmarks.reliability.mutations import originals
from benchmarks.reliability.structured_fuzzing import MUTATIONS, mutate_file, valid_files
from desktop.document.photo import Metadata
from models.core.plan import Step

WHEN: Final = datetime(2026, 1, 1, tzinfo=UTC)
"""Time that is written into the XMP history of fuzzed packets."""

FOLDER: Final = Path(tempfile.gettempdir()) / "guided"
"""Folder with the photo to which the journals in the corpus belong."""

SIDECAR: Final = (
    b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description '
    b'rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" dc:source="a"/></rdf:RDF>'
)
"""Packet with one property."""

FILE: Final = Path(tempfile.gettempdir()) / "guided.bin"
"""File into which an input is written for parsers that need a path."""


def fuzz_tags(content: bytes) -> None:
    """Parse and rewrite EXIF tags."""
    with suppress(NoTags):
        serialise_ifd(build_description(content))
    orientation_in(upright_exif(content))
    resolution(content)
    has_thumbnail(without_thumbnail(content) or b"")
    with_thumbnail(content, b"small")


def fuzz_text(content: bytes) -> None:
    """Parse XMP, position tags and the document JSON of projects."""
    with_xmp_history(content, Recipe(()), WHEN)
    metadata = Metadata(exif=content, xmp=content, iptc=content)
    without_places(metadata)
    tells_place(metadata)
    turned = PictureMapping.of_orientation(6, (30, 20))
    map_exif(content, turned)
    with suppress(DamagedXmp):
        map_xmp(content, turned)
    with suppress(DamagedXmp):
        merge_sidecar(SIDECAR, content)
    with suppress(DamagedXmp):
        merge_sidecar(content, SIDECAR)
    join_extended_xmp(content, [content])
    split_extended_xmp(content, len(content) // 2)
    with suppress(PhotoError):
        outline_from_json(content, FILE)


def fuzz_files(content: bytes) -> None:
    """Detect file formats and read metadata."""
    detect_format(content[:HEAD])
    unsupported_format_name(content[:HEAD])
    FILE.write_bytes(content)
    is_raw(FILE)
    find_tiff_page(FILE, content[-1] % 3 if content else 0)
    for reader in READERS.values():
        reader(FILE)


def fuzz_own_file(kind: str, content: bytes) -> None:
    """Read a file of this kind of the program's own. Raises: AssertionError for a fault."""
    with tempfile.TemporaryDirectory() as name:
        path = place_file(kind, Path(name))
        path.write_bytes(content)
        result = read_and_judge(kind, path, Path(name))
    assert result in ("read", "refused"), f"{kind}: {result}"


def fuzz_recipes(content: bytes) -> None:
    """Parse and rewrite recipes."""
    with suppress(DamagedRecipe, UnicodeDecodeError):
        str(Recipe.from_text(content.decode()).toml)


def fuzz_replies(content: bytes) -> None:
    """Parse replies of the decoder process."""
    with suppress(InvalidMessage):
        parse_listed(content, REPLY_NAMES)


def fuzz_pictures(content: bytes) -> None:
    """Decode pictures of the formats that Pillow decodes in Python."""
    kind = detect_format(content[:HEAD])
    if kind in (Format.BMP, Format.PSD, Format.JP2):
        FILE.write_bytes(content)
        with suppress(PhotoError):
            open_image(FILE, kind)


TARGETS: Final[Mapping[str, Callable[[bytes], None]]] = {
    "tags": fuzz_tags,
    "text": fuzz_text,
    "files": fuzz_files,
    "recipes": fuzz_recipes,
    "replies": fuzz_replies,
    "pictures": fuzz_pictures,
    **{kind: partial(fuzz_own_file, kind) for kind in MUTATIONS},
}
"""Functions that are fuzzed, by name; the first byte of an input selects one."""


def fuzz_one(content: bytes) -> None:
    """Pass an input, without its first byte, to the function that this byte selects."""
    if content:
        tuple(TARGETS.values())[content[0] % len(TARGETS)](content[1:])


def mutate(content: bytes, most: int, seed: int) -> bytes:
    """Change an input, and a tree of an own file, by `seed`; the result has `most` bytes."""
    kind = tuple(TARGETS)[content[0] % len(TARGETS)] if content else ""
    if kind in MUTATIONS and seed % 2:
        mutant = mutate_file(kind, content[1:], random.Random(seed))  # noqa: S311
        if len(mutant) < most:
            return content[:1] + mutant
    changed: bytes = atheris.Mutate(content, most)
    return changed


def create_corpus(corpus: Path) -> None:
    """Write valid files: of photos one for each function in `TARGETS`, others for their own."""
    recipe = Recipe((RecipeStep("Fade", Step("denoise", {"strength": 0.8}), 0.5),))
    texts = {"recipe": recipe.toml.encode(), "answer": pickle.dumps(DecodeProgress(0.5))}
    corpus.mkdir()
    for name, content in (originals() | texts).items():
        for number, target in enumerate(TARGETS):
            if target not in MUTATIONS:
                (corpus / f"{name}-{target}").write_bytes(bytes([number]) + content)
    FOLDER.mkdir(exist_ok=True)
    valid = valid_files(FOLDER)
    for number, target in enumerate(TARGETS):
        if target in MUTATIONS:
            (corpus / f"own-{target}").write_bytes(bytes([number]) + valid[target])


if __name__ == "__main__":
    folder = Path(sys.argv[-1])
    if not folder.is_dir():
        create_corpus(folder)
    atheris.Setup(sys.argv, fuzz_one, custom_mutator=mutate)
    atheris.Fuzz()
