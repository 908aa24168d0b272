"""Laws of keeping the open document safe from a crash."""

from pathlib import Path

from PySide6.QtCore import QThreadPool
from pytestqt.qtbot import QtBot

from desktop.document.document import Document
from desktop.files.errors import DiskFull
from desktop.session.autosave import EVERY, Autosave
from desktop.session.background import Background
from desktop.session.session import Session
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


def an_autosave(session: Session) -> tuple[Autosave, FakeJournal]:
    journal, pool = FakeJournal(), QThreadPool(session)
    return Autosave(session, journal, Background(pool, session), lambda: None), journal


def test_an_edit_is_kept_and_only_once(qtbot: QtBot) -> None:
    session = Session()
    autosave, journal = an_autosave(session)
    session.begin("Open", document("a"))
    autosave.look()
    session.apply("Add", lambda each: each.with_layer(layer("b")))
    autosave.look()
    qtbot.waitUntil(lambda: journal.kept == [session.document])
    autosave.look()
    qtbot.wait(50)
    assert len(journal.kept) == 1


def test_saved_work_is_kept_no_longer(qtbot: QtBot) -> None:
    session = Session()
    autosave, journal = an_autosave(session)
    session.begin("Open", document("a"))
    session.doubt()
    autosave.look()
    qtbot.waitUntil(lambda: len(journal.kept) == 1)
    session.keep_safe(document("a"))
    qtbot.waitUntil(lambda: (autosave.look(), journal.kept[-1])[1] is None)


def test_a_full_disk_is_told_once_and_tried_again(qtbot: QtBot) -> None:
    session, told = Session(), list[object]()
    autosave, journal = an_autosave(session)
    autosave.failed.connect(told.append)
    journal.full = True
    session.begin("Open", document("a"))
    session.doubt()
    for _ in range(3):
        autosave.look()
        qtbot.wait(50)
    assert told == [DiskFull(Path("scratch"), 1)]
    journal.full = False
    autosave.look()
    qtbot.waitUntil(lambda: journal.kept == [session.document])


def test_an_edit_waits_for_less_than_ten_seconds() -> None:
    assert EVERY <= 5000
