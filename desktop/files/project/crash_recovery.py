"""Recovery after a crash: the journal of the open document, and loading what it describes.

A journal is the document's JSON and the names of the files of its patches and masks. Large patches
are in the scratch folder anyway and only get a second name there, so keeping them costs nothing.
The photo is read again from its own file. Like `document_json` this needs lone surrogates in JSON,
which msgspec rejects.
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
from desktop.files.errors import (
    BrokenLink,
    DamagedProject,
    NewerProject,
    NotAFolder,
    NotFound,
    OriginalChanged,
)
from desktop.files.notices import SetAside
from desktop.files.project.document_json import (
    LayerOutline,
    Outline,
    document_to_json,
    outline_from_json,
)
from desktop.files.reading.reader_protocols import ReadOptions, ReadPhoto
from desktop.files.storage.atomic_write import atomic_write
from desktop.files.storage.scratch_files import (
    Scratch,
    backing_file,
    claim_abandoned_scratch,
    remove_forgotten_scratch,
    remove_scratch,
)
from models.core.progress import Notice, Progress
from models.file_io.bounded_files import read_small_file
from models.processes.file_lock import FileLock

JOURNAL: Final = "journal.json"
"""Name of the journal in a scratch folder."""

DAMAGED: Final = "damaged-"
"""Prefix of the name of a scratch folder whose journal cannot be read."""

PATCH: Final = ".patch"
MASK: Final = ".mask"
"""Suffixes of files of patches and masks in a scratch folder."""

_MAX_JOURNAL_BYTES: Final = 64 << 20
"""Bytes of the largest journal that is read."""

_PATCH_DTYPE: Final = np.dtype(np.uint16)
_STRIP: Final = 1 << 22
"""Number of bytes that are written at a time."""

_JOURNAL_BYTES: Final = 1 << 20
"""Bytes reported as needed if the disk is too full for the journal."""


class Journal:
    """Journal of the open document in the program's scratch folder; not thread-safe."""

    def __init__(self, scratch: Scratch) -> None:
        self._folder = scratch.folder

    def keep(self, document: Document, project: Path | None) -> None:
        """Record a document that a crash would lose; `project` is its file, None if it has none.

        Raises: PhotoError; the journal is unchanged then."""
        needed = set(_write_parts(document, self._folder))
        text = json.dumps(_journal_to_json(document, project, self._folder))
        with atomic_write(self._folder / JOURNAL, overwrite=True, needed=_JOURNAL_BYTES) as file:
            file.write(text.encode("ascii"))
        for part in self._folder.iterdir():
            if part.suffix in (PATCH, MASK) and part.name not in needed:
                part.unlink(missing_ok=True)

    def clear(self) -> None:
        """Remove the journal, as a crash would lose nothing."""
        with suppress(OSError):
            (self._folder / JOURNAL).unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class RecoverableSession:
    """Unsaved document of a crashed program, locked for this process until `release`.

    `name` is that of the photo, `project` its project file or None, `kept` the time of the
    journal."""

    lock: FileLock
    name: str
    project: Path | None
    kept: datetime

    @property
    def folder(self) -> Path:
        """Scratch folder of the program that crashed."""
        return self.lock.path.parent

    def release(self) -> None:
        """Unlock the session and keep it, to be offered again later."""
        self.lock.release()

    def discard(self) -> None:
        """Delete the session; if that fails it is offered again later."""
        with suppress(OSError):
            (self.folder / JOURNAL).unlink(missing_ok=True)
        remove_scratch(self.lock)


def find_recoverable(
    parent: Path, notices: list[Notice] | None = None
) -> tuple[RecoverableSession, ...]:
    """Lock and list the sessions that can be recovered, the latest first.

    Abandoned scratch folders without a journal are removed. A damaged journal's folder is renamed
    and reported in `notices`; without `notices` it stays."""
    sessions = []
    for lock in claim_abandoned_scratch(parent):
        journal = lock.path.with_name(JOURNAL)
        if not os.path.lexists(journal):
            remove_scratch(lock)
            continue
        try:
            sessions.append(_session(lock, journal))
        except (DamagedProject, OSError) as error:
            lock.release()
            if notices is not None:
                notices.append(_set_folder_aside(journal, error))
    return tuple(sorted(sessions, key=lambda session: session.kept, reverse=True))


def prepare_scratch_root(parent: Path) -> Path:
    """Create the folder for scratch folders; remove abandoned ones without a session.

    Those in the system's temporary folder are removed too."""
    parent.mkdir(parents=True, exist_ok=True)
    remove_forgotten_scratch()
    for session in find_recoverable(parent):
        session.release()
    return parent


def recover_document(
    session: RecoverableSession, scratch: Scratch, progress: Progress, read: ReadPhoto
) -> Document:
    """Load the document of a crashed program into `scratch`; the session stays unchanged.

    Very large photos are allowed. Layers whose patch is lost can run again. Raises: DamagedProject;
    OriginalChanged; those of `read`."""
    journal = session.folder / JOURNAL
    fields = _read(journal)
    outline, source = _outline(fields, journal), Path(fields["source"])
    kept = _link_original(scratch, session.folder / fields["kept"]) if fields["kept"] else None
    if source.parent == session.folder:
        source = _link_into(scratch, source)
    photo = _load_photo(outline, source, kept, scratch, progress, read)
    masks = fields["regions"]
    parts = _Parts(session.folder, photo, scratch)
    layers = (_load_layer(each, masks.get(each.layer.id), parts) for each in outline.layers)
    return Document(photo, tuple(layers)).with_transform(outline.frame).with_facts(outline.facts)


def _journal_to_json(document: Document, project: Path | None, folder: Path) -> dict[str, Any]:
    photo = document.photo
    return {
        "outline": document_to_json(document, folder),
        "regions": {e.id: e.mask.key for e in document.layers if e.mask is not None},
        "source": str(photo.source.absolute()),
        "kept": photo.kept.name if photo.kept else None,
        "project": str(project.absolute()) if project else None,
    }


def _write_parts(document: Document, folder: Path) -> Iterator[str]:
    """Write missing files of patches and masks; yield the names of all needed files."""
    for layer in document.layers:
        if layer.patch is not None:
            yield _write_patch(layer.patch, folder / f"{layer.patch.key}{PATCH}")
        if layer.mask is not None:
            yield _write_mask(layer.mask, folder / f"{layer.mask.key}{MASK}")


def _write_patch(patch: Patch, part: Path) -> str:
    """Link or copy a patch to the file `part`; return its name. Raises: PhotoError."""
    if part.exists():
        return part.name
    file = backing_file(patch.pixels)
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


def _write_mask(mask: Mask, part: Path) -> str:
    """Write a compressed float32 mask to the file `part`; return its name. Raises: PhotoError."""
    if not part.exists():
        compressor, values = zlib.compressobj(1), mask.values
        with atomic_write(part, overwrite=True, needed=values.nbytes) as written:
            for strip in _strips(values):
                written.write(compressor.compress(strip))
            written.write(compressor.flush())
    return part.name


def _strips(array: NDArray[Any]) -> Iterator[bytes]:
    rows = max(_STRIP // max(array[:1].nbytes, 1), 1)
    for top in range(0, len(array), rows):
        yield np.ascontiguousarray(array[top : top + rows]).tobytes()


def _session(lock: FileLock, journal: Path) -> RecoverableSession:
    """Read the session of a journal, also of a newer program. Raises: DamagedProject; OSError."""
    fields = _read(journal)
    with suppress(NewerProject):
        _outline(fields, journal)
    when = datetime.fromtimestamp(journal.stat().st_mtime, UTC)
    project = Path(fields["project"]) if fields["project"] else None
    return RecoverableSession(lock, Path(fields["source"]).name, project, when)


def _set_folder_aside(journal: Path, error: Exception) -> SetAside:
    """Rename a damaged scratch folder, so that it is neither offered nor removed again."""
    folder = journal.parent
    kept = folder.with_name(f"{DAMAGED}{folder.name}")
    try:
        folder.rename(kept)
    except OSError:
        kept = folder
    return SetAside(journal, kept / JOURNAL, getattr(error, "detail", JOURNAL))


def _outline(fields: dict[str, Any], journal: Path) -> Outline:
    """Parse the document in a journal's `fields`. Raises: DamagedProject; NewerProject."""
    return outline_from_json(fields["outline"].encode("utf-8", "surrogatepass"), journal)


def _read(journal: Path) -> dict[str, Any]:
    """Read and check the fields of a journal. Raises: DamagedProject."""
    try:
        fields = json.loads(read_small_file(journal, _MAX_JOURNAL_BYTES))
    except (OSError, ValueError, RecursionError) as error:
        detail = getattr(error, "strerror", None) or str(error)
        raise DamagedProject(journal, detail) from error
    if not isinstance(fields, dict):
        raise DamagedProject(journal, JOURNAL)
    fields = {"kept": None, "project": None, "regions": {}, **fields}
    masks = fields["regions"]
    valid = {
        "outline": isinstance(fields.get("outline"), str),
        "source": _is_path(fields.get("source")),
        "project": fields["project"] is None or _is_path(fields["project"]),
        "kept": fields["kept"] is None or _is_name(fields["kept"]),
        "regions": isinstance(masks, dict) and all(map(_is_name, masks.values())),
    }
    wrong = [name for name, is_valid in valid.items() if not is_valid]
    if wrong:
        raise DamagedProject(journal, ", ".join(wrong))
    return fields


def _is_path(value: object) -> bool:
    """Return whether a JSON value is text that can be a path on this system."""
    with suppress(UnicodeEncodeError):
        return isinstance(value, str) and bool(value) and b"\0" not in os.fsencode(value)
    return False


def _is_name(value: object) -> bool:
    """Return whether a JSON value is a file name without a folder."""
    return isinstance(value, str) and _is_path(value) and Path(value).name == value


def _link_original(scratch: Scratch, kept: Path) -> Path:
    """Link or copy the original of a project, with its sidecar. Raises: OriginalChanged."""
    from desktop.files.metadata.xmp_sidecar import sidecar_of  # not at the start

    link, sidecar = _link_into(scratch, kept), sidecar_of(kept)
    if sidecar.exists():
        _link_into(scratch, sidecar).rename(sidecar_of(link))
    return link


def _link_into(scratch: Scratch, file: Path) -> Path:
    """Link or copy a file into the scratch folder. Raises: OriginalChanged if it is missing."""
    link = scratch.file().with_suffix(file.suffix)
    try:
        try:
            os.link(file, link)
        except OSError:
            shutil.copyfile(file, link)
    except OSError as error:
        raise OriginalChanged(file) from error
    return link


def _load_photo(
    outline: Outline,
    source: Path,
    kept: Path | None,
    scratch: Scratch,
    progress: Progress,
    read: ReadPhoto,
) -> Photo:
    path = kept or source
    try:
        options = ReadOptions(outline.page, allow_large=True, allow_partial=True)
        photo = read(path, scratch, progress, options)
    except (NotFound, BrokenLink, NotAFolder) as error:
        raise OriginalChanged(path) from error
    if photo.sha256 != outline.sha256:
        raise OriginalChanged(path)
    return replace(photo, source=source, kept=kept)


def _load_layer(outline: LayerOutline, mask_key: str | None, parts: "_Parts") -> Layer:
    """Load a layer with its patch, and with the mask stored under `mask_key`.

    If its mask is lost, it loses its patch and is hidden, since it would act everywhere."""
    layer = outline.layer
    if outline.masked:
        layer = replace(layer, mask=parts.mask(mask_key or ""))
        if layer.mask is None:
            return layer.with_visible(visible=False)
    return replace(layer, patch=parts.patch(outline))


@dataclass(frozen=True, slots=True)
class _Parts:
    """Patch and mask files of one photo in the folder of a crashed program."""

    folder: Path
    photo: Photo
    scratch: Scratch

    def patch(self, outline: LayerOutline) -> Patch | None:
        """Load the patch of a layer; None if its file is lost."""
        key = outline.patch_key or ""
        if not _is_name(key):
            return None
        try:
            file = _link_into(self.scratch, self.folder / f"{key}{PATCH}")
            size = self.photo.whole.scaled(outline.layer.scale)
            pixels = self.scratch.adopt_file(file, (size.h, size.w, 3), _PATCH_DTYPE)
            return outline.patch(key, pixels)
        except (OriginalChanged, OSError, ValueError):
            return None

    def mask(self, key: str) -> Mask | None:
        """Load the mask with this key; None if its file is lost."""
        size = self.photo.width * self.photo.height * 4
        try:
            packed = read_small_file(self.folder / f"{key}{MASK}", size + _STRIP)
            values = np.frombuffer(zlib.decompressobj().decompress(packed, size), np.float32)
            mask = Mask.of(values.reshape(self.photo.height, self.photo.width))
        except (OSError, ValueError, zlib.error):
            return None
        return mask if mask.key == key else None
