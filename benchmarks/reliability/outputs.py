"""Random runs of the command line over folders full of names that collide.

    python -m benchmarks.reliability.outputs [runs] [seed]

Photos, hard and symbolic links, earlier results, foreign files and the words of the run are drawn
by chance; the engine changes nothing. After each run no original may have changed, every success
must have a result of its own that shows its own photo, and nothing that was there may be replaced
without --overwrite. Ends with 1 otherwise and prints the words of each run that broke a rule.
"""

import argparse
import hashlib
import io
import json
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import Path
from typing import Any, Final

import numpy as np
from PIL import Image

from benchmarks.reliability.kill_targets import Turning
from desktop.cli.main import restore_photos
from desktop.cli.parser import UsageError, parse_arguments
from desktop.document.recipe import Recipe, RecipeStep
from desktop.files.decoding.photo import decode_photo
from desktop.files.errors import PhotoError
from desktop.files.metadata.provenance import is_own_map
from desktop.files.project.project_file import is_own_project
from desktop.files.storage.scratch import Scratch
from desktop.render.renderer import DocumentRenderer
from desktop.render.tile_cache import TileCache
from desktop.restoration.file_restorer import FileRestorer
from desktop.restoration.layer_runner import LayerContext
from desktop.settings import Folders
from desktop.terminal import Terminal
from models.core.device import Device
from models.core.plan import Step

CLOSE: Final = 8
"""So many of the names, the first, differ in little."""

NAMES: Final = (
    *("a.jpg", "A.JPG", "a.png", "a.gif", "a.jfif", "a-restored.jpg", "a-restored.png"),
    *(
        "a-restored-2.jpg",
        "b.webp",
        "b.tif",
        "b-restored.webp",
        "c.mpo",
        "1956.07",
        "m.png",
        "\u00e9.jpg",
    ),
    *("e\u0301.jpg", ".trashed-1-b.jpg", "._a.jpg", "x.ora", "map.png"),
)
PLACES: Final = ("", "x", "y", "out")
KINDS: Final = {".png": "PNG", ".gif": "GIF", ".webp": "WEBP", ".tif": "TIFF"}
FORMATS: Final = ("png", "jpeg", "tiff", "webp")
SIZE: Final = (4, 6)
_READ: Final = ("--recipe", "--mask")
"""Options that name files which a run reads."""

NEAR: Final = 6
"""Levels of 255 by which a flat colour may differ behind JPEG and WebP."""


@dataclass
class World:
    """A folder with photos of different colours, links to them and other files; where it is
    `close`, all are called nearly the same."""

    folder: Path
    chance: random.Random
    close: bool = False
    photos: dict[Path, tuple[int, int, int]] = field(default_factory=dict)

    def furnish(self) -> None:
        """Make files until there are enough; a link may be called as anything else."""
        for place in PLACES[1:]:
            (self.folder / place).mkdir()
        for _ in range(self.chance.randint(3, 9)):
            self._make_photo(self._free_place())
        for _ in range(self.chance.randint(0, 3)):
            self._make_other(self._free_place())
        steps = (RecipeStep("keep", Step("keep", {"wish": "noise"})),)
        recipe = Recipe(steps[: self.chance.randint(0, 1)])
        (self.folder / "recipe.toml").write_text(recipe.toml, encoding="utf-8")
        Image.new("L", SIZE[::-1], 255).save(self.folder / "mask.png")
        self.photos[self.folder / "mask.png"] = (255, 255, 255)
        if self.chance.random() < 0.3:
            (self.folder / "link").symlink_to(self.folder / "x")

    def words(self) -> list[str]:
        """The words of a run over one photo, which names its outputs, or over several."""
        pick, some = self.chance.choice, self.chance.random
        words = self._words_for_one() if some() < 0.4 else self._words_for_several()
        words += ["--json", "--recipe", str(self.folder / "recipe.toml")]
        if some() < 0.3:
            words += ["--format", pick(FORMATS)]
        if some() < 0.6:
            words.append("--overwrite")
        if some() < 0.1:
            words.append("--new-time")
        return ["restore", *words]

    def _words_for_one(self) -> list[str]:
        photo, some = self._any_photo(), self.chance.random
        words = [self._spelt(photo) for _ in range(self.chance.choice((1, 1, 2)))]
        words += ["-o", self._target()] if some() < 0.5 else []
        words += ["--mask", self._spelt(self.folder / "mask.png")] if some() < 0.4 else []
        for option, ending in (("--save-evidence", ".png"), ("--save-project", ".ora")):
            words += [option, self._target(ending)] if some() < 0.4 else []
        return words

    def _words_for_several(self) -> list[str]:
        words = [self._spelt(self._any_photo()) for _ in range(self.chance.randint(2, 5))]
        if self.chance.random() < 0.4:
            words.append(self._spelt(self.folder / self.chance.choice(PLACES)))
        if self.chance.random() < 0.6:
            words += ["-o", self.chance.choice((f"{self.folder}/out", f"{self.folder}/new.d/"))]
        return words

    def state(self) -> dict[Path, str]:
        """The content of every file by path, as it is reached through links."""
        files = (path for path in sorted(self.folder.rglob("*")) if path.is_file())
        return {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}

    def _make_photo(self, path: Path) -> None:
        level = len(self.photos) * 24
        colour = (level, 255 - level, (level * 5) % 256)
        self.photos[path] = colour
        kind = KINDS.get(path.suffix.lower(), "JPEG")
        options = {"quality": 100, "subsampling": 0} if kind == "JPEG" else {}
        options |= {"lossless": True} if kind == "WEBP" else {}
        picture = Image.new("RGB", SIZE[::-1], colour)
        picture.save(path, kind if path.suffix != ".ora" else "PNG", **options)

    def _make_other(self, path: Path) -> None:
        """A link to a photo, one that leads nowhere or in a circle, a foreign file or a folder."""
        made = self.chance.randrange(6)
        if made == 0:
            path.symlink_to(self._any_photo())
        elif made == 1:
            path.hardlink_to(self._any_photo())
        elif made == 2:
            path.symlink_to(self.chance.choice((path, self.folder / "nowhere.png")))
        elif made == 3:
            path.mkdir()
        else:
            path.write_bytes(b"no photo")

    def _free_place(self) -> Path:
        names = NAMES[:CLOSE] if self.close else NAMES
        while True:
            path = self.folder / self.chance.choice(PLACES) / self.chance.choice(names)
            if not path.exists() and not path.is_symlink():
                return path

    def _any_photo(self) -> Path:
        return self.chance.choice(list(self.photos))

    def _spelt(self, path: Path) -> str:
        """The same path in another way."""
        within = path.relative_to(self.folder)
        ways = [str(path), f"{self.folder}/out/../{within}", f"{self.folder}/./{within}"]
        linked = self.folder / "link"
        if within.parts[:1] == ("x",) and linked.is_symlink():
            ways.append(str(linked.joinpath(*within.parts[1:])))
        return self.chance.choice(ways)

    def _target(self, ending: str = "") -> str:
        """A file to write to: mostly one that is there or will be."""
        pick = self.chance.choice
        there = [path for path in self.folder.rglob("*") if path.suffix.lower() == ending]
        named = [self.folder / "out" / f"r{ending or pick(('.png', '.jpg', '.tif'))}"]
        if ending != ".ora":
            named += [self.folder / "a-restored.png", self.folder / "mask.png", self._any_photo()]
        return self._spelt(pick(named + there))


@dataclass(frozen=True)
class Ran:
    """What a run said."""

    words: list[str]
    code: int
    told: list[dict[str, Any]]
    error: str


@contextmanager
def workshop() -> Iterator[FileRestorer]:
    """One whose engine turns photos of one colour upside down, which changes nothing."""
    with Scratch() as scratch:
        bench = LayerContext(Turning(), DocumentRenderer(TileCache(0)), scratch)
        yield FileRestorer(bench, Device.CPU, scratch, decode_photo)


def run(words: list[str], folders: Folders, shop: FileRestorer) -> Ran:
    """Do what the words say, as the command line does."""

    @contextmanager
    def opened(_: argparse.Namespace, __: Folders) -> Iterator[FileRestorer]:
        yield shop

    out, error = io.StringIO(), io.StringIO()
    code = 1
    with redirect_stdout(out), redirect_stderr(error):
        terminal = Terminal()
        try:
            code = restore_photos(parse_arguments(words), folders, terminal, opened)
        except (UsageError, PhotoError) as refused:
            terminal.warn(repr(refused))
            code = 2 if isinstance(refused, UsageError) else 1
    told = [json.loads(line) for line in out.getvalue().splitlines()]
    return Ran(words, code, told, error.getvalue())


def faults(world: World, before: dict[Path, str], ran: Ran) -> Iterator[str]:
    """The rules that a run broke."""
    after = world.state()
    changed = [path for path, digest in before.items() if after.get(path) != digest]
    yield from _faults_of_changes(world, changed, ran.words)
    done = [Path(each["output"]) for each in ran.told if each["output"]]
    if len({path.resolve() for path in done}) != len(done):
        yield "two successes have one result"
    for each in ran.told:
        if each["output"] and not each.get("earlier"):
            yield from _faults_of_result(world, each)
    yield from _faults_of_what_was_told(world, ran)
    if not done and after.keys() != before.keys():
        yield "a run without success left files"
    if any(path.name.endswith(".part") for path in after):
        yield "a half-written file was left"
    if ran.code == 0:
        yield from _faults_of_side_outputs(ran)


def _faults_of_what_was_told(world: World, ran: Ran) -> Iterator[str]:
    asked = set(named_photos(ran.words))
    heard = {Path(each["input"]).resolve() for each in ran.told}
    if heard and not (asked & world.photos.keys()) <= heard:
        yield "a photo that was named was passed over"
    if "unforeseen" in ran.error or "Traceback" in ran.error:
        yield ran.error


def named_photos(words: list[str]) -> Iterator[Path]:
    """The first of the words, up to the first option."""
    yield from (Path(word).resolve() for word in takewhile(lambda w: w[0] != "-", words[1:]))


def _faults_of_changes(world: World, changed: list[Path], words: list[str]) -> Iterator[str]:
    """What a run may replace: nothing without --overwrite, and with it neither what it reads nor
    any photo but one that is named for the result."""
    named = Path(words[words.index("-o") + 1]).resolve() if "-o" in words else None
    inputs = set(named_photos(words))
    inputs |= {Path(words[at + 1]).resolve() for at, word in enumerate(words) if word in _READ}
    for path in changed:
        if "--overwrite" not in words:
            yield f"{path} was replaced without --overwrite"
        elif path.resolve() in inputs or (path in world.photos and path != named):
            yield f"the original {path} has changed"


def _faults_of_result(world: World, told: dict[str, Any]) -> Iterator[str]:
    source, output = Path(told["input"]), Path(told["output"])
    colours = (shade for photo, shade in world.photos.items() if photo.samefile(source))
    if (colour := next(colours, None)) is None:
        yield f"{source} was restored, which is no photo of this run"
        return
    with Image.open(output) as picture:
        shown = np.asarray(picture.convert("RGB"), np.int16)
    if np.abs(shown - np.array(colour)).max() > NEAR:
        yield f"{output} does not show {source}"


def _faults_of_side_outputs(ran: Ran) -> Iterator[str]:
    for option, is_own in (("--save-evidence", is_own_map), ("--save-project", is_own_project)):
        if option in ran.words:
            path = Path(ran.words[ran.words.index(option) + 1])
            if not is_own(path):
                yield f"{path} is not what {option} writes"


def tried(seed: int, shop: FileRestorer) -> Iterator[str]:
    """Draw one world and run once or twice in it; the rules that were broken."""
    with tempfile.TemporaryDirectory(prefix="outputs-") as name:
        folder = Path(name).resolve()
        (folder / "w").mkdir()
        world = World(folder / "w", random.Random(seed), seed % 2 == 0)  # noqa: S311
        world.furnish()
        words = world.words()
        for _ in range(world.chance.choice((1, 2))):
            before = world.state()
            ran = run(words, Folders.under(folder / "own"), shop)
            for fault in faults(world, before, ran):
                yield f"seed {seed}: {' '.join(words)}\n  {fault}\n  {ran.error.strip()}"
            words = [*words, "--overwrite"] if world.chance.random() < 0.3 else words


def main(runs: int, first: int) -> int:
    broken: dict[int, list[str]] = {}
    began = time.monotonic()
    with workshop() as shop:
        for seed in range(first, first + runs):
            if found := list(tried(seed, shop)):
                broken[seed] = found
                print("\n".join(found))
    took = time.monotonic() - began
    print(f"{runs - len(broken)} of {runs} worlds as they should be, {took:.0f} s")
    return int(bool(broken))


if __name__ == "__main__":
    words = [int(word) for word in sys.argv[1:]]
    sys.exit(main(*(*words, *(2000, 1)[len(words) :])))
