"""Input files of a run: files given by name, and the photos directly in folders given by name.

In a folder, hidden files, subfolders and results of this program are skipped; a file given by name
is never skipped.
"""

import os
import re
import stat
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from typing import Final

from desktop.files.export.exporter import fitting_name
from desktop.files.formats.format_table import (
    ENDINGS,
    HEAD,
    SPECS,
    UNREAD_SUFFIXES,
    Format,
    detect_format,
    stem_of,
)
from desktop.files.metadata.own_output_detection import is_own_map
from desktop.files.storage.input_protection import file_identity
from desktop.files.storage.path_errors import reading_error
from desktop.files.storage.remote_files import RemoteFile
from desktop.restoration.output_paths import PATTERN, OutputSpec

_SHORTENED: Final = 200
"""Bytes of a file name from which the name of its result may have been shortened in the middle."""

_PROJECTS: Final = SPECS[Format.ORA].suffixes
"""Suffixes of projects, which hold results and are never listed as photos."""

_HIDDEN: Final = getattr(stat, "FILE_ATTRIBUTE_HIDDEN", 2)
"""Windows attribute bit that marks a file as hidden."""


def find_photos(
    paths: Iterable[Path],
    patterns: Iterable[str] = (),
    out: Path | None = None,
    mask: Path | None = None,
    on_repeated: Callable[[Path], object] = lambda _: None,
    on_unread: Callable[[Path], object] = lambda _: None,
) -> Iterator[Path]:
    """Yield each file of `paths` and, for each folder, the photos directly in it by name.

    A file that occurs again, under any name, is passed to `on_repeated` instead. Earlier results,
    named by the default or one of `patterns` in the folder or `out`, and the file `mask` are left
    out of folders; other files there that look like pictures are passed to `on_unread`. Raises:
    NotReadable."""
    named = tuple(paths)
    folders = [path for path in named if os.path.isdir(path)]  # noqa: PTH112  asks without raising
    listings = {path: _files_in(path, on_unread) for path in folders}
    known = (PATTERN, *patterns)
    every = {stem_of(file) for path in named for file in listings.get(path, (path,))}
    target, masked = out and file_identity(out), mask and file_identity(mask)
    seen = set[object]()
    for path in named:
        photos: Iterable[Path] = (path,)
        if path in listings:
            into = target is not None and file_identity(path) == target
            stems = every if into else {stem_of(file) for file in listings[path]}
            photos = _photos_of(listings[path], known, stems)
        for photo in photos:
            file = file_identity(photo) or os.path.realpath(photo)
            if path in listings and file == masked:
                continue
            if file in seen:
                on_repeated(photo)
            else:
                seen.add(file)
                yield photo


def without_results(photos: Iterable[RemoteFile]) -> list[RemoteFile]:
    """Return the photos that are not named as the result of another one of them."""
    given = tuple(photos)
    stems = {stem_of(Path(each.name)) for each in given}
    return [each for each in given if not _is_result(Path(each.name), PATTERN, stems)]


def is_hidden(file: Path) -> bool:
    """Return whether a file is hidden, by a dot or by Windows. Raises: OSError, on Windows."""
    if file.name.startswith("."):
        return True
    return os.name == "nt" and bool(getattr(file.stat(), "st_file_attributes", 0) & _HIDDEN)


def _files_in(folder: Path, on_unread: Callable[[Path], object]) -> list[Path]:
    """List the files of a folder by name, without hidden ones.

    Pictures that are not read are passed to `on_unread`. Raises: NotReadable."""
    try:
        shown = [each for each in sorted(folder.iterdir()) if not is_hidden(each)]
    except OSError as error:
        raise reading_error(error, folder) from error
    for file in filter(_is_unread_picture, shown):
        on_unread(file)
    return [each for each in shown if os.path.isfile(each)]  # noqa: PTH113  asks without raising


def _is_unread_picture(file: Path) -> bool:
    """Return whether a file seems to be a picture, and is not listed as a photo.

    It has the suffix of another kind of picture, the content of a photo, or is a broken link or
    device with the suffix of a photo. Folders, projects and their backups are no pictures."""
    suffix = file.suffix.lower()
    if os.path.isdir(file) or suffix.startswith(_PROJECTS):  # noqa: PTH112  asks without raising
        return False
    if suffix in ENDINGS:
        return not os.path.isfile(file)  # noqa: PTH113  asks without raising
    return suffix in UNREAD_SUFFIXES or _has_photo_content(file)


def _has_photo_content(file: Path) -> bool:
    """Return whether a regular file begins as photos do; two letters, as of BMP, do not count."""
    try:
        if not stat.S_ISREG(file.stat().st_mode):
            return False
        with file.open("rb") as opened:
            found = detect_format(opened.read(HEAD))
    except OSError:
        return False
    return found not in (None, Format.BMP, Format.ORA)


def _photos_of(
    files: Iterable[Path], patterns: Collection[str], stems: Collection[str]
) -> Iterator[Path]:
    """Yield the files with a photo's suffix that this program has not written.

    Its outputs are invention maps and files named by `patterns` for photos with these stems."""
    for file in files:
        ours = any(_is_result(file, each, stems) for each in patterns) or _is_map(file)
        if file.suffix.lower() in ENDINGS and not ours:
            yield file


def _is_map(file: Path) -> bool:
    return file.suffix.lower() == ".png" and is_own_map(file)


def _is_result(file: Path, pattern: str, stems: Collection[str]) -> bool:
    """Return whether a file name is `pattern` filled with one of these photo names."""
    if "{name}" not in pattern:
        return False
    around = "(.+)".join(re.escape(part) for part in pattern.split("{name}", 1))
    match = re.fullmatch(f"{around}(-[0-9]+)?", file.stem, re.DOTALL)
    if match and match[1] in stems:
        return True
    if len(os.fsencode(file.name)) < _SHORTENED:
        return False
    numbered = re.search(r"-[0-9]+$", file.stem)
    endings = (file.suffix, f"{numbered[0]}{file.suffix}" if numbered else file.suffix)
    names = (OutputSpec(pattern=pattern).name(Path(f"{stem}.png")) for stem in stems if stem)
    long = (name for name in names if len(os.fsencode(name)) > _SHORTENED)
    return any(fitting_name(name, end) == file.name for name in long for end in endings)
