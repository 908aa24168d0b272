"""The laws of the open document."""

import numpy as np

from desktop.document.document import Document
from desktop.document.layer_content import MergedPixels
from desktop.document.mask import Mask
from desktop.session.document.session import Edit, Session
from models.core.plan import Step
from tests.desktop.documents import document, layer, patch


def _session(*ids: str) -> Session:
    session = Session()
    session.begin("Open", document(*ids))
    return session


def _fade(opacity: float) -> Edit:
    return lambda document: document.replaced(document.layer("a").faded(opacity))


def _now(session: Session) -> Document:
    assert session.document is not None
    return session.document


def test_undo_returns_to_the_earlier_document() -> None:
    session = _session()
    before = _now(session)
    session.apply("Add", lambda document: document.with_layer(layer("a")))
    session.undo()
    assert session.document == before


def test_one_drag_of_a_slider_is_one_step_back() -> None:
    session = _session("a")
    session.apply("Opacity", _fade(0.9))
    session.apply("Opacity", _fade(0.5), merge=True)
    session.undo()
    assert _now(session).layer("a").opacity == 1.0


def test_two_drags_are_two_steps_back() -> None:
    session = _session("a")
    session.apply("Opacity", _fade(0.9))
    session.apply("Opacity", _fade(0.5))
    session.undo()
    assert _now(session).layer("a").opacity == 0.9


def test_an_edit_that_changes_nothing_leaves_no_step() -> None:
    session = _session("a")
    session.apply("Nothing", lambda document: document)
    session.apply("Opacity", _fade(0.5))
    session.undo()
    session.undo()
    assert _now(session).layer("a").opacity == 1.0


def test_a_patch_that_arrives_is_no_step() -> None:
    session = _session()
    session.apply("Add", lambda document: document.with_layer(layer("a")))
    session.accept_patch("a", patch(_now(session), "a"))
    session.undo()
    assert _now(session).layers == ()


def test_a_patch_is_found_again_by_redo() -> None:
    session = _session()
    session.apply("Add", lambda document: document.with_layer(layer("a")))
    session.accept_patch("a", patch(_now(session), "a"))
    session.undo()
    session.redo()
    assert not _now(session).is_stale("a")


def test_a_patch_that_arrives_after_undo_is_found_by_redo() -> None:
    session = _session()
    session.apply("Add", lambda document: document.with_layer(layer("a")))
    made = patch(_now(session), "a")
    session.undo()
    session.accept_patch("a", made)
    session.redo()
    assert _now(session).layer("a").patch == made


def test_earlier_entries_find_patches_that_arrived_later() -> None:
    session = _session("a")
    session.apply("Opacity", _fade(0.5))
    session.accept_patch("a", patch(_now(session), "a"))
    session.undo()
    assert not _now(session).is_stale("a")


def test_a_layer_whose_ground_changed_keeps_its_old_patch_and_is_stale() -> None:
    session = _session("a", "b")
    session.accept_patch("a", patch(_now(session), "a"))
    session.accept_patch("b", patch(_now(session), "b"))
    session.apply("Delete", lambda document: document.without("a"))
    assert _now(session).is_stale("b")
    assert _now(session).layer("b").patch is not None


def test_bringing_the_ground_back_makes_the_layer_fresh_without_a_run() -> None:
    session = _session("a", "b")
    session.accept_patch("b", patch(_now(session), "b"))
    session.apply("Delete", lambda document: document.without("a"))
    session.undo()
    assert not _now(session).is_stale("b")


def test_a_patch_that_came_is_unsaved_work() -> None:
    session = _session("a")
    session.accept_patch("a", patch(_now(session), "a"))
    assert session.unsaved


def test_what_was_written_to_a_file_is_safe() -> None:
    session = _session("a")
    session.apply("Opacity", _fade(0.5))
    session.mark_saved(_now(session))
    assert not session.unsaved


def test_nothing_is_unsaved_while_nothing_is_open() -> None:
    assert not Session().unsaved


def _runs(session: Session, times: int) -> int:
    """A step that is run again and again with other words; the bytes of one patch."""
    for turn in range(times):
        step = Step("denoise", {"turn": turn})
        session.apply("Again", lambda now, step=step: now.replaced(now.layer("a").with_step(step)))
        session.accept_patch("a", patch(_now(session), "a"))
    made = _now(session).layer("a").patch
    assert made
    return made.pixels.nbytes


def _held(session: Session) -> list[bool]:
    """Which steps, from the last one back, have their patch."""
    held = []
    for _ in range(5):
        held.append(_now(session).layer("a").patch is not None)
        session.undo()
    return held


def test_undo_keeps_as_many_patches_as_it_has_room_for_and_the_oldest_go_first() -> None:
    size = _runs(_session("a"), 1)
    session = Session(budget=3 * size)
    session.begin("Open", document("a"))
    _runs(session, 5)
    assert _held(session) == [True, True, True, False, False]


def test_what_is_open_keeps_its_patch_whatever_it_takes() -> None:
    session = Session(budget=0)
    session.begin("Open", document("a"))
    _runs(session, 2)
    assert not _now(session).is_stale("a")


def test_a_step_whose_patch_went_can_be_run_again() -> None:
    session = Session(budget=0)
    session.begin("Open", document("a"))
    _runs(session, 2)
    session.undo()
    assert _now(session).is_stale("a")
    session.accept_patch("a", patch(_now(session), "a"))
    assert not _now(session).is_stale("a")


def test_merged_layers_keep_what_no_run_can_make() -> None:
    session = Session(budget=0)
    session.begin("Open", document("a"))
    _runs(session, 1)
    run = _now(session).layer("a")
    merged = run.with_content(MergedPixels("{}", "1"))
    session.apply("Merge", lambda now: now.replaced(merged))
    session.apply("Delete", lambda now: now.without("a"))
    session.undo()
    assert _now(session).layer("a").patch is not None


def _selecting(session: Session, times: int) -> None:
    """Whole masks that share nothing."""
    dice = np.random.default_rng(1)
    for _ in range(times):
        values = dice.random((32, 48), np.float32)
        session.apply("Select", lambda now, v=values: now.with_selection(Mask.of(v)))


def test_masks_keep_to_a_budget_and_the_oldest_steps_are_forgotten() -> None:
    session, lengths = Session(masks=10 * 32 * 48), list[int]()
    session.history_changed.connect(lambda history: lengths.append(len(history.entries)))
    session.begin("Open", document("a"))
    _selecting(session, 60)
    assert max(lengths) <= 12
    before = _now(session)
    session.undo()
    session.redo()
    assert _now(session) == before


def test_masks_that_share_their_tiles_count_once() -> None:
    session, lengths = Session(masks=10 * 32 * 48), list[int]()
    session.history_changed.connect(lambda history: lengths.append(len(history.entries)))
    session.begin("Open", document("a"))
    _selecting(session, 1)
    for turn in range(40):
        session.apply("Opacity", _fade(turn / 50))
    assert lengths[-1] == 42


def test_what_is_shown_keeps_its_mask_whatever_it_takes() -> None:
    session = Session(masks=0)
    session.begin("Open", document("a"))
    _selecting(session, 3)
    assert _now(session).selection is not None
