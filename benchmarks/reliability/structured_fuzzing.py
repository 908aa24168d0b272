"""Structure-aware fuzzing of all files of the program that are not photos.

    python -m benchmarks.reliability.structured_fuzzing [COUNT] [SEED]

COUNT files (default 3,000) are made from valid projects, recipes, settings, batch queues, recovery
journals, model cards and step times, in turn: a few values, keys or elements of their tree are
replaced by hostile ones, or bytes of the text are changed. Each must be read or refused in a
sentence within 10 CPU seconds and 500 MB, and what cannot be read must still be on the disk
afterwards. The same seed gives the same files. The exit code is 1 if there was a fault. POSIX only.
"""

import json
import random
import resource
import signal
import sys
import tempfile
import time
import tomllib
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any, Final

import tomli_w

from benchmarks.reliability.file_fuzzing import project as make_project
from desktop.document.document import Document
from desktop.document.recipe import DamagedRecipe, Recipe, RecipeStep
from desktop.files.decoding.photo import decode_photo
from desktop.files.errors import PhotoError
from desktop.files.project.project_file import DOCUMENT, load_project
from desktop.files.project.recipe_file import read_recipe
from desktop.files.project.recovery import JOURNAL, Journal, find_recoverable, recover_document
from desktop.files.storage.scratch import Scratch
from desktop.files.storage.settings_file import repair_settings
from desktop.i18n.formatting import format_message
from desktop.restoration.batch_queue import BatchQueue
from desktop.restoration.file_restorer import RestoreRequest
from desktop.restoration.own_files import find_damaged_own_files
from desktop.restoration.queue_file import QUEUE, QueueFile
from desktop.restoration.queue_json import queue_to_text
from desktop.restoration.recipe_check import check_recipe
from desktop.restoration.step_timing import read_timings
from desktop.restoration.watch_folder import WatchedFolder
from desktop.settings import FILE as SETTINGS
from desktop.settings import Folders, Settings
from models.catalog.catalog import CARDS
from models.core.plan import Step
from models.core.progress import Notice, Progress

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

DEEPEST: Final = 12
"""Depth of the tree below which nothing is changed."""

Reader = Callable[[Path], str]
"""Function that reads a file and returns "read" or the sentence with which it was refused."""


class TooSlow(Exception):
    """A file took more than SECONDS seconds."""


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
                parent.extend([deepcopy(parent[key])] * chance.choice((1, 50, 2000)))
            case 2 if isinstance(parent, dict):
                parent["unknown"] = parent[key]
            case 3:
                parent[key] = _nested(chance.choice((10, 400)))
            case _:
                parent[key] = deepcopy(chance.choice(HOSTILE))
    return tree


def mutate_bytes(content: bytes, chance: random.Random) -> bytes:
    """Return content that is cut off, or has some bytes changed, removed or repeated."""
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
    """Write a tree as TOML; what TOML cannot hold, as JSON, which is no TOML."""
    try:
        return tomli_w.dumps(tree).encode("utf-8", "surrogatepass")
    except (TypeError, ValueError, AttributeError, RecursionError):
        return _to_json(tree)


def _to_json(tree: Any) -> bytes:
    sys.set_int_max_str_digits(0)
    text = json.dumps(tree)
    sys.set_int_max_str_digits(4300)
    return text.encode()


class Samples:
    """Valid files of each kind, and functions that write a mutant of one and read it."""

    def __init__(self, folder: Path) -> None:
        """Make the valid files in a folder."""
        self.project = make_project(folder)
        photo = folder / "source.png"
        with Scratch(folder) as scratch:
            document = Document(decode_photo(photo, scratch, Progress()))
            Journal(scratch).keep(document, None)
            self.journal = json.loads((scratch.folder / JOURNAL).read_text())
        step = RecipeStep("a", Step("scratches", {"wish": "scratches", "sensitivity": 0.4}), 0.5)
        self.recipe = Recipe((step, step))
        request = RestoreRequest(say="too dark", recipe=self.recipe)
        queue = BatchQueue().with_photos([photo, folder / "b.png"], request)
        queue = queue.with_watched_folder(WatchedFolder(folder, request, {"a.png": (5, 7)}))
        self.queue = json.loads(queue_to_text(queue))
        Settings(theme="dark", agreed=("a", "b")).write(folder)
        self.settings = tomllib.loads((folder / SETTINGS).read_text())
        self.timings = {"paces": 1, "known": {"tone a": 3.5, "instruct b c": 0.25}}
        self.card = tomllib.loads((CARDS / "bsrnet.toml").read_text())

    def write(self, kind: str, folder: Path, chance: random.Random) -> tuple[Path, bytes, Reader]:
        """Write a mutant of a kind into an empty folder; return its bytes and what reads it."""
        path, content, reader = getattr(self, f"_make_{kind}")(folder, chance)
        if chance.random() < 0.3:
            content = mutate_bytes(content, chance)
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
        return path, content, reader

    def _make_recipe(self, folder: Path, chance: random.Random) -> tuple[Path, bytes, Reader]:
        if chance.random() < 0.5:
            tree = mutate_tree(json.loads(self.recipe.json), chance)
            return folder / "a.json", _to_json(tree), _read_recipe
        tree = mutate_tree(tomllib.loads(self.recipe.toml), chance)
        return folder / "a.toml", _to_toml(tree), _read_recipe

    def _make_settings(self, folder: Path, chance: random.Random) -> tuple[Path, bytes, Reader]:
        return folder / SETTINGS, _to_toml(mutate_tree(self.settings, chance)), _read_settings

    def _make_queue(self, folder: Path, chance: random.Random) -> tuple[Path, bytes, Reader]:
        return folder / QUEUE, _to_json(mutate_tree(self.queue, chance)), _read_queue

    def _make_card(self, folder: Path, chance: random.Random) -> tuple[Path, bytes, Reader]:
        return folder / "own.toml", _to_toml(mutate_tree(self.card, chance)), _read_card

    def _make_timings(self, folder: Path, chance: random.Random) -> tuple[Path, bytes, Reader]:
        return folder / "paces.json", _to_json(mutate_tree(self.timings, chance)), _read_timings

    def _make_journal(self, folder: Path, chance: random.Random) -> tuple[Path, bytes, Reader]:
        fields = dict(self.journal)
        if chance.random() < 0.5:
            fields["outline"] = _to_json(
                mutate_tree(json.loads(fields["outline"]), chance)
            ).decode()
        else:
            fields = mutate_tree(fields, chance)
        crashed = Scratch(folder)
        crashed.leave()
        return crashed.folder / JOURNAL, _to_json(fields), _read_journal

    def _make_project(self, folder: Path, chance: random.Random) -> tuple[Path, bytes, Reader]:
        path = folder / "a.ora"
        path.write_bytes(self.project)
        with zipfile.ZipFile(path) as archive:
            entries = {name: archive.read(name) for name in archive.namelist()}
        if chance.random() < 0.7:
            entries[DOCUMENT] = _to_json(mutate_tree(json.loads(entries[DOCUMENT]), chance))
        else:
            name = chance.choice(list(entries))
            entries[name] = mutate_bytes(entries[name], chance)
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in entries.items():
                archive.writestr(name, content)
        return path, path.read_bytes(), _read_project


KINDS: Final = ("project", "recipe", "settings", "queue", "journal", "card", "timings")
"""Kinds of files, in the order in which they are tried."""

KEPT: Final = ("settings", "queue", "journal", "card", "timings")
"""Kinds that the program writes over, so that a refused file must be kept under another name."""


def _read_recipe(path: Path) -> str:
    check_recipe(read_recipe(path))
    return "read"


def _read_settings(path: Path) -> str:
    return _sentence(repair_settings(path.parent))


def _read_queue(path: Path) -> str:
    _, notices = QueueFile(path.parent).read()
    return _sentence(*notices)


def _read_card(path: Path) -> str:
    return _sentence(
        *find_damaged_own_files(replace(Folders.under(path.parent), models=path.parent))
    )


def _read_timings(path: Path) -> str:
    return _sentence(read_timings(path)[1])


def _read_journal(path: Path) -> str:
    notices: list[Notice] = []
    sessions = find_recoverable(path.parents[1], notices)
    with tempfile.TemporaryDirectory() as name, Scratch(Path(name)) as scratch:
        try:
            for session in sessions:
                recover_document(session, scratch, Progress(), decode_photo)
        finally:
            for session in sessions:
                session.release()
    return _sentence(*notices)


def _read_project(path: Path) -> str:
    with tempfile.TemporaryDirectory() as name, Scratch(Path(name)) as scratch:
        load_project(path, scratch, Progress(), decode_photo)
    return "read"


def _sentence(*notices: Notice | None) -> str:
    told = [format_message(notice) for notice in notices if notice is not None]
    return told[0] if told else "read"


@contextmanager
def _time_limit(seconds: int) -> Iterator[None]:
    """Raise TooSlow in the block after so many CPU seconds, or IDLE_FACTOR times as many."""

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


def try_one(samples: Samples, kind: str, folder: Path, chance: random.Random) -> "Trial":
    """Write a mutant into a folder and read it."""
    path, content, reader = samples.write(kind, folder, chance)
    began = time.process_time()
    try:
        with _time_limit(SECONDS):
            result = reader(path)
    except (PhotoError, DamagedRecipe) as error:
        result = format_message(error)
    except TooSlow:
        result = "hang"
    except MemoryError:
        result = "memory"
    except Exception as error:  # noqa: BLE001  any other exception is a fault
        result = f"unforeseen {type(error).__name__}: {str(error)[:100]}"
    seconds = time.process_time() - began
    return Trial(_judge(result, kind, folder, content), content, seconds)


@dataclass(frozen=True, slots=True)
class Trial:
    """One mutant: "read", "refused" or a fault, its bytes, and the CPU seconds of reading it."""

    result: str
    content: bytes
    seconds: float


def _judge(result: str, kind: str, folder: Path, content: bytes) -> str:
    """Return "read", "refused", or the fault of what a reader has returned."""
    if result in ("read", "hang", "memory"):
        return result
    if "unforeseen" in result or not result.endswith("."):
        return f"unforeseen {result[:100]}"
    files = (file for file in folder.rglob("*") if file.is_file())
    if kind in KEPT and content and all(file.read_bytes() != content for file in files):
        return "lost"
    return "refused"


def main(count: int, seed: int) -> int:
    """Try the files and print the counts; return 1 if there was a fault, else 0."""
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    counts: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
    began, slowest, faults = time.monotonic(), 0.0, 0
    with tempfile.TemporaryDirectory() as name:
        samples = Samples(Path(name))
        for number in range(count):
            kind, chance = KINDS[number % len(KINDS)], random.Random(f"{seed} {number}")  # noqa: S311
            with tempfile.TemporaryDirectory() as folder:
                trial = try_one(samples, kind, Path(folder), chance)
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
