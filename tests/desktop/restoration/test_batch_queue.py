"""The laws of the batch's queue and its journal."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.document.recipe import Recipe, RecipeStep
from desktop.files.formats.formats import Format
from desktop.i18n.failure import Failure
from desktop.restoration.batch_queue import BatchItem, BatchQueue, ItemState, QueueState
from desktop.restoration.file_restorer import RestoreRequest
from desktop.restoration.output_plan import OutputSpec
from desktop.restoration.watch_folder import Listing, WatchedFolder
from models.core.plan import Step

SOURCES = (Path("a.png"), Path("b.png"), Path("c.png"))
AUTOMATIC = RestoreRequest()
RECIPE = Recipe((RecipeStep("Noise", Step("instruct", {"wish": "noise"}, ("m",)), 0.5),))

requests = st.one_of(
    st.builds(RestoreRequest, say=st.none() | st.text(), recipe=st.sampled_from([None, RECIPE])),
    st.just(
        RestoreRequest(
            target=OutputSpec(Path("out"), into=True, format=Format.TIFF, pattern="x{name}")
        )
    ),
)
items = st.builds(
    BatchItem,
    st.uuids().map(str),
    st.sampled_from(SOURCES),
    requests,
    st.sampled_from(ItemState),
    st.none() | st.just(Path("done.png")),
    st.none() | st.builds(Failure, st.text(), st.just((("path", "a.png"), ("most", 3)))),
    st.floats(0, 1e6),
)


def _queue(*states: ItemState) -> BatchQueue:
    made = BatchQueue().with_photos([Path(f"{at}.png") for at in range(len(states))], AUTOMATIC)
    for item, state in zip(made.items, states, strict=True):
        made = made.replaced(replace(item, state=state))
    return made.started(AUTOMATIC)


def test_photos_are_restored_in_the_order_they_came() -> None:
    following = BatchQueue().with_photos(SOURCES, AUTOMATIC).started(AUTOMATIC).next
    assert following is not None
    assert following.source == SOURCES[0]


def test_a_photo_that_waits_already_is_not_doubled() -> None:
    queue = BatchQueue().with_photos(SOURCES, AUTOMATIC).with_photos(SOURCES, AUTOMATIC)
    assert len(queue.items) == 3
    assert len(queue.with_photos(SOURCES, RestoreRequest(say="other")).items) == 6


def test_names_that_are_no_utf_8_come_back_from_a_journal_in_ascii() -> None:
    name = Path("caf\udce9 写真.png")
    place = WatchedFolder(Path("alb\udcfcm"), AUTOMATIC, frozenset({name.name}))
    queue = BatchQueue().with_photos([name], AUTOMATIC).with_watched_folder(place)
    assert queue.text.isascii()
    back = BatchQueue.from_text(queue.text)
    assert (back.items, back.watched) == (queue.items, queue.watched)


def test_nothing_begins_while_one_runs_or_all_is_paused() -> None:
    assert _queue(ItemState.RUNNING, ItemState.WAITING).next is None
    assert _queue(ItemState.WAITING).paused(True).next is None


def test_photos_are_gathered_and_nothing_begins_before_it_is_asked_for() -> None:
    gathered = BatchQueue().with_photos(SOURCES, AUTOMATIC)
    assert gathered.next is None
    other = RestoreRequest(say="too dark")
    started = gathered.started(other)
    assert started.next
    assert {item.request for item in started.items} == {other}


def test_what_is_dropped_on_a_running_queue_runs_too_in_its_own_way() -> None:
    other = RestoreRequest(say="too dark")
    queue = _queue(ItemState.RUNNING).with_photos([Path("late.png")], other)
    assert queue.phase is QueueState.RUNNING
    assert queue.items[-1].request == other


def test_new_photos_of_a_watched_folder_run_unasked_and_are_known_from_then_on() -> None:
    place = WatchedFolder(Path("scans"), AUTOMATIC, frozenset({"old.png"}))
    queue = (
        _queue(ItemState.DONE).with_watched_folder(place).with_watched_photos(("new.png",), place)
    )
    assert queue.next
    assert queue.next.source == Path("scans/new.png")
    assert queue.watched[0].seen == {"old.png", "new.png"}
    assert queue.paused(True).with_watched_photos(("more.png",), place).next is None


def test_results_that_come_into_a_watched_folder_are_no_new_photos() -> None:
    place = WatchedFolder(Path("scans"), AUTOMATIC)
    done = _queue(ItemState.DONE)
    written = replace(done.items[0], output=Path("scans/odd name.png"))
    queue = (
        done.replaced(written)
        .with_watched_folder(place)
        .with_watched_photos(("odd name.png",), place)
    )
    assert len(queue.items) == 1
    assert queue.watched[0].seen == {"odd name.png"}


def test_a_journal_remembers_the_folders_that_are_watched() -> None:
    place = WatchedFolder(Path("scans"), RestoreRequest(say="too dark"), frozenset({"old.png"}))
    queue = BatchQueue().with_watched_folder(place)
    assert BatchQueue.from_text(queue.text) == queue
    old = '{"queue": 1, "items": []}'
    assert BatchQueue.from_text(old) == BatchQueue()


@pytest.mark.parametrize(
    ("before", "now", "complete"),
    [
        ({}, {"a.png": (9, 1)}, ()),
        ({"a.png": (8, 1)}, {"a.png": (9, 1)}, ()),
        ({"a.png": (9, 1)}, {"a.png": (9, 2)}, ()),
        ({"a.png": (0, 1)}, {"a.png": (0, 1)}, ()),
        ({"a.png": (9, 1)}, {"a.png": (9, 1)}, ("a.png",)),
        ({"known.png": (9, 1)}, {"known.png": (9, 1)}, ()),
        ({"a-restored.png": (9, 1)}, {"a-restored.png": (9, 1)}, ()),
        ({"a-restored-2.png": (9, 1)}, {"a-restored-2.png": (9, 1)}, ()),
    ],
)
def test_a_photo_has_come_when_it_stays_the_same_between_two_looks(
    before: Listing, now: Listing, complete: tuple[str, ...]
) -> None:
    place = WatchedFolder(Path("scans"), AUTOMATIC, frozenset({"known.png"}))
    assert place.finished_photos(before, now) == complete


def test_retrying_leaves_what_is_done() -> None:
    queue = _queue(ItemState.DONE, ItemState.FAILED, ItemState.CANCELLED).retried()
    assert [i.state for i in queue.items] == [ItemState.DONE, ItemState.WAITING, ItemState.WAITING]


@given(st.lists(items, max_size=4).map(tuple))
def test_a_journal_gives_back_what_was_written(written: tuple[BatchItem, ...]) -> None:
    assert BatchQueue.from_text(BatchQueue(written).text) == BatchQueue(written)


def test_after_a_restart_what_ran_waits_and_nothing_begins_unasked() -> None:
    queue = BatchQueue.from_text(_queue(ItemState.DONE, ItemState.RUNNING).text).interrupted()
    assert [i.state for i in queue.items] == [ItemState.DONE, ItemState.WAITING]
    assert queue.phase is QueueState.PAUSED


def test_damaged_journals_are_empty() -> None:
    assert [BatchQueue.from_text(t) for t in ("", "{", "[]", '{"queue": 9}', "null")] == [
        BatchQueue()
    ] * 5


def test_time_left_follows_from_what_the_others_took() -> None:
    queue = _queue(ItemState.DONE, ItemState.WAITING, ItemState.WAITING)
    queue = queue.replaced(replace(queue.items[0], seconds=3.0))
    assert queue.seconds_left == 6.0
    assert _queue(ItemState.WAITING).seconds_left is None
