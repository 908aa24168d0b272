"""Undo history."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.document.history import Entry, History

START = History((Entry("Open", 0),))


def history_of(steps: list[int]) -> History[int]:
    history = START
    for step in steps:
        history = history.then(f"Step {step}", step)
    return history


@given(st.lists(st.integers(), max_size=20))
def test_undoing_every_step_returns_to_the_first_document(steps: list[int]) -> None:
    history = history_of(steps)
    for _ in steps:
        history = history.undone()
    assert history.document == 0


@given(st.lists(st.integers(), min_size=1, max_size=20))
def test_redo_reverses_an_undo(steps: list[int]) -> None:
    history = history_of(steps)
    assert history.undone().redone() == history


def test_undo_at_the_start_changes_nothing() -> None:
    assert START.undone() == START


def test_redo_at_the_end_changes_nothing() -> None:
    assert history_of([1, 2]).redone() == history_of([1, 2])


def test_new_step_discards_undone_steps() -> None:
    history = history_of([1, 2]).undone().then("Other", 3)
    assert [entry.document for entry in history.entries] == [0, 1, 3]


def test_merged_steps_of_one_label_are_one_entry() -> None:
    dragged = START.then("Fade", 1, merge=True).then("Fade", 2, merge=True)
    assert (dragged.document, dragged.undone().document) == (2, 0)


def test_merging_joins_only_steps_of_the_same_label() -> None:
    history = START.then("Fade", 1, merge=True).then("Move", 2, merge=True)
    assert history.undone().document == 1


def test_replacing_the_current_document_adds_no_entry() -> None:
    history = history_of([1]).with_current_replaced(5)
    assert (history.document, history.undone().document) == (5, 0)


def test_replacing_the_current_document_keeps_undone_steps() -> None:
    assert history_of([1, 2]).undone().with_current_replaced(5).redone().document == 2
