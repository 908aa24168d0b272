"""Laws of undo."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.document.history import Entry, History

START = History((Entry("Open", 0),))


def taken(steps: list[int]) -> History[int]:
    history = START
    for step in steps:
        history = history.then(f"Step {step}", step)
    return history


@given(st.lists(st.integers(), max_size=20))
def test_undo_all_the_way_returns_to_the_start(steps: list[int]) -> None:
    history = taken(steps)
    for _ in steps:
        history = history.undone()
    assert history.document == 0


@given(st.lists(st.integers(), min_size=1, max_size=20))
def test_redo_takes_back_an_undo(steps: list[int]) -> None:
    history = taken(steps)
    assert history.undone().redone() == history


def test_undo_at_the_start_changes_nothing() -> None:
    assert START.undone() == START


def test_redo_at_the_end_changes_nothing() -> None:
    assert taken([1, 2]).redone() == taken([1, 2])


def test_a_new_step_forgets_what_was_undone() -> None:
    history = taken([1, 2]).undone().then("Other", 3)
    assert [entry.document for entry in history.entries] == [0, 1, 3]


def test_one_drag_of_a_slider_is_one_step() -> None:
    dragged = START.then("Fade", 1, merge=True).then("Fade", 2, merge=True)
    assert (dragged.document, dragged.undone().document) == (2, 0)


def test_merging_joins_only_steps_of_the_same_label() -> None:
    history = START.then("Fade", 1, merge=True).then("Move", 2, merge=True)
    assert history.undone().document == 1


def test_a_result_that_arrives_is_no_step_of_its_own() -> None:
    history = taken([1]).with_current_replaced(5)
    assert (history.document, history.undone().document) == (5, 0)


def test_a_result_that_arrives_keeps_what_can_be_redone() -> None:
    assert taken([1, 2]).undone().with_current_replaced(5).redone().document == 2
