"""Bundles of the objects that serve one window: task runners and session services."""

from dataclasses import dataclass

from PySide6.QtCore import QObject

from desktop.session.document.damage_marker import DamageMarker
from desktop.session.document.document_io import DocumentIO
from desktop.session.document.histograms import HistogramService
from desktop.session.document.layer_merger import LayerMerger
from desktop.session.document.mask_editor import MaskEditor
from desktop.session.document.overview_renderer import OverviewRenderer
from desktop.session.document.session import Session
from desktop.session.engine.damage_search import DamageSearch
from desktop.session.engine.heal_editor import HealEditor
from desktop.session.engine.layer_jobs import LayerJobs
from desktop.session.engine.planning_service import PlanningService
from desktop.session.engine.preview_runner import Previews
from desktop.session.task_runner import TaskRunner


@dataclass(frozen=True, slots=True)
class TaskRunners:
    """Task runners by kind of task, so that slow tasks of one kind do not delay others.

    `documents` opens, saves, exports and merges the open photo; `files` reads and writes small
    files such as settings and thumbnails; `drawing` computes masks and overviews; `journal` serves
    the autosave; `models` the model library; `network` asks a server for the newest release."""

    documents: TaskRunner
    files: TaskRunner
    drawing: TaskRunner
    journal: TaskRunner
    models: TaskRunner
    network: TaskRunner

    @classmethod
    def create(cls, parent: QObject) -> "TaskRunners":
        """Create all runners as children of `parent`."""
        return cls(
            documents=TaskRunner(parent),
            files=TaskRunner(parent),
            drawing=TaskRunner(parent),
            journal=TaskRunner(parent),
            models=TaskRunner(parent),
            network=TaskRunner(parent),
        )

    def close(self) -> None:
        """Drop the tasks that wait and block until the running ones have ended."""
        for runner in (self.documents, self.files, self.drawing):
            runner.close()
        for runner in (self.journal, self.models, self.network):
            runner.close()


@dataclass(frozen=True, slots=True)
class SessionServices:
    """Objects without widgets that the controllers of one window use."""

    session: Session
    jobs: LayerJobs
    planning: PlanningService
    document_runner: TaskRunner
    document_io: DocumentIO
    mask_editor: MaskEditor
    overview: OverviewRenderer
    heal_editor: HealEditor
    histograms: HistogramService
    layer_merger: LayerMerger
    damage_search: DamageSearch
    damage_marker: DamageMarker
    previews: Previews
