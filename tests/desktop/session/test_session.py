"""The laws of the open document."""

from desktop.document.document import Document
from desktop.session.session import Edit, Session
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
    session.arrive("a", patch(_now(session), "a"))
    session.undo()
    assert _now(session).layers == ()


def test_a_patch_is_found_again_by_redo() -> None:
    session = _session()
    session.apply("Add", lambda document: document.with_layer(layer("a")))
    session.arrive("a", patch(_now(session), "a"))
    session.undo()
    session.redo()
    assert not _now(session).stale("a")


def test_a_patch_that_arrives_after_undo_is_found_by_redo() -> None:
    session = _session()
    session.apply("Add", lambda document: document.with_layer(layer("a")))
    made = patch(_now(session), "a")
    session.undo()
    session.arrive("a", made)
    session.redo()
    assert _now(session).layer("a").patch == made


def test_earlier_entries_find_patches_that_arrived_later() -> None:
    session = _session("a")
    session.apply("Opacity", _fade(0.5))
    session.arrive("a", patch(_now(session), "a"))
    session.undo()
    assert not _now(session).stale("a")


def test_a_layer_whose_ground_changed_keeps_its_old_patch_and_is_stale() -> None:
    session = _session("a", "b")
    session.arrive("a", patch(_now(session), "a"))
    session.arrive("b", patch(_now(session), "b"))
    session.apply("Delete", lambda document: document.without("a"))
    assert _now(session).stale("b")
    assert _now(session).layer("b").patch is not None


def test_bringing_the_ground_back_makes_the_layer_fresh_without_a_run() -> None:
    session = _session("a", "b")
    session.arrive("b", patch(_now(session), "b"))
    session.apply("Delete", lambda document: document.without("a"))
    session.undo()
    assert not _now(session).stale("b")


def test_a_patch_that_came_is_unsaved_work() -> None:
    session = _session("a")
    session.arrive("a", patch(_now(session), "a"))
    assert session.unsaved


def test_what_was_written_to_a_file_is_safe() -> None:
    session = _session("a")
    session.apply("Opacity", _fade(0.5))
    session.keep_safe(_now(session))
    assert not session.unsaved


def test_nothing_is_unsaved_while_nothing_is_open() -> None:
    assert not Session().unsaved
