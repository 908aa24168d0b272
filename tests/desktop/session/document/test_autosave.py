"""Laws of keeping the open document safe from a crash."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.document.document import Document
from desktop.files.errors import DiskFull
from desktop.session.document.autosave import EVERY, Autosave
from desktop.session.document.session import Session
from desktop.session.task_runner import TaskRunner
from tests.desktop.documents import document, layer


class FakeJournal:
    """Remembers what it was given, or fails."""

    def __init__(self) -> None:
        self.kept: list[Document | None] = []
        self.full = False

    def keep(self, document: Document, project: Path | None) -> None:
        if self.full:
            raise DiskFull(Path("scratch"), 1)
        self.kept.append(document)

    def clear(self) -> None:
        self.kept.append(None)


@dataclass
class Watched:
    """A session that is kept safe."""

    session: Session
    autosave: Autosave
    journal: FakeJournal


@pytest.fixture
def watched(qtbot: QtBot) -> Iterator[Watched]:
    session, journal, runner = Session(), FakeJournal(), TaskRunner()
    autosave = Autosave(session, journal, runner, lambda: None)
    yield Watched(session, autosave, journal)
    autosave.close()
    runner.wait()


def test_an_edit_is_kept_and_only_once(qtbot: QtBot, watched: Watched) -> None:
    session, autosave, journal = watched.session, watched.autosave, watched.journal
    session.begin("Open", document("a"))
    autosave.save_changes()
    session.apply("Add", lambda each: each.with_layer(layer("b")))
    autosave.save_changes()
    qtbot.waitUntil(lambda: journal.kept == [session.document])
    autosave.save_changes()
    qtbot.wait(50)
    assert len(journal.kept) == 1


def test_an_edit_of_the_last_seconds_is_written_when_the_program_ends(watched: Watched) -> None:
    session, autosave, journal = watched.session, watched.autosave, watched.journal
    session.begin("Open", document("a"))
    session.apply("Add", lambda each: each.with_layer(layer("b")))
    autosave.close()
    autosave.write_now()
    assert journal.kept == [session.document]


def test_a_full_disk_at_the_end_of_the_program_raises_nothing(watched: Watched) -> None:
    watched.session.begin("Open", document("a"))
    watched.session.mark_unsaved()
    watched.journal.full = True
    watched.autosave.close()
    watched.autosave.write_now()
    assert watched.journal.kept == []


def test_the_journal_is_announced_once_it_holds_the_open_document(
    qtbot: QtBot, watched: Watched
) -> None:
    watched.session.begin("Open", document("a"))
    watched.session.mark_unsaved()
    with qtbot.waitSignal(watched.autosave.journal_written):
        watched.autosave.save_changes()
    assert watched.journal.kept == [watched.session.document]


def test_saved_work_is_kept_no_longer(qtbot: QtBot, watched: Watched) -> None:
    session, autosave, journal = watched.session, watched.autosave, watched.journal
    session.begin("Open", document("a"))
    session.mark_unsaved()
    autosave.save_changes()
    qtbot.waitUntil(lambda: len(journal.kept) == 1)
    session.mark_saved(document("a"))
    qtbot.waitUntil(lambda: (autosave.save_changes(), journal.kept[-1])[1] is None)


def test_a_full_disk_is_told_once_and_tried_again(qtbot: QtBot, watched: Watched) -> None:
    session, autosave, journal = watched.session, watched.autosave, watched.journal
    told = list[object]()
    autosave.failed.connect(told.append)
    journal.full = True
    session.begin("Open", document("a"))
    session.mark_unsaved()
    for _ in range(3):
        autosave.save_changes()
        qtbot.wait(50)
    assert told == [DiskFull(Path("scratch"), 1)]
    journal.full = False
    autosave.save_changes()
    qtbot.waitUntil(lambda: journal.kept == [session.document])


def test_an_edit_waits_for_less_than_ten_seconds() -> None:
    assert EVERY <= 5000
