"""Batch queue and its journal."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.document.recipe import Recipe, RecipeStep
from desktop.files.formats.format_table import Format
from desktop.i18n.batch_failure import Failure
from desktop.restoration.batch_queue import BatchItem, BatchQueue, ItemState, QueueState
from desktop.restoration.file_restorer import RestoreRequest
from desktop.restoration.output_paths import OutputSpec
from desktop.restoration.queue_json import NewerQueue, queue_from_text, queue_to_text
from desktop.restoration.watched_folders import Listing, WatchedFolder
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


def _parse(text: str) -> BatchQueue:
    return queue_from_text(text)[0]


def _queue(*states: ItemState) -> BatchQueue:
    made = BatchQueue().with_photos([Path(f"{at}.png") for at in range(len(states))], AUTOMATIC)
    for item, state in zip(made.items, states, strict=True):
        made = made.replaced(replace(item, state=state))
    return made.started(AUTOMATIC)


def test_first_photo_is_restored_first() -> None:
    following = BatchQueue().with_photos(SOURCES, AUTOMATIC).started(AUTOMATIC).next_item()
    assert following is not None
    assert following.source == SOURCES[0]


def test_waiting_photo_is_not_added_again() -> None:
    queue = BatchQueue().with_photos(SOURCES, AUTOMATIC).with_photos(SOURCES, AUTOMATIC)
    assert len(queue.items) == 3
    assert len(queue.with_photos(SOURCES, RestoreRequest(say="other")).items) == 6


def test_journal_is_ascii_and_keeps_names_that_are_not_utf_8() -> None:
    name = Path("caf\udce9 写真.png")
    place = WatchedFolder(Path("alb\udcfcm"), AUTOMATIC, {name.name: None})
    queue = BatchQueue().with_photos([name], AUTOMATIC).with_watched_folder(place)
    assert queue_to_text(queue).isascii()
    back = _parse(queue_to_text(queue))
    assert (back.items, back.watched) == (queue.items, queue.watched)


def test_no_photo_begins_while_another_runs_or_the_queue_is_paused() -> None:
    assert _queue(ItemState.RUNNING, ItemState.WAITING).next_item() is None
    assert _queue(ItemState.WAITING).paused(True).next_item() is None


def test_added_photos_do_not_begin_before_the_queue_is_started() -> None:
    gathered = BatchQueue().with_photos(SOURCES, AUTOMATIC)
    assert gathered.next_item() is None
    other = RestoreRequest(say="too dark")
    started = gathered.started(other)
    assert started.next_item()
    assert {item.request for item in started.items} == {other}


def test_photos_added_to_a_running_queue_run_with_their_own_request() -> None:
    other = RestoreRequest(say="too dark")
    queue = _queue(ItemState.RUNNING).with_photos([Path("late.png")], other)
    assert queue.phase is QueueState.RUNNING
    assert queue.items[-1].request == other


def test_new_photos_of_a_watched_folder_run_and_are_marked_as_seen() -> None:
    place = WatchedFolder(Path("scans"), AUTOMATIC, {"old.png": None})
    queue = (
        _queue(ItemState.DONE)
        .with_watched_folder(place)
        .with_watched_photos({"new.png": (9, 1)}, place)
    )
    assert queue.next_item()
    assert queue.next_item().source == Path("scans/new.png")
    assert queue.watched[0].seen == {"old.png": None, "new.png": (9, 1)}
    assert queue.paused(True).with_watched_photos({"more.png": (9, 1)}, place).next_item() is None


def test_results_in_a_watched_folder_are_not_added() -> None:
    place = WatchedFolder(Path("scans"), AUTOMATIC)
    done = _queue(ItemState.DONE)
    written = replace(done.items[0], output=Path("scans/odd name.png"))
    queue = (
        done.replaced(written)
        .with_watched_folder(place)
        .with_watched_photos({"odd name.png": (9, 1)}, place)
    )
    assert len(queue.items) == 1
    assert queue.watched[0].seen == {"odd name.png": (9, 1)}


def test_journal_keeps_watched_folders() -> None:
    place = WatchedFolder(Path("scans"), RestoreRequest(say="too dark"), {"old.png": None})
    queue = BatchQueue().with_watched_folder(place)
    assert _parse(queue_to_text(queue)) == queue
    old = '{"queue": 1, "items": []}'
    assert _parse(old) == BatchQueue()


@pytest.mark.parametrize(
    ("before", "now", "complete"),
    [
        ({}, {"a.png": (9, 1)}, ()),
        ({"a.png": (8, 1)}, {"a.png": (9, 1)}, ()),
        ({"a.png": (9, 1)}, {"a.png": (9, 2)}, ()),
        ({"a.png": (0, 1)}, {"a.png": (0, 1)}, ()),
        ({"a.png": (9, 1)}, {"a.png": (9, 1)}, ("a.png",)),
        ({"known.png": (9, 1)}, {"known.png": (9, 1)}, ()),
        ({"known.png": (9, 2)}, {"known.png": (9, 2)}, ("known.png",)),
        ({"a-restored.png": (9, 1)}, {"a-restored.png": (9, 1)}, ()),
        ({"a-restored-2.png": (9, 1)}, {"a-restored-2.png": (9, 1)}, ()),
    ],
)
def test_new_photo_is_complete_when_two_listings_agree(
    before: Listing, now: Listing, complete: tuple[str, ...]
) -> None:
    place = WatchedFolder(Path("scans"), AUTOMATIC, {"known.png": (9, 1)})
    assert tuple(place.finished_photos(before, now)) == complete


def test_retrying_keeps_finished_photos() -> None:
    queue = _queue(ItemState.DONE, ItemState.FAILED, ItemState.CANCELLED).retried()
    assert [i.state for i in queue.items] == [ItemState.DONE, ItemState.WAITING, ItemState.WAITING]


@given(st.lists(items, max_size=4, unique_by=lambda item: item.id).map(tuple))
def test_parsing_the_journal_gives_the_items(written: tuple[BatchItem, ...]) -> None:
    assert _parse(queue_to_text(BatchQueue(written))) == BatchQueue(written)


def test_after_a_restart_interrupted_photos_wait_and_the_queue_is_paused() -> None:
    queue = _parse(queue_to_text(_queue(ItemState.DONE, ItemState.RUNNING))).interrupted()
    assert [i.state for i in queue.items] == [ItemState.DONE, ItemState.WAITING]
    assert queue.phase is QueueState.PAUSED


def test_damaged_journal_gives_an_empty_queue() -> None:
    assert [_parse(t) for t in ("", "{", "[]", '{"queue": 0}', "null")] == [BatchQueue()] * 5


def test_time_left_is_the_mean_time_of_finished_photos_for_each_other() -> None:
    queue = _queue(ItemState.DONE, ItemState.WAITING, ItemState.WAITING)
    queue = queue.replaced(replace(queue.items[0], seconds=3.0))
    assert queue.seconds_left == 6.0
    assert _queue(ItemState.WAITING).seconds_left is None


def test_photos_that_run_together_share_the_time_left() -> None:
    queue = _queue(ItemState.DONE, ItemState.RUNNING, ItemState.RUNNING, ItemState.WAITING)
    queue = queue.replaced(replace(queue.items[0], seconds=4.0))
    assert queue.seconds_left == 6.0


def test_as_many_photos_start_as_may_run_at_once() -> None:
    queue = _queue(ItemState.RUNNING, ItemState.WAITING).paused(False)
    assert queue.next_item(1) is None
    assert queue.next_item(2) == queue.items[1]


PINNED = (
    '{"queue": 1, "items": [{"id": "1", "source": "a.png", "state": "failed", "output": null, '
    '"trouble": {"kind": "NotFound", "facts": {"path": "a.png"}}, "seconds": 1.5, '
    '"copied": false, "say": "remove dust", "recipe": null, "folder": "out", "format": "tiff", '
    '"pattern": "x{name}"}], "watched": [{"watches": "in", "seen": ["a.png", "b.png"], '
    '"say": null, "recipe": null, "folder": null, "format": null, '
    '"pattern": "{name}-restored"}]}'
)
"""Journal with one failed photo and one watched folder."""


def test_journal_is_the_same_in_every_version() -> None:
    target = OutputSpec(Path("out"), into=True, format=Format.TIFF, pattern="x{name}")
    request = RestoreRequest(say="remove dust", target=target)
    failure = Failure("NotFound", (("path", "a.png"),))
    item = BatchItem("1", Path("a.png"), request, ItemState.FAILED, failure=failure, seconds=1.5)
    folder = WatchedFolder(Path("in"), AUTOMATIC, {"a.png": None, "b.png": None})
    assert queue_to_text(BatchQueue((item,), watched=(folder,))) == PINNED


def test_changed_photo_of_a_watched_folder_replaces_its_failed_item() -> None:
    place = WatchedFolder(Path("scans"), AUTOMATIC)
    queue = BatchQueue().with_watched_folder(place).with_watched_photos({"a.png": (5, 1)}, place)
    failed = queue.replaced(replace(queue.items[0], state=ItemState.FAILED))
    again = failed.with_watched_photos({"a.png": (9, 2)}, place)
    assert [item.state for item in again.items] == [ItemState.WAITING]


def test_photos_seen_by_an_older_version_count_as_seen_in_any_state() -> None:
    place = WatchedFolder(Path("scans"), AUTOMATIC, {"old.png": None})
    assert place.finished_photos({"old.png": (9, 1)}, {"old.png": (9, 1)}) == {}


def test_damaged_item_costs_no_other_item() -> None:
    fields = json.loads(queue_to_text(_queue(ItemState.DONE, ItemState.WAITING)))
    fields["items"].insert(1, {"id": "x"})
    queue, damaged = queue_from_text(json.dumps(fields))
    assert (len(queue.items), damaged) == (2, ("items[2]",))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("recipe", 5),
        ("say", 3),
        ("format", "abacus"),
        ("seconds", 10**400),
        ("seconds", float("nan")),
        ("source", "a\0b"),
        ("source", "\ud800"),
        ("source", None),
        ("trouble", 7),
        ("state", "asleep"),
    ],
)
def test_item_with_an_invalid_field_is_reported(field: str, value: object) -> None:
    fields = json.loads(queue_to_text(_queue(ItemState.WAITING)))
    fields["items"][0][field] = value
    assert queue_from_text(json.dumps(fields)) == (BatchQueue(), ("items[1]",))


def test_queue_of_a_newer_version_is_refused() -> None:
    with pytest.raises(NewerQueue):
        queue_from_text('{"queue": 2, "items": []}')
