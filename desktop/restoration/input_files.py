"""Which photos a run reads: the files that were named, and the photos directly in named folders.

In a folder, hidden files, folders, and what this program wrote there itself are not photos to
restore; a file that is named is always taken at its word.
"""

import os
import re
import stat
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Final

from desktop.files.errors import NotReadable
from desktop.files.export.exporter import fitting_name
from desktop.files.formats.formats import ENDINGS, stem_of
from desktop.files.metadata.provenance import is_own_map
from desktop.files.storage.protected_inputs import file_identity
from desktop.restoration.output_plan import PATTERN, OutputSpec

_SHORTENED: Final = 200
"""Bytes of a file name from which the result's name may have lost its middle."""

_HIDDEN: Final = getattr(stat, "FILE_ATTRIBUTE_HIDDEN", 2)


def find_photos(
    paths: Iterable[Path],
    patterns: Iterable[str] = (),
    out: Path | None = None,
    mask: Path | None = None,
) -> Iterator[Path]:
    """Yield the paths themselves, but for each folder the photos directly in it by name; a file
    that is met again, under any name, is left out. `patterns` are those of earlier results beside
    the usual one, `out` is the folder for the results of all of them, and `mask`, which is no
    photo to restore unless it is named. Raises: NotReadable."""
    named = tuple(paths)
    listings = {path: _files_in(path) for path in named if os.path.isdir(path)}  # noqa: PTH112
    known = (PATTERN, *patterns)
    every = {stem_of(file) for path in named for file in listings.get(path, (path,))}
    target, masked = out and file_identity(out), mask and file_identity(mask)
    seen = set[object]()
    for path in named:
        found: Iterable[Path] = (path,)
        if path in listings:
            into = target is not None and file_identity(path) == target
            stems = every if into else {stem_of(file) for file in listings[path]}
            found = _photos_of(listings[path], known, stems)
        for photo in found:
            file = file_identity(photo) or os.path.realpath(photo)
            if file not in seen and not (path in listings and file == masked):
                seen.add(file)
                yield photo


def is_hidden(file: Path) -> bool:
    """Return whether a file is kept out of people's sight, as the Mac's ._ twins, what a phone has
    in its bin (.trashed-) and half-written files are. Raises: OSError where it is asked of the
    disk, on Windows."""
    if file.name.startswith("."):
        return True
    return os.name == "nt" and bool(getattr(file.stat(), "st_file_attributes", 0) & _HIDDEN)


def _files_in(folder: Path) -> tuple[Path, ...]:
    """The files of a folder by name, without what is hidden; a link that leads nowhere or in a
    circle is none. Raises: NotReadable."""
    try:
        files = sorted(folder.iterdir())
        return tuple(each for each in files if os.path.isfile(each) and not is_hidden(each))  # noqa: PTH113
    except OSError as error:
        raise NotReadable(folder) from error


def _photos_of(
    files: Iterable[Path], patterns: Collection[str], stems: Collection[str]
) -> Iterator[Path]:
    """Those of the files that have the ending of a photo and are neither named as results of
    photos with these stems nor invention maps."""
    for file in files:
        ours = any(_is_result(file, each, stems) for each in patterns) or _is_map(file)
        if file.suffix.lower() in ENDINGS and not ours:
            yield file


def _is_map(file: Path) -> bool:
    return file.suffix.lower() == ".png" and is_own_map(file)


def _is_result(file: Path, pattern: str, stems: Collection[str]) -> bool:
    """Whether the file is named as the result of a photo with one of these stems."""
    if "{name}" not in pattern:
        return False
    around = "(.+)".join(re.escape(part) for part in pattern.split("{name}", 1))
    found = re.fullmatch(f"{around}(-[0-9]+)?", file.stem, re.DOTALL)
    if found and found[1] in stems:
        return True
    if len(os.fsencode(file.name)) < _SHORTENED:
        return False
    numbered = re.search(r"-[0-9]+$", file.stem)
    endings = (file.suffix, f"{numbered[0]}{file.suffix}" if numbered else file.suffix)
    names = (OutputSpec(pattern=pattern).name(Path(f"{stem}.png")) for stem in stems if stem)
    long = (name for name in names if len(os.fsencode(name)) > _SHORTENED)
    return any(fitting_name(name, end) == file.name for name in long for end in endings)
