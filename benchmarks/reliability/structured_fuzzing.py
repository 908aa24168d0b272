"""Structure-aware fuzzing of all files of the program that are not photos.

    python -m benchmarks.reliability.structured_fuzzing [COUNT] [SEED]

COUNT files (default 3,000) are made from valid projects, recipes, settings, batch queues, recovery
journals, model cards and step times, in turn: a few values, keys or elements of their tree are
replaced by hostile ones, or bytes of the text are changed. Each must be read or refused in a
sentence within 10 CPU seconds and 500 MB, and what cannot be read must still be on the disk
afterwards. The same seed gives the same files. The exit code is 1 if there was a fault. POSIX only.
"""

import io
import json
import random
import resource
import signal
import sys
import tempfile
import time
import tomllib
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Final

import tomli_w

from benchmarks.reliability.file_fuzzing import project as make_project
from benchmarks.reliability.own_file_readers import place_file, read_and_judge
from desktop.document.document import Document
from desktop.document.recipe import Recipe, RecipeStep
from desktop.files.decoding.decode_photo import decode_photo
from desktop.files.formats.vips_threads import STACK_BYTES, THREADS
from desktop.files.project.crash_recovery import JOURNAL, Journal
from desktop.files.project.project_file import DOCUMENT
from desktop.files.storage.scratch_files import Scratch
from desktop.restoration.batch_queue import BatchQueue
from desktop.restoration.file_restorer import RestoreRequest
from desktop.restoration.queue_json import queue_to_text
from desktop.restoration.watched_folders import WatchedFolder
from desktop.settings import FILE as SETTINGS
from desktop.settings import Settings
from models.catalog.model_cards import CARDS
from models.core.plan import Step
from models.core.progress import Progress

SECONDS: Final = 10
"""Longest time for one file, in CPU seconds, so that a busy computer makes no difference."""

IDLE_FACTOR: Final = 10
"""Factor on SECONDS for the time on the clock, which ends a file that waits for ever."""

MEMORY: Final = 500 << 20
"""Bytes of memory that this process may allocate in all."""

HOSTILE: Final[tuple[Any, ...]] = (
    *(None, True, False, 0, 1, -1, 2, 0.5, 1e308, 2**31, 2**63, 10**30, 10**400),
    *(
        "",
        "a",
        "..",
        "../../x",
        "/dev/zero",
        "//server/share",
        "a\0b",
        "\ud800",
        "\udce9",
        "\x1b[2J",
    ),
    *("x" * 100_000, [], {}, [[]], [None], {"a": 1}, [0] * 1000, "nan", float("nan"), float("inf")),
)
"""Values that replace a value of a valid file."""

MOST_PLACES: Final = 5000
"""Largest number of places of a tree from which those to be changed are drawn."""

MOST_TEXT: Final = 4 << 20
"""Bytes by which repeated elements may lengthen a file."""

DEEPEST: Final = 12
"""Depth of the tree below which nothing is changed."""


class TooSlow(Exception):
    """Error that a file took more than SECONDS seconds."""


def mutate_tree(tree: Any, chance: random.Random) -> Any:
    """Return a copy of a tree of dictionaries and lists with one to three places changed."""
    tree = deepcopy(tree)
    for _ in range(chance.randint(1, 3)):
        places = list(islice(_places(tree), MOST_PLACES))
        if not places:
            return deepcopy(chance.choice(HOSTILE))
        parent, key = chance.choice(places)
        match chance.randrange(6):
            case 0:
                del parent[key]
            case 1 if isinstance(parent, list):
                repeats = min(chance.choice((1, 50, 2000)), MOST_TEXT // len(_to_json(parent[key])))
                parent.extend([deepcopy(parent[key]) for _ in range(repeats)])
            case 2 if isinstance(parent, dict):
                parent["unknown"] = parent[key]
            case 3:
                parent[key] = _nested(chance.choice((10, 400)))
            case _:
                parent[key] = deepcopy(chance.choice(HOSTILE))
    return tree


def mutate_bytes(content: bytes, chance: random.Random) -> bytes:
    """Return content that is truncated, or has bytes changed, removed or repeated."""
    if chance.random() < 0.2 or not content:
        return content[: chance.randrange(len(content) + 1)]
    mutant = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(mutant)) if mutant else 0
        match chance.randrange(3):
            case 0:
                mutant[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del mutant[at : at + chance.randint(1, 20)]
            case _:
                mutant[at:at] = mutant[at : at + 40] * chance.randint(1, 20)
    return bytes(mutant)


def _places(tree: Any, depth: int = DEEPEST) -> Iterator[tuple[Any, Any]]:
    """Yield every (container, key) of a tree down to a depth."""
    if not isinstance(tree, dict | list) or depth == 0:
        return
    for key, value in list(tree.items() if isinstance(tree, dict) else enumerate(tree)):
        yield tree, key
        yield from _places(value, depth - 1)


def _nested(depth: int) -> Any:
    value: Any = 1
    for _ in range(depth):
        value = [value]
    return value


def _to_toml(tree: Any) -> bytes:
    """Write a tree as TOML, or as JSON (invalid TOML) if TOML cannot hold it."""
    try:
        return tomli_w.dumps(tree).encode("utf-8", "surrogatepass")
    except (TypeError, ValueError, AttributeError, RecursionError):
        return _to_json(tree)


def _to_json(tree: Any) -> bytes:
    sys.set_int_max_str_digits(0)
    text = json.dumps(tree)
    sys.set_int_max_str_digits(4300)
    return text.encode()


def mutate_file(kind: str, content: bytes, chance: random.Random) -> bytes:
    """Return a file of a kind with places of its tree changed, or bytes if it has no tree."""
    try:
        return MUTATIONS[kind](content, chance)
    except (ValueError, RecursionError, zipfile.BadZipFile, KeyError, EOFError, zlib.error):
        return mutate_bytes(content, chance)


def _mutate_toml(content: bytes, chance: random.Random) -> bytes:
    return _to_toml(mutate_tree(tomllib.loads(content.decode()), chance))


def _mutate_json(content: bytes, chance: random.Random) -> bytes:
    return _to_json(mutate_tree(json.loads(content), chance))


def _mutate_recipe(content: bytes, chance: random.Random) -> bytes:
    """Change a recipe in TOML, and write it as that or as JSON."""
    tree = mutate_tree(tomllib.loads(content.decode()), chance)
    return chance.choice((_to_toml, _to_json))(tree)


def _mutate_journal(content: bytes, chance: random.Random) -> bytes:
    fields = json.loads(content)
    if chance.random() < 0.5 and isinstance(fields, dict) and "outline" in fields:
        outline = _mutate_json(str(fields["outline"]).encode(), chance)
        return _to_json({**fields, "outline": outline.decode()})
    return _to_json(mutate_tree(fields, chance))


def _mutate_project(content: bytes, chance: random.Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    if chance.random() < 0.7:
        entries[DOCUMENT] = _mutate_json(entries[DOCUMENT], chance)
    else:
        name = chance.choice(list(entries))
        entries[name] = mutate_bytes(entries[name], chance)
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, entry in entries.items():
            archive.writestr(name, entry)
    return written.getvalue()


MUTATIONS: Final[Mapping[str, Callable[[bytes, random.Random], bytes]]] = {
    "project": _mutate_project,
    "recipe": _mutate_recipe,
    "settings": _mutate_toml,
    "queue": _mutate_json,
    "journal": _mutate_journal,
    "card": _mutate_toml,
    "timings": _mutate_json,
}
"""Functions that change the tree of a file, by its kind, in the order in which kinds are tried."""


def valid_files(folder: Path) -> dict[str, bytes]:
    """Make a valid file of each kind, with the help of an empty folder."""
    project = make_project(folder)
    photo = folder / "source.png"
    with Scratch(folder) as scratch:
        document = Document(decode_photo(photo, scratch, Progress()))
        Journal(scratch).keep(document, None)
        journal = (scratch.folder / JOURNAL).read_bytes()
    step = RecipeStep("a", Step("scratches", {"wish": "scratches", "sensitivity": 0.4}), 0.5)
    recipe = Recipe((step, step))
    request = RestoreRequest(say="too dark", recipe=recipe)
    queue = BatchQueue().with_photos([photo, folder / "b.png"], request)
    queue = queue.with_watched_folder(WatchedFolder(folder, request, {"a.png": (5, 7)}))
    Settings(theme="dark", agreed=("a", "b")).write(folder)
    return {
        "project": project,
        "recipe": recipe.toml.encode(),
        "settings": (folder / SETTINGS).read_bytes(),
        "queue": queue_to_text(queue).encode(),
        "journal": journal,
        "card": (CARDS / "bsrnet.toml").read_bytes(),
        "timings": _to_json({"paces": 1, "known": {"tone a": 3.5, "instruct b c": 0.25}}),
    }


@contextmanager
def _time_limit(seconds: int) -> Iterator[None]:
    """Raise TooSlow in the block after these CPU seconds, or IDLE_FACTOR times as many."""

    def stop(*_: object) -> None:
        raise TooSlow

    for number, timer, limit in (
        (signal.SIGPROF, signal.ITIMER_PROF, seconds),
        (signal.SIGALRM, signal.ITIMER_REAL, seconds * IDLE_FACTOR),
    ):
        signal.signal(number, stop)
        signal.setitimer(timer, limit)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)


def try_one(kind: str, valid: bytes, folder: Path, chance: random.Random) -> "Trial":
    """Write a mutant of the valid file of this kind into a folder and read it."""
    content = mutate_file(kind, valid, chance)
    if chance.random() < 0.3:
        content = mutate_bytes(content, chance)
    path = place_file(kind, folder)
    path.write_bytes(content)
    began = time.process_time()
    try:
        with _time_limit(SECONDS):
            result = read_and_judge(kind, path, folder)
    except TooSlow:
        result = "hang"
    except MemoryError:
        result = "memory"
    except Exception as error:  # noqa: BLE001  any other exception is a fault
        result = f"unforeseen {type(error).__name__}: {str(error)[:100]}"
    return Trial(result, content, time.process_time() - began)


@dataclass(frozen=True, slots=True)
class Trial:
    """Outcome of one mutant: "read", "refused" or a fault, its bytes, CPU seconds of reading."""

    result: str
    content: bytes
    seconds: float


def main(count: int, seed: int) -> int:
    """Try `count` mutants drawn by `seed` and print the counts; return 1 if there was a fault."""
    most = MEMORY + THREADS * STACK_BYTES
    resource.setrlimit(resource.RLIMIT_DATA, (most, most))
    counts: dict[str, Counter[str]] = {kind: Counter() for kind in MUTATIONS}
    began, slowest, faults = time.monotonic(), 0.0, 0
    with tempfile.TemporaryDirectory() as name:
        valid = valid_files(Path(name))
        for number in range(count):
            kind = tuple(MUTATIONS)[number % len(MUTATIONS)]
            chance = random.Random(f"{seed} {number}")  # noqa: S311
            with tempfile.TemporaryDirectory() as folder:
                trial = try_one(kind, valid[kind], Path(folder), chance)
            slowest = max(slowest, trial.seconds)
            counts[kind][trial.result.split()[0]] += 1
            if trial.result not in ("read", "refused"):
                faults += 1
                Path("fuzz-faults").mkdir(exist_ok=True)
                (Path("fuzz-faults") / f"{number}.{kind}").write_bytes(trial.content)
                print(f"{number} ({kind}): {trial.result}", flush=True)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{count} files, seed {seed}: { {kind: dict(each) for kind, each in counts.items()} }")
    took = time.monotonic() - began
    print(
        f"{faults} faults, {took:.0f} s, slowest {slowest:.1f} CPU seconds, at most {memory:.0f} MB"
    )
    return int(faults > 0)


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:3]]
    sys.exit(main(*numbers, *(3000, 1)[len(numbers) :]))
