"""Where a run writes: every output of every photo, chosen and checked before the first is written.

The rule of names: a result is called NAME-restored.EXT. Where another photo of the run has that
name or its result, it is NAME-restored-2.EXT, then -3 and so on, in the order of the photos; so it
is where a file of that name exists, unless that is an earlier result and may be overwritten.
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
    NotOwnOutput,
    NotWritable,
    OriginalProtected,
    OutputsCollide,
)
from desktop.files.export.encoders import ExportOptions
from desktop.files.export.exporter import numbered_path
from desktop.files.formats.formats import Format, format_of_result, stem_of, writable_format
from desktop.files.metadata.provenance import is_own_map, is_own_result
from desktop.files.project.project_file import backup_path, is_own_project
from desktop.files.storage.protected_inputs import NOTHING, Protected, casefolded_path

PATTERN: Final = "{name}-restored"


@dataclass(frozen=True, slots=True)
class OutputSpec:
    """Where the result goes: next to the original, or to `out`, a file or (`into`) a folder,
    which need not exist yet; `place` keeps the GPS position, `times` the original's time. In a
    folder it is named after `pattern`, in which {name} is the original's name."""

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
        """The file that was named for the result; None where names are chosen in a folder."""
        return None if self.into else self.out

    def name(self, source: Path) -> str:
        """Without folder and suffix."""
        stem = stem_of(source)
        return Path(self.pattern.replace("{name}", stem)).name or stem

    def options(self, path: Path, photo: Photo) -> ExportOptions:
        """All the depth that the format can hold."""
        format = self.format or writable_format(path) or Format.PNG
        fitting = ExportOptions.fitting(photo, format)
        return replace(
            fitting, overwrite=self.overwrite, keep_gps=self.place, keep_times=self.times
        )


BESIDE_ORIGINALS: Final = OutputSpec()
"""Results stand next to their photos, in the photos' formats, and replace nothing."""


@dataclass(frozen=True, slots=True)
class Outputs:
    """The files that restoring one photo writes; `wanted` is the name that the result would have
    had but for other photos of the run, None where it has it."""

    result: Path
    project: Path | None = None
    evidence: Path | None = None
    wanted: Path | None = None


@dataclass(frozen=True, slots=True)
class OutputPlan:
    """The outputs of a whole run by photo, no two of them the same file, and the inputs of the run,
    which none of them is."""

    outputs: Mapping[Path, Outputs]
    protected: Protected = NOTHING

    def outputs_of(self, source: Path) -> Outputs:
        """Return what is written for one photo. Raises: KeyError where it is not of this run."""
        return self.outputs[source]


def plan_outputs(
    sources: Iterable[Path],
    target: OutputSpec,
    evidence: Path | None = None,
    inputs: Iterable[Path] = (),
    results: Iterable[Path] = (),
) -> OutputPlan:
    """Choose and check all outputs of a run as the disk is now; nothing is written. `evidence` is
    the file for the invention map, `inputs` are other files that the run or a later one reads,
    `results` what was written before for other photos of the run. Raises: OriginalProtected,
    NotWritable, AlreadyExists, NotOwnOutput, InputProtected, OutputsCollide."""
    photos = tuple(dict.fromkeys(sources))
    protected = Protected.of((*photos, *inputs, *results))
    taken = {casefolded_path(path) for path in (*photos, *inputs, *results)}
    planner = _Planner(target, protected, taken)
    outputs = {source: planner.outputs_for(source, evidence) for source in photos}
    return OutputPlan(outputs, protected)


@dataclass
class _Planner:
    """Goes through the photos of a run and remembers which places are taken."""

    target: OutputSpec
    protected: Protected
    taken: set[str]
    planned: set[str] = field(default_factory=set)
    numbers: dict[str, int] = field(default_factory=dict)

    def outputs_for(self, source: Path, evidence: Path | None) -> Outputs:
        """Return the outputs of the next photo; files that were named are checked first."""
        project, named = self.target.project, self.target.named
        if project is not None:
            self._reserve(project, source, is_own_project)
            self._reserve(backup_path(project), source, is_own_project, made_room=True)
        if evidence is not None:
            self._reserve(evidence, source, is_own_map)
        if named is not None:
            self._reserve(named, source, os.path.isfile)
            return Outputs(named, project, evidence)
        result, wanted = self._chosen(source)
        return Outputs(result, project, evidence, wanted)

    def _reserve(
        self, path: Path, source: Path, own: Callable[[Path], bool], *, made_room: bool = False
    ) -> None:
        """Take a place that was named. `made_room` is for what is replaced only along with
        another file."""
        if Protected.of((source,)).covers(path):
            raise OriginalProtected(path)
        self.protected.check(path)
        _check_folder(path.parent)
        if os.path.lexists(path) and not (made_room and not self.target.overwrite):
            if not self.target.overwrite:
                raise AlreadyExists(path)
            if not os.path.isfile(path):  # noqa: PTH113  asks without raising
                raise NotWritable(path)
            if not own(path):
                raise NotOwnOutput(path)
        place = casefolded_path(path)
        if place in self.planned:
            raise OutputsCollide(path)
        self.planned.add(place)

    def _chosen(self, source: Path) -> tuple[Path, Path | None]:
        """The first path in the series of a photo's names that nothing stands against, and the
        first of all where another photo, its result or a foreign file stands against that."""
        folder, name = self.target.out or source.parent, self.target.name(source)
        _check_folder(folder)
        format = self.target.format or format_of_result(source)
        wanted = numbered_path(folder, name, format, 1)
        series, moved = casefolded_path(wanted), False
        for number in itertools.count(self.numbers.get(series, 1)):
            path = numbered_path(folder, name, format, number)
            place = casefolded_path(path)
            there = os.path.lexists(path)
            foreign = there and self.target.overwrite and not _is_replaceable(path, source)
            taken = place in self.taken or place in self.planned or self.protected.covers(path)
            if not (taken or foreign or (there and not self.target.overwrite)):
                break
            moved = moved or taken or foreign
        moved = moved or series in self.numbers
        self.numbers[series] = number + 1
        self.planned.add(place)
        return path, wanted if moved else None


def _is_replaceable(path: Path, source: Path) -> bool:
    return os.path.isfile(path) and is_own_result(path, source)  # noqa: PTH113


def _check_folder(folder: Path) -> None:
    """Refuse a folder that cannot be one, since a file stands in its way. Raises: NotWritable."""
    for place in (folder, *folder.parents):
        if os.path.lexists(place):
            if not os.path.isdir(place):  # noqa: PTH112  asks without raising
                raise NotWritable(folder)
            return
