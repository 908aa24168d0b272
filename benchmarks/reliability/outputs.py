"""Reliability test of the command line: random runs over folders with colliding file names.

    python -m benchmarks.reliability.outputs [runs] [seed]

Photos, hard and symbolic links, earlier results, other files and the arguments are random; the
engine changes nothing. After each run the originals must be unchanged, every success must have a
result of its own that shows its own photo, and no file may be replaced without --overwrite. The
arguments of each run that broke a rule are printed, and the exit code is then 1.
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

from benchmarks.reliability.kill_targets import FlippingEngine
from desktop.cli.argument_types import UsageError
from desktop.cli.parser import parse_arguments
from desktop.cli.restore_command import restore_photos
from desktop.document.recipe import Recipe, RecipeStep
from desktop.files.decoding.decode_photo import decode_photo
from desktop.files.errors import PhotoError
from desktop.files.metadata.own_output_detection import is_own_map
from desktop.files.project.project_file import is_own_project
from desktop.files.storage.scratch_files import Scratch
from desktop.render.document_renderer import DocumentRenderer
from desktop.render.view_tile_cache import TileCache
from desktop.restoration.file_restorer import FileRestorer
from desktop.restoration.layer_runner import LayerContext
from desktop.settings import Folders
from desktop.terminal_output import Terminal
from models.core.device import Device
from models.core.plan import Step

CLOSE: Final = 8
"""Number of entries of `NAMES`, from the first on, that are nearly the same."""

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
"""File names from which the photos of a random world get theirs."""

FOLDERS: Final = ("", "x", "y", "out")
"""Names of the subfolders of a random world."""

KINDS: Final = {".png": "PNG", ".gif": "GIF", ".webp": "WEBP", ".tif": "TIFF"}
"""Pillow's format by file name suffix; JPEG for all others."""

FORMATS: Final = ("png", "jpeg", "tiff", "webp")
"""Values that the option --format is given."""

SIZE: Final = (4, 6)
"""Height and width of the photos in pixels."""

_READ: Final = ("--recipe", "--mask")
"""Command-line options whose value is a file that a run reads."""

NEAR: Final = 6
"""Levels of 255 by which a flat colour may change through JPEG or WebP compression."""


@dataclass
class World:
    """Folder with photos of different colours, links to them and other files.

    With `close`, all have nearly the same name."""

    folder: Path
    chance: random.Random
    close: bool = False
    photos: dict[Path, tuple[int, int, int]] = field(default_factory=dict)

    def create_files(self) -> None:
        """Create photos, other files, a recipe, a mask and sometimes a link to a folder."""
        for name in FOLDERS[1:]:
            (self.folder / name).mkdir()
        for _ in range(self.chance.randint(3, 9)):
            self._make_photo(self._unused_path())
        for _ in range(self.chance.randint(0, 3)):
            self._make_other(self._unused_path())
        steps = (RecipeStep("keep", Step("scratches", {"wish": "noise"})),)
        recipe = Recipe(steps[: self.chance.randint(0, 1)])
        (self.folder / "recipe.toml").write_text(recipe.toml, encoding="utf-8")
        Image.new("L", SIZE[::-1], 255).save(self.folder / "mask.png")
        self.photos[self.folder / "mask.png"] = (255, 255, 255)
        if self.chance.random() < 0.3:
            (self.folder / "link").symlink_to(self.folder / "x")

    def arguments(self) -> list[str]:
        """Draw the arguments of a run over one photo, with named outputs, or over several."""
        pick, some = self.chance.choice, self.chance.random
        arguments = self._arguments_for_one() if some() < 0.4 else self._arguments_for_several()
        arguments += ["--json", "--recipe", str(self.folder / "recipe.toml")]
        if some() < 0.3:
            arguments += ["--format", pick(FORMATS)]
        if some() < 0.6:
            arguments.append("--overwrite")
        if some() < 0.1:
            arguments.append("--new-time")
        return ["restore", *arguments]

    def _arguments_for_one(self) -> list[str]:
        photo, some = self._any_photo(), self.chance.random
        arguments = [self._spell(photo) for _ in range(self.chance.choice((1, 1, 2)))]
        arguments += ["-o", self._target()] if some() < 0.5 else []
        arguments += ["--mask", self._spell(self.folder / "mask.png")] if some() < 0.4 else []
        for option, ending in (("--save-evidence", ".png"), ("--save-project", ".ora")):
            arguments += [option, self._target(ending)] if some() < 0.4 else []
        return arguments

    def _arguments_for_several(self) -> list[str]:
        arguments = [self._spell(self._any_photo()) for _ in range(self.chance.randint(2, 5))]
        if self.chance.random() < 0.4:
            arguments.append(self._spell(self.folder / self.chance.choice(FOLDERS)))
        if self.chance.random() < 0.6:
            arguments += ["-o", self.chance.choice((f"{self.folder}/out", f"{self.folder}/new.d/"))]
        return arguments

    def state(self) -> dict[Path, str]:
        """Return a hash of the content of each file by path, with links followed."""
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
        """Create at a path a link to a photo, a broken link, another file or a folder."""
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

    def _unused_path(self) -> Path:
        names = NAMES[:CLOSE] if self.close else NAMES
        while True:
            path = self.folder / self.chance.choice(FOLDERS) / self.chance.choice(names)
            if not path.exists() and not path.is_symlink():
                return path

    def _any_photo(self) -> Path:
        return self.chance.choice(list(self.photos))

    def _spell(self, path: Path) -> str:
        """Return one of several equivalent spellings of a path at random."""
        within = path.relative_to(self.folder)
        ways = [str(path), f"{self.folder}/out/../{within}", f"{self.folder}/./{within}"]
        linked = self.folder / "link"
        if within.parts[:1] == ("x",) and linked.is_symlink():
            ways.append(str(linked.joinpath(*within.parts[1:])))
        return self.chance.choice(ways)

    def _target(self, ending: str = "") -> str:
        """Draw a path with this ending to write to, mostly of a file that exists or will exist."""
        pick = self.chance.choice
        existing = [path for path in self.folder.rglob("*") if path.suffix.lower() == ending]
        named = [self.folder / "out" / f"r{ending or pick(('.png', '.jpg', '.tif'))}"]
        if ending != ".ora":
            named += [self.folder / "a-restored.png", self.folder / "mask.png", self._any_photo()]
        return self._spell(pick(named + existing))


@dataclass(frozen=True)
class CliRun:
    """Arguments, exit code, JSON reports and error output of a run of the command line."""

    arguments: list[str]
    code: int
    reports: list[dict[str, Any]]
    error: str


@contextmanager
def make_restorer() -> Iterator[FileRestorer]:
    """Create a restorer that flips photos, which leaves photos of one colour unchanged."""
    with Scratch() as scratch:
        context = LayerContext(FlippingEngine(), DocumentRenderer(TileCache(0)), scratch)
        yield FileRestorer(context, Device.CPU, scratch, decode_photo)


def run(arguments: list[str], folders: Folders, restorer: FileRestorer) -> CliRun:
    """Run the command line with these arguments and a restorer."""

    @contextmanager
    def open_restorer(_: argparse.Namespace, __: Folders) -> Iterator[FileRestorer]:
        yield restorer

    out, error = io.StringIO(), io.StringIO()
    code = 1
    with redirect_stdout(out), redirect_stderr(error):
        terminal = Terminal()
        try:
            code = restore_photos(parse_arguments(arguments), folders, terminal, open_restorer)
        except (UsageError, PhotoError) as refused:
            terminal.warn(repr(refused))
            code = 2 if isinstance(refused, UsageError) else 1
    reports = [json.loads(line) for line in out.getvalue().splitlines()]
    return CliRun(arguments, code, reports, error.getvalue())


def faults(world: World, before: dict[Path, str], ran: CliRun) -> Iterator[str]:
    """Yield the rules that a run broke; `before` are the hashes of files before it."""
    after = world.state()
    changed = [path for path, digest in before.items() if after.get(path) != digest]
    yield from _faults_of_changes(world, changed, ran.arguments)
    done = [Path(each["output"]) for each in ran.reports if each["output"]]
    if len({path.resolve() for path in done}) != len(done):
        yield "two successes have one result"
    for each in ran.reports:
        if each["output"] and not each.get("earlier"):
            yield from _faults_of_result(world, each)
    yield from _faults_of_reports(world, ran)
    if not done and after.keys() != before.keys():
        yield "a run without success left files"
    if any(path.name.endswith(".part") for path in after):
        yield "a partial file was left"
    if ran.code == 0:
        yield from _faults_of_side_outputs(ran)


def _faults_of_reports(world: World, ran: CliRun) -> Iterator[str]:
    asked = set(named_photos(ran.arguments))
    reported = {Path(each["input"]).resolve() for each in ran.reports}
    if reported and not (asked & world.photos.keys()) <= reported:
        yield "a photo among the arguments was skipped"
    if "unforeseen" in ran.error or "Traceback" in ran.error:
        yield ran.error


def named_photos(arguments: list[str]) -> Iterator[Path]:
    """Yield the photos among the arguments: those before the first option."""
    names = takewhile(lambda text: text[0] != "-", arguments[1:])
    yield from (Path(name).resolve() for name in names)


def _faults_of_changes(world: World, changed: list[Path], arguments: list[str]) -> Iterator[str]:
    """Yield a text for each of the `changed` files that the run should not have replaced."""
    named = Path(arguments[arguments.index("-o") + 1]).resolve() if "-o" in arguments else None
    inputs = set(named_photos(arguments))
    inputs |= {
        Path(arguments[at + 1]).resolve()
        for at, argument in enumerate(arguments)
        if argument in _READ
    }
    for path in changed:
        if "--overwrite" not in arguments:
            yield f"{path} was replaced without --overwrite"
        elif path.resolve() in inputs or (path in world.photos and path != named):
            yield f"the original {path} has changed"


def _faults_of_result(world: World, report: dict[str, Any]) -> Iterator[str]:
    source, output = Path(report["input"]), Path(report["output"])
    colours = (shade for photo, shade in world.photos.items() if photo.samefile(source))
    if (colour := next(colours, None)) is None:
        yield f"{source} was restored, which is no photo of this run"
        return
    with Image.open(output) as picture:
        shown = np.asarray(picture.convert("RGB"), np.int16)
    if np.abs(shown - np.array(colour)).max() > NEAR:
        yield f"{output} does not show {source}"


def _faults_of_side_outputs(ran: CliRun) -> Iterator[str]:
    for option, is_own in (("--save-evidence", is_own_map), ("--save-project", is_own_project)):
        if option in ran.arguments:
            path = Path(ran.arguments[ran.arguments.index(option) + 1])
            if not is_own(path):
                yield f"{path} is not what {option} writes"


def try_seed(seed: int, restorer: FileRestorer) -> Iterator[str]:
    """Create a random world by `seed` and run once or twice in it; yield the broken rules."""
    with tempfile.TemporaryDirectory(prefix="outputs-") as name:
        folder = Path(name).resolve()
        (folder / "w").mkdir()
        world = World(folder / "w", random.Random(seed), seed % 2 == 0)  # noqa: S311
        world.create_files()
        arguments = world.arguments()
        for _ in range(world.chance.choice((1, 2))):
            before = world.state()
            ran = run(arguments, Folders.under(folder / "own"), restorer)
            for fault in faults(world, before, ran):
                yield f"seed {seed}: {' '.join(arguments)}\n  {fault}\n  {ran.error.strip()}"
            arguments = [*arguments, "--overwrite"] if world.chance.random() < 0.3 else arguments


def main(runs: int, first: int) -> int:
    """Try `runs` seeds from `first` on; return 1 if a rule was broken, else 0."""
    broken: dict[int, list[str]] = {}
    began = time.monotonic()
    with make_restorer() as restorer:
        for seed in range(first, first + runs):
            if found := list(try_seed(seed, restorer)):
                broken[seed] = found
                print("\n".join(found))
    took = time.monotonic() - began
    print(f"{runs - len(broken)} of {runs} worlds without a fault, {took:.0f} s")
    return int(bool(broken))


if __name__ == "__main__":
    arguments = [int(argument) for argument in sys.argv[1:]]
    sys.exit(main(*(*arguments, *(2000, 1)[len(arguments) :])))
