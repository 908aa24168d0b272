"""JSON of the batch queue.

The fields are checked by hand, since paths that are not UTF-8 contain lone surrogates, which
msgspec rejects in JSON.
"""

import json
from collections.abc import Mapping
from math import isfinite
from pathlib import Path
from typing import Any, Final

from desktop.document.recipe import DamagedRecipe, Recipe, is_text
from desktop.files.formats.format_table import Format
from desktop.i18n.batch_failure import Failure
from desktop.restoration.batch_queue import BatchItem, BatchQueue, ItemState
from desktop.restoration.file_restorer import RestoreRequest
from desktop.restoration.output_paths import OutputSpec
from desktop.restoration.watched_folders import FileState, WatchedFolder

VERSION: Final = 1
"""Version of the JSON format."""

UNREADABLE: Final = (ValueError, TypeError, KeyError, OverflowError, RecursionError, DamagedRecipe)
"""Exceptions of text that is no queue or no part of one."""


class NewerQueue(Exception):
    """Error that a queue was stored by a newer version of the program."""


def queue_to_text(queue: BatchQueue) -> str:
    """Convert a queue to ASCII JSON; name bytes that are not UTF-8 become escaped surrogates."""
    items = [item_to_json(item) for item in queue.items]
    watched = [_watched_to_json(each) for each in queue.watched]
    return json.dumps({"queue": VERSION, "items": items, "watched": watched})


def queue_from_text(text: str) -> tuple[BatchQueue, tuple[str, ...]]:
    """Parse the JSON of a queue; return also names of damaged parts. Raises: NewerQueue."""
    try:
        fields = json.loads(text)
        version = fields["queue"]
        if type(version) is not int or version < 1:
            raise ValueError("queue")
    except UNREADABLE:
        return BatchQueue(), ("queue",)
    if version > VERSION:
        raise NewerQueue
    damaged: list[str] = []
    items = _parse_each(fields, "items", item_from_json, damaged)
    watched = _parse_each(fields, "watched", _watched_from_json, damaged)
    return BatchQueue(_with_unique_ids(items), watched=watched), tuple(damaged)


def _parse_each(fields: Mapping[str, Any], name: str, parse: Any, damaged: list[str]) -> Any:
    """Parse each element of the list `name`; append names of damaged ones to `damaged`."""
    values = fields.get(name, [])
    if not isinstance(values, list):
        damaged.append(name)
        return ()
    parsed = []
    for at, value in enumerate(values, 1):
        try:
            parsed.append(parse(value))
        except (*UNREADABLE, AttributeError):
            damaged.append(f"{name}[{at}]")
    return tuple(parsed)


def _with_unique_ids(items: tuple[BatchItem, ...]) -> tuple[BatchItem, ...]:
    """Return the items without those of which a later one has the same id."""
    return tuple({item.id: item for item in items}.values())


def item_to_json(item: BatchItem) -> dict[str, Any]:
    """Convert an item to JSON fields, as `item_from_json` reads them."""
    return {
        "id": item.id,
        "source": str(item.source),
        "state": item.state.value,
        "output": item.output and str(item.output),
        "trouble": item.failure and item.failure.fields,
        "seconds": item.seconds,
        "copied": item.copied,
        **_request_to_json(item.request),
    }


def _watched_to_json(watched: WatchedFolder) -> dict[str, Any]:
    """Convert a watched folder to JSON fields; older versions read `seen` alone."""
    states = {name: list(state) for name, state in sorted(watched.seen.items()) if state}
    return {
        "watches": str(watched.folder),
        "seen": sorted(watched.seen),
        **({"states": states} if states else {}),
        **_request_to_json(watched.request),
    }


def _request_to_json(request: RestoreRequest) -> dict[str, Any]:
    target = request.target
    return {
        "say": request.say,
        "recipe": request.recipe and request.recipe.json,
        "folder": target.out and str(target.out),
        "format": target.format and target.format.value,
        "pattern": target.pattern,
    }


def item_from_json(fields: Mapping[str, Any]) -> BatchItem:
    """Parse an item of the queue from its JSON `fields`. Raises: exceptions in UNREADABLE."""
    seconds, trouble = fields["seconds"], fields.get("trouble")
    if isinstance(seconds, bool) or not isinstance(seconds, int | float) or not 0 <= seconds < 1e12:
        raise ValueError("seconds")
    if not is_text(fields["id"]):
        raise ValueError("id")
    return BatchItem(
        fields["id"],
        _path(fields["source"]),
        _request(fields),
        ItemState(fields["state"]),
        _path(fields["output"]) if fields["output"] else None,
        Failure.from_fields(trouble) if trouble else None,
        float(seconds) if isfinite(seconds) else 0.0,
        bool(fields.get("copied")),
    )


def _watched_from_json(fields: Mapping[str, Any]) -> WatchedFolder:
    states = fields.get("states", {})
    if not isinstance(fields["seen"], list) or not isinstance(states, dict):
        raise TypeError("seen")
    seen = {str(name): file_state(states.get(name)) for name in fields["seen"]}
    return WatchedFolder(_path(fields["watches"]), _request(fields), seen)


def file_state(numbers: object) -> FileState | None:
    """Parse the state of a file, [size, time]; None for anything else."""
    match numbers:
        case [int(size), int(changed)]:
            return size, changed
    return None


def _request(fields: Mapping[str, Any]) -> RestoreRequest:
    recipe, folder, format, say = (fields[name] for name in ("recipe", "folder", "format", "say"))
    if not all(value is None or isinstance(value, str) for value in (recipe, format, say)):
        raise TypeError("request")
    if say is not None and not is_text(say):
        raise ValueError("say")
    target = OutputSpec(
        out=_path(folder) if folder else None,
        into=bool(folder),
        format=Format(format) if format else None,
        pattern=str(fields["pattern"]),
    )
    steps = Recipe.from_text(recipe) if recipe else None
    return RestoreRequest(say=say, recipe=steps, target=target)


def _path(value: object) -> Path:
    """Convert a stored string to a path. Raises: TypeError; ValueError."""
    if not isinstance(value, str):
        raise TypeError("path")
    if "\0" in value or any(
        "\ud800" <= each < "\udc80" or "\udcff" < each <= "\udfff" for each in value
    ):
        raise ValueError("path")
    return Path(value)
