"""Work that survives a crash: a journal beside the scratch files, and what becomes of it.

The journal of a document is its text and the names of the files where its patches and masks lie.
Large patches lie in the scratch folder anyway and only get a second name there, so keeping them
costs nothing; the photo itself is read again from its own file.
"""

import json
import os
import shutil
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from desktop.document.document import Document
from desktop.document.layer import Layer, Patch
from desktop.document.mask import Mask
from desktop.document.photo import Photo
from desktop.files.errors import DamagedProject, NotFound, OriginalChanged
from desktop.files.project.document_json import (
    LayerOutline,
    Outline,
    document_to_json,
    outline_from_json,
)
from desktop.files.reading.protocol import ReadPhoto
from desktop.files.storage.atomic_write import atomic_write
from desktop.files.storage.file_lock import FileLock
from desktop.files.storage.scratch import Scratch, file_of, left_behind, remove_scratch
from models.core.progress import Progress

JOURNAL: Final = "journal.json"
PATCH: Final = ".patch"
MASK: Final = ".mask"

_SIXTEEN: Final = np.dtype(np.uint16)
_STRIP: Final = 1 << 22
_ROOM: Final = 1 << 20


class Journal:
    """Keeps one document at a time in the scratch folder of its program. Used by one thread at a
    time."""

    def __init__(self, scratch: Scratch) -> None:
        self._folder = scratch.folder

    def keep(self, document: Document, project: Path | None) -> None:
        """A crash would lose this document; `project` is the file it belongs to, if there is one.
        Raises PhotoError, and then the journal is what it was."""
        needed = set(_put_parts(document, self._folder))
        text = json.dumps(_fields(document, project, self._folder))
        with atomic_write(self._folder / JOURNAL, overwrite=True, needed=_ROOM) as file:
            file.write(text.encode("ascii"))
        for part in self._folder.iterdir():
            if part.suffix in (PATCH, MASK) and part.name not in needed:
                part.unlink(missing_ok=True)

    def clear(self) -> None:
        """A crash would lose nothing."""
        with suppress(OSError):
            (self._folder / JOURNAL).unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class RecoverableSession:
    """What a program that ended badly had not saved: `name` of the photo, `project` it belongs to
    if any, when it was last kept. Nobody else is offered it until it is released."""

    hold: FileLock
    name: str
    project: Path | None
    kept: datetime

    @property
    def folder(self) -> Path:
        return self.hold.path.parent

    def release(self) -> None:
        """Leave it for another time."""
        self.hold.release()

    def discard(self) -> None:
        """It is not wanted, or safe elsewhere. Where it cannot be removed it stays for another
        time."""
        with suppress(OSError):
            (self.folder / JOURNAL).unlink(missing_ok=True)
        remove_scratch(self.hold)


def find_recoverable(parent: Path) -> tuple[RecoverableSession, ...]:
    """What can be recovered, the latest first; scratch folders without a journal are removed."""
    found = []
    for hold in left_behind(parent):
        journal = hold.path.with_name(JOURNAL)
        if not journal.exists():
            remove_scratch(hold)
        elif (leftover := _leftover(hold, journal)) is not None:
            found.append(leftover)
    return tuple(sorted(found, key=lambda leftover: leftover.kept, reverse=True))


def prepare_scratch_root(parent: Path) -> Path:
    """The folder, made where there is none, without what nobody needs any more."""
    parent.mkdir(parents=True, exist_ok=True)
    for leftover in find_recoverable(parent):
        leftover.release()
    return parent


def recover_document(
    leftover: RecoverableSession, scratch: Scratch, progress: Progress, read: ReadPhoto
) -> Document:
    """The document as it was last kept; layers whose patch is lost can be run again. The leftover
    stays as it is. Raises DamagedProject, OriginalChanged and what `read` raises."""
    journal = leftover.folder / JOURNAL
    fields = _read(journal)
    outline = outline_from_json(
        str(fields.get("outline")).encode("utf-8", "surrogatepass"), journal
    )
    source = Path(str(fields.get("source")))
    kept = _brought(leftover.folder / str(fields["kept"]), scratch) if fields.get("kept") else None
    if source.parent == leftover.folder:
        source = _brought(source, scratch)
    photo = _photo(outline, source, kept, scratch, progress, read)
    regions = fields.get("regions", {})
    parts = _Parts(leftover.folder, photo, scratch)
    layers = (_layer(each, regions.get(each.layer.id), parts) for each in outline.layers)
    return Document(photo, tuple(layers)).with_transform(outline.frame)


def _fields(document: Document, project: Path | None, folder: Path) -> dict[str, Any]:
    photo = document.photo
    return {
        "outline": document_to_json(document, folder),
        "regions": {e.id: e.mask.key for e in document.layers if e.mask is not None},
        "source": str(photo.source.absolute()),
        "kept": photo.kept.name if photo.kept else None,
        "project": str(project.absolute()) if project else None,
    }


def _put_parts(document: Document, folder: Path) -> Iterator[str]:
    """Write what is not there yet; the names of all."""
    for layer in document.layers:
        if layer.patch is not None:
            yield _put_patch(layer.patch, folder / f"{layer.patch.key}{PATCH}")
        if layer.mask is not None:
            yield _put_mask(layer.mask, folder / f"{layer.mask.key}{MASK}")


def _put_patch(patch: Patch, part: Path) -> str:
    if part.exists():
        return part.name
    file = file_of(patch.pixels)
    if isinstance(patch.pixels, np.memmap):
        patch.pixels.flush()
    if file is not None:
        with suppress(OSError):
            os.link(file, part)
            return part.name
    with atomic_write(part, overwrite=True, needed=patch.pixels.nbytes) as written:
        for strip in _strips(patch.pixels):
            written.write(strip)
    return part.name


def _put_mask(region: Mask, part: Path) -> str:
    """Packed: most of a mask is alike."""
    if not part.exists():
        packer, values = zlib.compressobj(1), region.values
        with atomic_write(part, overwrite=True, needed=values.nbytes) as written:
            for strip in _strips(values):
                written.write(packer.compress(strip))
            written.write(packer.flush())
    return part.name


def _strips(array: NDArray[Any]) -> Iterator[bytes]:
    rows = max(_STRIP // max(array[:1].nbytes, 1), 1)
    for top in range(0, len(array), rows):
        yield np.ascontiguousarray(array[top : top + rows]).tobytes()


def _leftover(hold: FileLock, journal: Path) -> RecoverableSession | None:
    """None where nothing can be made of it; it stays on disk for a person to look at."""
    try:
        fields = _read(journal)
        when = datetime.fromtimestamp(journal.stat().st_mtime, UTC)
        project = fields.get("project")
        name = Path(str(fields["source"])).name
        return RecoverableSession(hold, name, Path(str(project)) if project else None, when)
    except (DamagedProject, OSError, KeyError):
        hold.release()
        return None


def _read(journal: Path) -> dict[str, Any]:
    try:
        fields = json.loads(journal.read_bytes())
    except (OSError, ValueError, RecursionError) as error:
        raise DamagedProject(journal, str(error)) from error
    if not isinstance(fields, dict):
        raise DamagedProject(journal, JOURNAL)
    return fields


def _brought(file: Path, scratch: Scratch) -> Path:
    """The same bytes in our own scratch folder. Raises OriginalChanged where they are gone."""
    ours = scratch.file().with_suffix(file.suffix)
    try:
        try:
            os.link(file, ours)
        except OSError:
            shutil.copyfile(file, ours)
    except OSError as error:
        raise OriginalChanged(file) from error
    return ours


def _photo(
    outline: Outline,
    source: Path,
    kept: Path | None,
    scratch: Scratch,
    progress: Progress,
    read: ReadPhoto,
) -> Photo:
    where = kept or source
    try:
        photo = read(where, scratch, progress, outline.page)
    except NotFound as error:
        raise OriginalChanged(where) from error
    if photo.sha256 != outline.sha256:
        raise OriginalChanged(where)
    return replace(photo, source=source, kept=kept)


def _layer(outline: LayerOutline, region: str | None, parts: "_Parts") -> Layer:
    """A patch without its mask would act everywhere, so it is left out with it."""
    layer = outline.layer
    if outline.masked:
        layer = replace(layer, mask=parts.region(region or ""))
        if layer.mask is None:
            return layer.with_visible(visible=False)
    return replace(layer, patch=parts.patch(outline))


@dataclass(frozen=True, slots=True)
class _Parts:
    """Patches and masks of one photo in the folder of a leftover; None where they are lost."""

    folder: Path
    photo: Photo
    scratch: Scratch

    def patch(self, outline: LayerOutline) -> Patch | None:
        key = outline.patch_key or ""
        try:
            ours = _brought(self.folder / f"{key}{PATCH}", self.scratch)
            size = self.photo.whole.scaled(outline.layer.scale)
            pixels = self.scratch.adopt_file(ours, (size.h, size.w, 3), _SIXTEEN)
            return outline.patch(key, pixels)
        except (OriginalChanged, OSError, ValueError):
            return None

    def region(self, key: str) -> Mask | None:
        """One whose values are what its key says."""
        try:
            packed = (self.folder / f"{key}{MASK}").read_bytes()
            size = self.photo.width * self.photo.height * 4
            values = np.frombuffer(zlib.decompressobj().decompress(packed, size), np.float32)
            region = Mask.of(values.reshape(self.photo.height, self.photo.width))
        except (OSError, ValueError, zlib.error):
            return None
        return region if region.key == key else None
