"""The laws of the batch's queue and its journal."""

from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from desktop.document.recipe import Recipe, RecipeStep
from desktop.files.formats import Format
from desktop.headless import Request, Target
from desktop.queue import Item, Queue, State
from models.planning.plan import Step

SOURCES = (Path("a.png"), Path("b.png"), Path("c.png"))
AUTOMATIC = Request()
RECIPE = Recipe((RecipeStep("Noise", Step("instruct", {"wish": "noise"}, ("m",)), 0.5),))

requests = st.one_of(
    st.builds(Request, say=st.none() | st.text(), recipe=st.sampled_from([None, RECIPE])),
    st.just(Request(target=Target(Path("out"), into=True, format=Format.TIFF, pattern="x{name}"))),
)
items = st.builds(
    Item,
    st.uuids().map(str),
    st.sampled_from(SOURCES),
    requests,
    st.sampled_from(State),
    st.none() | st.just(Path("done.png")),
    st.text(),
    st.floats(0, 1e6),
)


def _queue(*states: State) -> Queue:
    made = Queue().with_photos([Path(f"{at}.png") for at in range(len(states))], AUTOMATIC)
    for item, state in zip(made.items, states, strict=True):
        made = made.replaced(replace(item, state=state))
    return made


def test_photos_are_restored_in_the_order_they_came() -> None:
    following = Queue().with_photos(SOURCES, AUTOMATIC).next
    assert following is not None
    assert following.source == SOURCES[0]


def test_a_photo_that_waits_already_is_not_doubled() -> None:
    queue = Queue().with_photos(SOURCES, AUTOMATIC).with_photos(SOURCES, AUTOMATIC)
    assert len(queue.items) == 3
    assert len(queue.with_photos(SOURCES, Request(say="other")).items) == 6


def test_nothing_begins_while_one_runs_or_all_is_paused() -> None:
    assert _queue(State.RUNNING, State.WAITING).next is None
    assert replace(_queue(State.WAITING), paused=True).next is None


def test_retrying_leaves_what_is_done() -> None:
    queue = _queue(State.DONE, State.FAILED, State.CANCELLED).retried()
    assert [i.state for i in queue.items] == [State.DONE, State.WAITING, State.WAITING]


@given(st.lists(items, max_size=4).map(tuple))
def test_a_journal_gives_back_what_was_written(written: tuple[Item, ...]) -> None:
    assert Queue.from_text(Queue(written).text) == Queue(written)


def test_after_a_restart_what_ran_waits_and_nothing_begins_unasked() -> None:
    queue = Queue.from_text(_queue(State.DONE, State.RUNNING).text).interrupted()
    assert [i.state for i in queue.items] == [State.DONE, State.WAITING]
    assert queue.paused


def test_damaged_journals_are_empty() -> None:
    assert [Queue.from_text(t) for t in ("", "{", "[]", '{"queue": 9}', "null")] == [Queue()] * 5


def test_time_left_follows_from_what_the_others_took() -> None:
    queue = _queue(State.DONE, State.WAITING, State.WAITING)
    queue = queue.replaced(replace(queue.items[0], seconds=3.0))
    assert queue.seconds_left == 6.0
    assert _queue(State.WAITING).seconds_left is None
