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
from desktop.files.export import fitting_name
from desktop.files.formats import ENDINGS, stem_of
from desktop.files.protection import identity
from desktop.files.provenance import is_own_map
from desktop.outputs import PATTERN, Target

_SHORTENED: Final = 200
"""Bytes of a file name from which the result's name may have lost its middle."""

_HIDDEN: Final = getattr(stat, "FILE_ATTRIBUTE_HIDDEN", 2)


def photos_among(paths: Iterable[Path], *patterns: str) -> Iterator[Path]:
    """Yield the paths themselves, but for each folder the photos directly in it by name; a file
    that is met again, under any name, is left out. `patterns` are those of earlier results beside
    the usual one. Raises: NotReadable."""
    seen = set[object]()
    for path in paths:
        named = [path]
        if os.path.isdir(path):  # noqa: PTH112  asks without raising
            named = _photos_in(path, (PATTERN, *patterns))
        for photo in named:
            known = identity(photo) or os.path.realpath(photo)
            if known not in seen:
                seen.add(known)
                yield photo


def is_hidden(file: Path) -> bool:
    """Return whether a file is kept out of people's sight, as the Mac's ._ twins, what a phone has
    in its bin (.trashed-) and half-written files are. Raises: OSError where it is asked of the
    disk, on Windows."""
    if file.name.startswith("."):
        return True
    return os.name == "nt" and bool(getattr(file.stat(), "st_file_attributes", 0) & _HIDDEN)


def _photos_in(folder: Path, patterns: Collection[str]) -> list[Path]:
    try:
        files = sorted(file for file in folder.iterdir() if _is_photo(file))
    except OSError as error:
        raise NotReadable(folder) from error
    results = _results_among(files, patterns)
    return [file for file in files if file not in results and not _is_map(file)]


def _is_photo(file: Path) -> bool:
    """By name and kind; a link that leads nowhere or in a circle is none."""
    offered = file.suffix.lower() in ENDINGS and os.path.isfile(file)  # noqa: PTH113
    return offered and not is_hidden(file)


def _is_map(file: Path) -> bool:
    return file.suffix.lower() == ".png" and is_own_map(file)


def _results_among(files: Collection[Path], patterns: Collection[str]) -> set[Path]:
    """Those that are named as the result of another of the files."""
    stems = {stem_of(file) for file in files}
    return {file for file in files for each in patterns if _is_result(file, each, stems)}


def _is_result(file: Path, pattern: str, stems: Collection[str]) -> bool:
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
    names = (Target(pattern=pattern).name(Path(f"{stem}.png")) for stem in stems if stem)
    long = (name for name in names if len(os.fsencode(name)) > _SHORTENED)
    return any(fitting_name(name, end) == file.name for name in long for end in endings)
