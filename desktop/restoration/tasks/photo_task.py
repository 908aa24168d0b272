"""A photo to be restored exactly once, although several attempts at it may be made.

An attempt may end at any moment, as when its computer is switched off, and two attempts may run at
the same time, as when one was only believed to have ended.
"""

from dataclasses import dataclass
from pathlib import Path

from desktop.files.errors import AlreadyExists, NotOwnOutput
from desktop.files.metadata.own_output_detection import is_own_result
from desktop.files.storage.input_protection import Protected
from desktop.files.storage.remote_files import Source
from desktop.restoration.file_restorer import FileRestorer, RestoreReport, RestoreRequest
from desktop.restoration.output_paths import OutputPlan, Outputs
from models.core.progress import Progress


@dataclass(frozen=True, slots=True)
class PhotoTask:
    """A photo, what to do to it, and its output files; paths are absolute."""

    source: Path
    request: RestoreRequest
    outputs: Outputs


@dataclass(frozen=True, slots=True)
class WrittenBefore:
    """The result was there already: the attempt that wrote it ended before it could report."""

    output: Source


Done = RestoreReport | WrittenBefore
"""A photo whose result is there."""


def restore_once(restorer: FileRestorer, task: PhotoTask, progress: Progress) -> Done:
    """Restore a photo to its planned path, at which nothing was when the run was planned.

    A result that is there now was written by another attempt, unless results may be overwritten.
    Raises: PhotoError; ModelError; Cancelled.
    """
    source, target, spec = task.source, task.outputs.result, task.request.target
    if not spec.overwrite and is_own_result(target, source):
        return WrittenBefore(target)
    may_be_foreign = spec.overwrite and spec.named is None and target.exists()
    if may_be_foreign and not is_own_result(target, source):
        raise NotOwnOutput(target)
    outputs = OutputPlan({source: task.outputs}, Protected.of((source,)))
    try:
        return restorer.restore(source, task.request, progress, outputs)
    except AlreadyExists:
        if is_own_result(target, source):
            return WrittenBefore(target)
        raise
