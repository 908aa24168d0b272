"""Session of the whole program in its window: open a photo, restore, export, batch, library, quit.

    python tests/blackbox/window_session.py PHOTO RESULT

Runs the program of this checkout with its real engines and decoder, and operates it through its
widgets and services. The exit code is 0 if every step has ended in time.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit

from desktop import logging_setup
from desktop.app import run_application
from desktop.composition_root import Application
from desktop.files.export.export_options import ExportOptions
from desktop.files.formats.format_table import Format
from desktop.session.document.document_io import DocumentIO
from desktop.session.document.session import Session
from desktop.settings import NAME, Folders
from desktop.ui.dialogs.question_dialogs import Reply

PATIENCE = 90.0
"""Seconds that one step may take."""


def wait_until(condition: Callable[[], object]) -> None:
    """Run the event loop until the condition holds. Raises: TimeoutError."""
    end = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError
        loop = QEventLoop()
        QTimer.singleShot(20, loop.quit)
        loop.exec()


def restore_and_export(program: Application, photo: Path, result: Path) -> None:
    """Open a photo, run the plan of an instruction, and export the result."""
    session, window = program.findChildren(Session)[0], program.window
    program.file_controller.open(photo)
    wait_until(lambda: session.document is not None)
    window.instruction_bar.findChildren(QLineEdit)[0].setText("remove the grain")
    window.instruction_bar.say()
    plan = window.side_panel.plan
    wait_until(plan.isVisible)
    next(each for each in plan.findChildren(QAbstractButton) if each.text() == "Restore").click()
    wait_until(lambda: session.document is not None and session.document.layers)
    document = session.document
    assert document is not None
    ids = [layer.id for layer in document.layers]
    wait_until(lambda: not any(_is_stale(session, id) for id in ids))
    io = program.findChildren(DocumentIO)[0]
    assert session.document is not None
    io.export(session.document, result, ExportOptions(Format.PNG))
    wait_until(result.exists)


def _is_stale(session: Session, layer: str) -> bool:
    return session.document is None or session.document.is_stale(layer)


def main(photo: Path, result: Path) -> int:
    """Run the session; the unsaved layers are discarded at the end."""
    app, folders = QApplication([NAME]), Folders.of_user()
    logging_setup.configure(folders.logs)
    with run_application(app, folders) as program:
        wait_until(program.window.isVisible)
        restore_and_export(program, photo, result)
        for action in (program.window.menu_actions.batch, program.window.menu_actions.library):
            action.trigger()
        wait_until(program.batch_controller.batch_window.isVisible)
        program.file_controller.prompts.leaving = lambda: Reply.DISCARD  # type: ignore[method-assign]
        program.window.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
