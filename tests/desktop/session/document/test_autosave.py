"""Autosave: when the journal is written, and what happens when the disk is full."""

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
    """Journal that records the documents it is given, or fails as on a full disk."""

    def __init__(self) -> None:
        self.written: list[Document | None] = []
        self.full = False

    def keep(self, document: Document, project: Path | None) -> None:
        if self.full:
            raise DiskFull(Path("scratch"), 1)
        self.written.append(document)

    def clear(self) -> None:
        self.written.append(None)


@dataclass
class Autosaved:
    """Session with an autosave and its journal."""

    session: Session
    autosave: Autosave
    journal: FakeJournal


@pytest.fixture
def autosaved(qtbot: QtBot) -> Iterator[Autosaved]:
    session, journal, runner = Session(), FakeJournal(), TaskRunner()
    autosave = Autosave(session, journal, runner, lambda: None)
    yield Autosaved(session, autosave, journal)
    autosave.close()
    runner.wait()


def test_edit_is_written_to_the_journal_once(qtbot: QtBot, autosaved: Autosaved) -> None:
    session, autosave, journal = autosaved.session, autosaved.autosave, autosaved.journal
    session.begin("Open", document("a"))
    autosave.save_changes()
    session.apply("Add", lambda each: each.with_layer(layer("b")))
    autosave.save_changes()
    qtbot.waitUntil(lambda: journal.written == [session.document])
    autosave.save_changes()
    qtbot.wait(50)
    assert len(journal.written) == 1


def test_write_now_writes_an_unsaved_edit(autosaved: Autosaved) -> None:
    session, autosave, journal = autosaved.session, autosaved.autosave, autosaved.journal
    session.begin("Open", document("a"))
    session.apply("Add", lambda each: each.with_layer(layer("b")))
    autosave.close()
    autosave.write_now()
    assert journal.written == [session.document]


def test_write_now_raises_nothing_when_the_disk_is_full(autosaved: Autosaved) -> None:
    autosaved.session.begin("Open", document("a"))
    autosaved.session.mark_unsaved()
    autosaved.journal.full = True
    autosaved.autosave.close()
    autosaved.autosave.write_now()
    assert autosaved.journal.written == []


def test_journal_written_is_emitted_after_the_write(qtbot: QtBot, autosaved: Autosaved) -> None:
    autosaved.session.begin("Open", document("a"))
    autosaved.session.mark_unsaved()
    with qtbot.waitSignal(autosaved.autosave.journal_written):
        autosaved.autosave.save_changes()
    assert autosaved.journal.written == [autosaved.session.document]


def test_journal_is_cleared_after_a_save(qtbot: QtBot, autosaved: Autosaved) -> None:
    session, autosave, journal = autosaved.session, autosaved.autosave, autosaved.journal
    session.begin("Open", document("a"))
    session.mark_unsaved()
    autosave.save_changes()
    qtbot.waitUntil(lambda: len(journal.written) == 1)
    session.mark_saved(document("a"))
    qtbot.waitUntil(lambda: (autosave.save_changes(), journal.written[-1])[1] is None)


def test_full_disk_is_reported_once_and_the_write_repeated(
    qtbot: QtBot, autosaved: Autosaved
) -> None:
    session, autosave, journal = autosaved.session, autosaved.autosave, autosaved.journal
    errors = list[object]()
    autosave.failed.connect(errors.append)
    journal.full = True
    session.begin("Open", document("a"))
    session.mark_unsaved()
    for _ in range(3):
        autosave.save_changes()
        qtbot.wait(50)
    assert errors == [DiskFull(Path("scratch"), 1)]
    journal.full = False
    autosave.save_changes()
    qtbot.waitUntil(lambda: journal.written == [session.document])


def test_autosave_interval_is_at_most_five_seconds() -> None:
    assert EVERY <= 5000
