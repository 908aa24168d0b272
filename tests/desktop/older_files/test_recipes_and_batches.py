"""Recipes and the batch queue of version 0.1.0 open with everything that was in them."""

from typing import Final

import pytest

from desktop.files.project.recipe_file import read_recipe
from desktop.i18n.batch_failure import Failure
from desktop.i18n.error_templates import UNFORESEEN
from desktop.restoration.batch_queue import BatchItem, BatchQueue, ItemState
from desktop.restoration.file_restorer import RestoreRequest
from desktop.restoration.queue_file import QUEUE as QUEUE_FILE
from desktop.restoration.queue_json import queue_from_text
from desktop.restoration.recipe_check import check_recipe
from tests.desktop.older_files.facts import FILES, Facts, expected, recipe_facts

QUEUE: Final[Facts] = expected("queue")
FAILED: Final[Facts] = QUEUE["failed"]
SENTENCES: Final[dict[str, list[str]]] = FAILED["sentences"]
"""By id of the item: the kind of the failure and what version 0.1.0 said of it."""

each_failure = pytest.mark.parametrize(
    "id", SENTENCES, ids=[kind for kind, _ in SENTENCES.values()]
)


@pytest.fixture
def queue() -> BatchQueue:
    return queue_from_text((FILES / QUEUE_FILE).read_text(encoding="utf-8"))[0]


def request_facts(request: RestoreRequest) -> Facts:
    target = request.target
    return {
        "say": request.say,
        "recipe": request.recipe and recipe_facts(request.recipe.steps),
        "folder": target.out and target.out.as_posix(),
        "into": target.into,
        "format": target.format and target.format.value,
        "pattern": target.pattern,
    }


def item_facts(item: BatchItem) -> Facts:
    return {
        "id": item.id,
        "source": item.source.as_posix(),
        "state": item.state.value,
        "output": item.output and item.output.as_posix(),
        "seconds": item.seconds,
        "copied": item.copied,
        "request": request_facts(item.request),
    }


def with_request(facts: Facts) -> Facts:
    """Put the request in place of its name."""
    return {**facts, "request": QUEUE["requests"][facts["request"]]}


def failure_of(queue: BatchQueue, id: str) -> Failure:
    item = queue.item(id)
    assert item
    assert item.failure
    return item.failure


@pytest.mark.parametrize("file", ["recipe.toml", "recipe.json"])
def test_a_recipe_keeps_its_steps(file: str) -> None:
    assert recipe_facts(check_recipe(read_recipe(FILES / file)).steps) == expected("recipe")


def test_items_that_did_not_fail_are_kept(queue: BatchQueue) -> None:
    found = [item_facts(item) for item in queue.items if item.state is not ItemState.FAILED]
    assert found == [with_request(each) for each in QUEUE["items"]]


def test_items_that_failed_are_kept(queue: BatchQueue) -> None:
    shared = {name: FAILED[name] for name in ("source", "seconds", "request")}
    same = {**with_request(shared), "state": "failed", "output": None, "copied": False}
    found = [item_facts(item) for item in queue.items if item.state is ItemState.FAILED]
    assert found == [{"id": id, **same} for id in SENTENCES]


@each_failure
def test_a_failure_keeps_its_kind(queue: BatchQueue, id: str) -> None:
    assert failure_of(queue, id).kind == SENTENCES[id][0]


@each_failure
def test_a_failure_still_has_a_sentence_of_its_own(queue: BatchQueue, id: str) -> None:
    failure = failure_of(queue, id)
    assert failure.format_message() != UNFORESEEN.format(kind=failure.kind)


@each_failure
def test_a_sentence_names_the_facts_that_it_named_before(queue: BatchQueue, id: str) -> None:
    failure, (_, before) = failure_of(queue, id), SENTENCES[id]
    named = [str(fact) for _, fact in failure.facts if str(fact) in before]
    assert [fact for fact in named if fact not in failure.format_message()] == []


def test_watched_folders_are_kept(queue: BatchQueue) -> None:
    found = [
        {
            "folder": each.folder.as_posix(),
            "seen": sorted(each.seen),
            "request": request_facts(each.request),
        }
        for each in queue.watched
    ]
    assert found == [with_request(each) for each in QUEUE["watched"]]


def test_an_item_that_ran_waits_after_a_restart(queue: BatchQueue) -> None:
    items = (item for item in queue.interrupted().items if item.state is not ItemState.FAILED)
    assert [item.state.value for item in items] == QUEUE["after a restart"]
