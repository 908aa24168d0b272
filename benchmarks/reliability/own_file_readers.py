"""Readers of the program's own files, and the rules for what they do with damaged ones.

A file is read, or refused in a sentence; what the program would write over stays on the disk.
"""

import tempfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from desktop.document.recipe import DamagedRecipe
from desktop.files.decoding.decode_photo import decode_photo
from desktop.files.errors import PhotoError
from desktop.files.project.crash_recovery import JOURNAL, find_recoverable, recover_document
from desktop.files.project.project_file import load_project
from desktop.files.project.recipe_file import read_recipe
from desktop.files.storage.scratch_files import Scratch
from desktop.files.storage.settings_repair import repair_settings
from desktop.i18n.english_messages import format_message
from desktop.restoration.queue_file import QUEUE, QueueFile
from desktop.restoration.recipe_check import check_recipe
from desktop.restoration.step_timing import read_timings
from desktop.restoration.unreadable_user_files import find_damaged_own_files
from desktop.settings import FILE as SETTINGS
from desktop.settings import Folders
from models.core.progress import Notice, Progress

KEPT: Final = ("settings", "queue", "journal", "card", "timings")
"""Kinds that the program writes over, so that a refused file must be kept under another name."""


Reader = Callable[[Path], str]
"""Function that reads a file and returns "read" or the sentence with which it was refused."""


def _read_recipe(path: Path) -> str:
    check_recipe(read_recipe(path))
    return "read"


def _read_settings(path: Path) -> str:
    return _sentence(repair_settings(path.parent))


def _read_queue(path: Path) -> str:
    _, notices = QueueFile(path.parent).read()
    return _sentence(*notices)


def _read_card(path: Path) -> str:
    return _sentence(
        *find_damaged_own_files(replace(Folders.under(path.parent), models=path.parent))
    )


def _read_timings(path: Path) -> str:
    return _sentence(read_timings(path)[1])


def _read_journal(path: Path) -> str:
    notices: list[Notice] = []
    sessions = find_recoverable(path.parents[1], notices)
    with tempfile.TemporaryDirectory() as name, Scratch(Path(name)) as scratch:
        try:
            for session in sessions:
                recover_document(session, scratch, Progress(), decode_photo)
        finally:
            for session in sessions:
                session.release()
    return _sentence(*notices)


def _read_project(path: Path) -> str:
    with tempfile.TemporaryDirectory() as name, Scratch(Path(name)) as scratch:
        load_project(path, scratch, Progress(), decode_photo)
    return "read"


def _sentence(*notices: Notice | None) -> str:
    told = [format_message(notice) for notice in notices if notice is not None]
    return told[0] if told else "read"


READERS: Final[Mapping[str, Reader]] = {
    "recipe": _read_recipe,
    "settings": _read_settings,
    "queue": _read_queue,
    "card": _read_card,
    "timings": _read_timings,
    "journal": _read_journal,
    "project": _read_project,
}
"""Functions by the kind of the files that they read."""

NAMES: Final[Mapping[str, str]] = {
    "recipe": "a.toml",
    "settings": SETTINGS,
    "queue": QUEUE,
    "card": "own.toml",
    "timings": "paces.json",
    "journal": JOURNAL,
    "project": "a.ora",
}
"""Names of the files, by kind."""


def place_file(kind: str, folder: Path) -> Path:
    """Return where a file of a kind lies in a folder; a journal in that of a crashed program."""
    if kind == "journal":
        crashed = Scratch(folder)
        crashed.leave()
        folder = crashed.folder
    return folder / NAMES[kind]


def read_and_judge(kind: str, path: Path, folder: Path) -> str:
    """Read a file; return "read", "refused", or the fault: no sentence, or a file that is lost.

    A file of a kind in KEPT that was refused must still be in the folder, under whatever name.
    """
    content = path.read_bytes()
    try:
        result = READERS[kind](path)
    except (PhotoError, DamagedRecipe) as error:
        result = format_message(error)
    if result == "read":
        return result
    if "unforeseen" in result or not result.endswith("."):
        return f"unforeseen {result[:100]}"
    files = (file for file in folder.rglob("*") if file.is_file())
    if kind in KEPT and content and all(file.read_bytes() != content for file in files):
        return "lost"
    return "refused"
