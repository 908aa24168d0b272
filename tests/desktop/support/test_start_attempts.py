"""Recognition of starts of the window that failed."""

from pathlib import Path

from desktop.settings import Folders
from desktop.support.start_attempts import StartAttempt
from models.catalog.catalog import Catalog


def fail(folder: Path) -> None:
    """Begin a start and end as a crash does, which releases the lock."""
    attempt = StartAttempt.begin(folder)
    assert attempt._lock is not None
    attempt._lock.release()


def test_first_start_needs_no_safe_mode(tmp_path: Path) -> None:
    assert not StartAttempt.begin(tmp_path / "starts").needs_safe_mode


def test_two_failed_starts_need_safe_mode(tmp_path: Path) -> None:
    fail(tmp_path)
    assert not StartAttempt.begin(tmp_path).needs_safe_mode
    fail(tmp_path)
    assert StartAttempt.begin(tmp_path).needs_safe_mode


def test_start_after_a_successful_one_needs_no_safe_mode(tmp_path: Path) -> None:
    fail(tmp_path)
    fail(tmp_path)
    StartAttempt.begin(tmp_path).succeed()
    assert StartAttempt.begin(tmp_path).failed == 0


def test_windows_that_are_starting_at_the_same_time_have_not_failed(tmp_path: Path) -> None:
    others = [StartAttempt.begin(tmp_path) for _ in range(3)]
    assert StartAttempt.begin(tmp_path).failed == 0
    assert all(each.failed == 0 for each in others)


def test_folder_that_cannot_be_made_needs_no_safe_mode(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    attempt = StartAttempt.begin(tmp_path / "file" / "starts")
    attempt.succeed()
    assert attempt.failed == 0


def test_safe_mode_has_the_bundled_models_only(tmp_path: Path) -> None:
    folders = Folders.under(tmp_path)
    folders.models.mkdir()
    (folders.models / "own.toml").write_text("not a card")
    safe = folders.without_own_models()
    assert Catalog.read(safe.models).refused == ()
    assert not safe.addon.exists()
