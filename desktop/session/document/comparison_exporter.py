"""Export of comparisons: the photo before and after, rendered and written off the UI thread."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import Final

import numpy as np
from PySide6.QtCore import QObject, Signal

from desktop.document.document import Document
from desktop.document.face_amounts import face_layer, restored_faces
from desktop.files.export.comparison import ComparisonKind, Levels, Pair, save_comparison
from desktop.files.storage.input_protection import Protected
from desktop.render.document_renderer import DocumentRenderer, size_at
from desktop.session.task_runner import TaskRunner
from models.core.pixels import Pixels, Rect
from models.core.progress import Progress

LONG_SIDE: Final = {True: 900, False: 2400}
"""Longest side in pixels of each of the two pictures, of moving comparisons and of others."""

AROUND: Final = 0.3
"""Margin around a face as a share of its longer side."""


@dataclass(frozen=True, slots=True)
class ComparisonTarget:
    """Kind and file of a comparison, and whether an existing file may be replaced."""

    kind: ComparisonKind
    path: Path
    overwrite: bool = False


class ComparisonExporter(QObject):
    """Service that writes comparisons; `exported` carries the path."""

    exported = Signal(object)

    def __init__(
        self,
        renderer: DocumentRenderer,
        runner: TaskRunner,
        inputs: Callable[[], Iterable[Path]],
        parent: QObject,
    ) -> None:
        """Create the service; `inputs` is asked before each write for files to protect."""
        super().__init__(parent)
        self._renderer, self._runner, self._inputs = renderer, runner, inputs

    def export(self, document: Document, target: ComparisonTarget) -> None:
        """Render the document before and after, and write the comparison."""
        inputs = (document.photo.source, *self._inputs())

        def write(progress: Progress) -> Path:
            pairs = list(self._pairs(document, target.kind, progress))
            protected = Protected.of(inputs)
            save_comparison(pairs, target.kind, target.path, protected, target.overwrite)
            return target.path

        self._runner.start(write, self.exported.emit)

    def _pairs(
        self, document: Document, kind: ComparisonKind, progress: Progress
    ) -> Iterator[Pair]:
        if kind is not ComparisonKind.FACES:
            level, size = _level_within(document, LONG_SIDE[kind.is_moving])
            yield self._pair(document, level, size)
            return
        straight = replace(document, transform=None)
        for place in face_places(document):
            progress.report(0.0)
            yield self._pair(straight, 0, place)

    def _pair(self, document: Document, level: int, place: Rect) -> Pair:
        before = replace(document, layers=())
        first, second = (self._renderer.tile(each, level, place) for each in (before, document))
        return _as_8_bit(first), _as_8_bit(second)


def _as_8_bit(picture: Pixels) -> Levels:
    return np.round(np.clip(picture, 0, 1) * 255).astype(np.uint8)


def face_places(document: Document) -> list[Rect]:
    """Return the rects of the restored faces with some of their surroundings."""
    layer = face_layer(document)
    if layer is None:
        return []
    rects = [report.face.rect for report in restored_faces(layer)]
    return [rect.grown(round(AROUND * max(rect.w, rect.h)), document.photo.whole) for rect in rects]


def _level_within(document: Document, longest: int) -> tuple[int, Rect]:
    """Return the finest level whose sides are at most `longest` pixels, with its rect."""
    sizes = ((level, size_at(document, level)) for level in count())
    return next(each for each in sizes if max(each[1].w, each[1].h) <= longest)
