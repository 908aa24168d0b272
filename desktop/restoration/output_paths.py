"""Output files of a run: all are chosen and checked before the first is written.

A result is named NAME-restored.EXT. If another photo of the run has that name or that result, or a
file of that name exists that is no earlier result or may not be overwritten, the name is
NAME-restored-2.EXT, then -3 and so on, in the order of the photos.
"""

import itertools
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from desktop.document.photo import Photo
from desktop.files.errors import (
    AlreadyExists,
    NotAFolder,
    NotOwnOutput,
    OriginalProtected,
    OutputsCollide,
)
from desktop.files.export.export_options import ExportOptions
from desktop.files.export.exporter import numbered_path
from desktop.files.formats.format_table import Format, format_of_result, stem_of, writable_format
from desktop.files.metadata.own_output_detection import is_own_map, is_own_result
from desktop.files.storage.input_protection import NOTHING, Protected, casefolded_path
from desktop.files.storage.path_errors import no_file_error

PATTERN: Final = "{name}-restored"
"""Default name of a result without suffix; {name} is the stem of the original."""


@dataclass(frozen=True, slots=True)
class OutputSpec:
    """Where and how results are written.

    A result goes next to its original, or to `out`: a file or, with `into`, a folder, which is
    created. In a folder it is named by `pattern`, in which {name} is the original's name without
    suffix. `format` None is that of the original. `project` is a project file to write too. `place`
    keeps the GPS position, `times` the file times of the original."""

    out: Path | None = None
    into: bool = False
    format: Format | None = None
    overwrite: bool = False
    project: Path | None = None
    pattern: str = PATTERN
    place: bool = True
    times: bool = True

    @property
    def named(self) -> Path | None:
        """File given for the result; None if it gets a name in a folder."""
        return None if self.into else self.out

    def name(self, source: Path) -> str:
        """Return the name of the result of a photo, without folder and suffix."""
        stem = stem_of(source)
        return Path(self.pattern.replace("{name}", stem)).name or stem

    def options(self, path: Path, photo: Photo) -> ExportOptions:
        """Return the options for exporting to `path`, with the highest bit depth of its format."""
        best = ExportOptions.fitting(photo, self.format or writable_format(path) or Format.PNG)
        return replace(best, overwrite=self.overwrite, keep_gps=self.place, keep_times=self.times)


BESIDE_ORIGINALS: Final = OutputSpec()
"""Results next to their photos, in the formats of the photos, that overwrite nothing."""


@dataclass(frozen=True, slots=True)
class Outputs:
    """Files that restoring one photo writes.

    `evidence` is the invention map, None without one. `wanted` is the path that the result could
    not get because it is occupied by another photo or a foreign file, else None."""

    result: Path
    project: Path | None = None
    evidence: Path | None = None
    wanted: Path | None = None


@dataclass(frozen=True, slots=True)
class OutputPlan:
    """Output files of a run by photo, all different, and the inputs that none may replace."""

    outputs: Mapping[Path, Outputs]
    protected: Protected = NOTHING

    def outputs_of(self, source: Path) -> Outputs:
        """Return the output files of one photo. Raises: KeyError if it is not part of the run."""
        return self.outputs[source]


def plan_outputs(
    sources: Iterable[Path],
    target: OutputSpec,
    evidence: Path | None = None,
    inputs: Iterable[Path] = (),
    results: Iterable[Path] = (),
) -> OutputPlan:
    """Choose and check all output files of a run before anything is written.

    `evidence` is the file for the invention map, `inputs` are other files that this run or a later
    one reads, `results` files written earlier; none may be replaced. `sources` are the photos.
    Raises: OriginalProtected, NotWritable, AlreadyExists, NotOwnOutput, InputProtected,
    OutputsCollide."""
    photos = tuple(dict.fromkeys(sources))
    protected = Protected.of((*photos, *inputs, *results))
    taken = {casefolded_path(path) for path in (*photos, *inputs, *results)}
    planner = _Planner(target, protected, taken)
    outputs = {source: planner.outputs_for(source, evidence) for source in photos}
    return OutputPlan(outputs, protected)


PRINT_PATTERN: Final = "{name}-print"
"""Start of the name of a print that was cut out of a scan; a number from 01 follows."""


class PrintPlanner:
    """Planner of the files for the prints of a run's scans, scan after scan.

    No file replaces a scan, a file that exists or, with `overwrite`, one that is no earlier
    print."""

    def __init__(self, scans: Iterable[Path], target: OutputSpec) -> None:
        """Protect all scans of the run, and check the folder. Raises: NotWritable."""
        self.protected = Protected.of(tuple(scans))
        if target.out is not None:
            _check_folder(target.out)
        taken = {casefolded_path(path) for path in scans}
        self._planner = _Planner(replace(target, into=True), self.protected, taken)

    def outputs_of(self, scan: Path, count: int) -> tuple[Path, ...]:
        """Choose the files of all prints of a scan; nothing is written. Raises: NotWritable."""
        planner = self._planner
        patterns = (f"{PRINT_PATTERN}-{number:02}" for number in range(1, count + 1))
        targets = (replace(planner.target, pattern=pattern) for pattern in patterns)
        planners = (replace(planner, target=target) for target in targets)
        return tuple(each.outputs_for(scan, None).result for each in planners)


@dataclass
class _Planner:
    """Planner of the output files of photos, one after another, without repeated paths."""

    target: OutputSpec
    protected: Protected
    taken: set[str]
    planned: set[str] = field(default_factory=set)
    numbers: dict[str, int] = field(default_factory=dict)

    def outputs_for(self, source: Path, evidence: Path | None) -> Outputs:
        """Return the output files of the next photo; check those with a given path first."""
        project, named = self.target.project, self.target.named
        if project is not None:
            from desktop.files.project.project_file import backup_paths, is_own_project

            self._reserve(project, source, is_own_project)
            for backup in backup_paths(project):
                self._reserve(backup, source, is_own_project, with_other=True)
        if evidence is not None:
            self._reserve(evidence, source, is_own_map)
        if named is not None:
            self._reserve(named, source, os.path.isfile)
            return Outputs(named, project, evidence)
        result, wanted = self._choose_result(source)
        return Outputs(result, project, evidence, wanted)

    def _reserve(
        self, path: Path, source: Path, own: Callable[[Path], bool], *, with_other: bool = False
    ) -> None:
        """Check and reserve an output path that the user gave; `own` accepts earlier outputs.

        With `with_other` an existing file may stay, as it is only replaced together with another.
        Raises: PhotoError."""
        if Protected.of((source,)).covers(path):
            raise OriginalProtected(path)
        self.protected.check(path)
        _check_folder(path.parent)
        if os.path.lexists(path) and not (with_other and not self.target.overwrite):
            if not self.target.overwrite:
                raise AlreadyExists(path)
            if not os.path.isfile(path):  # noqa: PTH113  asks without raising
                raise no_file_error(path)
            if not own(path):
                raise NotOwnOutput(path)
        location = casefolded_path(path)
        if location in self.planned:
            raise OutputsCollide(path)
        self.planned.add(location)

    def _choose_result(self, source: Path) -> tuple[Path, Path | None]:
        """Return the first free path for a photo's result, and the preferred path or None.

        The preferred path is None unless another photo or a foreign file occupies it."""
        folder, name = self.target.out or source.parent, self.target.name(source)
        _check_folder(folder)
        format = self.target.format or format_of_result(source)
        wanted = numbered_path(folder, name, format, 1)
        series, moved = casefolded_path(wanted), False
        for number in itertools.count(self.numbers.get(series, 1)):
            path = numbered_path(folder, name, format, number)
            location = casefolded_path(path)
            exists = os.path.lexists(path)
            foreign = exists and self.target.overwrite and not _is_replaceable(path, source)
            taken = (
                location in self.taken or location in self.planned or self.protected.covers(path)
            )
            if not (taken or foreign or (exists and not self.target.overwrite)):
                break
            moved = moved or taken or foreign
        moved = moved or series in self.numbers
        self.numbers[series] = number + 1
        self.planned.add(location)
        return path, wanted if moved else None


def _is_replaceable(path: Path, source: Path) -> bool:
    return os.path.isfile(path) and is_own_result(path, source)  # noqa: PTH113


def _check_folder(folder: Path) -> None:
    """Raise NotAFolder if a part of a folder's path is a file."""
    for path in (folder, *folder.parents):
        if os.path.lexists(path):
            if not os.path.isdir(path):  # noqa: PTH112  asks without raising
                raise NotAFolder(path)
            return
