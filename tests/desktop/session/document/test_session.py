"""Session: undo, patches, budgets of the history, and unsaved work."""

from dataclasses import replace

import numpy as np

from desktop.document.document import Document
from desktop.document.layer_content import MergedPixels
from desktop.document.mask import Mask
from desktop.session.document.session import Edit, Session
from models.core.plan import Step
from tests.desktop.documents import document, layer, patch, photo


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


def test_merged_edits_are_one_undo_step() -> None:
    session = _session("a")
    session.apply("Opacity", _fade(0.9))
    session.apply("Opacity", _fade(0.5), merge=True)
    session.undo()
    assert _now(session).layer("a").opacity == 1.0


def test_unmerged_edits_are_two_undo_steps() -> None:
    session = _session("a")
    session.apply("Opacity", _fade(0.9))
    session.apply("Opacity", _fade(0.5))
    session.undo()
    assert _now(session).layer("a").opacity == 0.9


def test_edit_without_change_adds_no_undo_step() -> None:
    session = _session("a")
    session.apply("Nothing", lambda document: document)
    session.apply("Opacity", _fade(0.5))
    session.undo()
    session.undo()
    assert _now(session).layer("a").opacity == 1.0


def test_accepted_patch_adds_no_undo_step() -> None:
    session = _session()
    session.apply("Add", lambda document: document.with_layer(layer("a")))
    session.accept_patch("a", patch(_now(session), "a"))
    session.undo()
    assert _now(session).layers == ()


def test_redo_restores_the_patch() -> None:
    session = _session()
    session.apply("Add", lambda document: document.with_layer(layer("a")))
    session.accept_patch("a", patch(_now(session), "a"))
    session.undo()
    session.redo()
    assert not _now(session).is_stale("a")


def test_redo_finds_a_patch_accepted_after_undo() -> None:
    session = _session()
    session.apply("Add", lambda document: document.with_layer(layer("a")))
    made = patch(_now(session), "a")
    session.undo()
    session.accept_patch("a", made)
    session.redo()
    assert _now(session).layer("a").patch == made


def test_earlier_entry_gets_a_patch_accepted_later() -> None:
    session = _session("a")
    session.apply("Opacity", _fade(0.5))
    session.accept_patch("a", patch(_now(session), "a"))
    session.undo()
    assert not _now(session).is_stale("a")


def test_layer_whose_lower_layers_changed_is_stale_and_keeps_its_patch() -> None:
    session = _session("a", "b")
    session.accept_patch("a", patch(_now(session), "a"))
    session.accept_patch("b", patch(_now(session), "b"))
    session.apply("Delete", lambda document: document.without("a"))
    assert _now(session).is_stale("b")
    assert _now(session).layer("b").patch is not None


def test_undo_of_a_deletion_below_makes_the_layer_current_without_a_run() -> None:
    session = _session("a", "b")
    session.accept_patch("b", patch(_now(session), "b"))
    session.apply("Delete", lambda document: document.without("a"))
    session.undo()
    assert not _now(session).is_stale("b")


def test_accepted_patch_makes_the_session_unsaved() -> None:
    session = _session("a")
    session.accept_patch("a", patch(_now(session), "a"))
    assert session.unsaved


def test_saved_document_is_not_unsaved() -> None:
    session = _session("a")
    session.apply("Opacity", _fade(0.5))
    session.mark_saved(_now(session))
    assert not session.unsaved


def test_session_holds_the_open_photo_only() -> None:
    session = Session()
    assert not session.holds(photo())
    session.begin("Open", document())
    assert session.holds(photo())
    assert not session.holds(replace(photo(), sha256="another"))


def test_empty_session_is_not_unsaved() -> None:
    assert not Session().unsaved


def _run_repeatedly(session: Session, times: int) -> int:
    """Run a layer several times with other parameters; return the bytes of one patch."""
    for turn in range(times):
        step = Step("denoise", {"turn": turn})
        session.apply("Again", lambda now, step=step: now.replaced(now.layer("a").with_step(step)))
        session.accept_patch("a", patch(_now(session), "a"))
    made = _now(session).layer("a").patch
    assert made
    return made.pixels.nbytes


def _entries_with_patch(session: Session) -> list[bool]:
    """List which of five entries, from the last one back, have their patch."""
    with_patch = []
    for _ in range(5):
        with_patch.append(_now(session).layer("a").patch is not None)
        session.undo()
    return with_patch


def test_oldest_patches_are_dropped_beyond_the_budget() -> None:
    size = _run_repeatedly(_session("a"), 1)
    session = Session(patch_budget=3 * size)
    session.begin("Open", document("a"))
    _run_repeatedly(session, 5)
    assert _entries_with_patch(session) == [True, True, True, False, False]


def test_current_document_keeps_its_patch_with_a_budget_of_zero() -> None:
    session = Session(patch_budget=0)
    session.begin("Open", document("a"))
    _run_repeatedly(session, 2)
    assert not _now(session).is_stale("a")


def test_step_whose_patch_was_dropped_can_be_run_again() -> None:
    session = Session(patch_budget=0)
    session.begin("Open", document("a"))
    _run_repeatedly(session, 2)
    session.undo()
    assert _now(session).is_stale("a")
    session.accept_patch("a", patch(_now(session), "a"))
    assert not _now(session).is_stale("a")


def test_merged_layer_keeps_its_patch_with_a_budget_of_zero() -> None:
    session = Session(patch_budget=0)
    session.begin("Open", document("a"))
    _run_repeatedly(session, 1)
    run = _now(session).layer("a")
    merged = run.with_content(MergedPixels("{}", "1"))
    session.apply("Merge", lambda now: now.replaced(merged))
    session.apply("Delete", lambda now: now.without("a"))
    session.undo()
    assert _now(session).layer("a").patch is not None


def _select_repeatedly(session: Session, times: int) -> None:
    """Select random masks that share no tiles."""
    generator = np.random.default_rng(1)
    for _ in range(times):
        values = generator.random((32, 48), np.float32)
        session.apply("Select", lambda now, v=values: now.with_selection(Mask.of(v)))


def test_oldest_entries_are_dropped_beyond_the_mask_budget() -> None:
    session, lengths = Session(mask_budget=10 * 32 * 48), list[int]()
    session.history_changed.connect(lambda history: lengths.append(len(history.entries)))
    session.begin("Open", document("a"))
    _select_repeatedly(session, 60)
    assert max(lengths) <= 12
    before = _now(session)
    session.undo()
    session.redo()
    assert _now(session) == before


def test_mask_shared_by_entries_counts_once() -> None:
    session, lengths = Session(mask_budget=10 * 32 * 48), list[int]()
    session.history_changed.connect(lambda history: lengths.append(len(history.entries)))
    session.begin("Open", document("a"))
    _select_repeatedly(session, 1)
    for turn in range(40):
        session.apply("Opacity", _fade(turn / 50))
    assert lengths[-1] == 42


def test_current_document_keeps_its_mask_with_a_budget_of_zero() -> None:
    session = Session(mask_budget=0)
    session.begin("Open", document("a"))
    _select_repeatedly(session, 3)
    assert _now(session).selection is not None
