"""Recognition of starts of the window that failed."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.settings import Folders
from desktop.support.start_attempts import StartAttempt
from models.catalog.model_cards import Catalog

Begin = Callable[[], StartAttempt]


@pytest.fixture
def begin(tmp_path: Path) -> Iterator[Begin]:
    """Return a function that begins a start; all of them end with the test."""
    attempts: list[StartAttempt] = []

    def begin_one() -> StartAttempt:
        attempts.append(StartAttempt.begin(tmp_path / "starts"))
        return attempts[-1]

    yield begin_one
    for attempt in attempts:
        attempt.succeed()


def fail(begin: Begin) -> None:
    """Begin a start and end as a crash does, which releases the lock."""
    attempt = begin()
    assert attempt._lock is not None
    attempt._lock.release()


def test_first_start_needs_no_safe_mode(begin: Begin) -> None:
    assert not begin().needs_safe_mode


def test_two_failed_starts_need_safe_mode(begin: Begin) -> None:
    fail(begin)
    fail(begin)
    assert begin().needs_safe_mode


def test_one_failed_start_needs_no_safe_mode(begin: Begin) -> None:
    fail(begin)
    assert not begin().needs_safe_mode


def test_start_after_a_successful_one_needs_no_safe_mode(begin: Begin) -> None:
    fail(begin)
    fail(begin)
    begin().succeed()
    assert begin().failed == 0


def test_windows_that_are_starting_at_the_same_time_have_not_failed(begin: Begin) -> None:
    assert [begin().failed for _ in range(4)] == [0] * 4


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
