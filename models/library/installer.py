"""Model installer: the user's folder of models.

Each model is a card, `<id>.toml`, and the files that it names. The ONNX file made from a checkpoint
is named by the checkpoint's SHA-256 and is made once.
"""

import hashlib
import re
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from models.addon.installed import add_to_path
from models.catalog.catalog import Catalog, ModelCard, Published
from models.catalog.inventory import DOWNLOADS
from models.catalog.store import Store
from models.core.errors import (
    ExtraMissing,
    LicenceNotAccepted,
    ModelBundled,
    ModelDamaged,
    ModelFileOther,
    ModelFileUnclear,
    ModelFileUnknown,
    ModelFolderClosed,
    ModelMissing,
    NothingToDownload,
)
from models.core.file_lock import try_lock
from models.core.hashing import sha256_of
from models.core.own_files import set_aside
from models.core.progress import Progress
from models.core.wish import Wish
from models.diffusion.files.manifest import are_system_parts, find_part_files
from models.http.connection_log import ConnectionLog
from models.http.downloads import Downloads, Source, remove_download
from models.library.converter_client import ConversionRequest, ConversionResult, run_converter

UNKNOWN_LICENCE: Final = "unknown; ask its author"
"""Text of the licence of weights that are no published model."""

INCOMING: Final = "incoming-"
"""Prefix of the folders of unfinished imports, in the folder of models."""

LOCK: Final = "lock"
"""Name of the file in such a folder that is locked while the import runs."""

UNFINISHED_SECONDS: Final = 24 * 3600.0
"""Age from which an unfinished file of an earlier version is removed."""

ONNX: Final = ".onnx"
"""File name suffix of ONNX networks."""

OWN_RANK: Final = 20
"""Rank among the models for a wish of one whose quality is unknown."""

FETCHING: Final = 0.8
"""Share, 0 to 1, of a download's progress that is fetching; the rest is the import."""

IN_FOLDERS: Final = ("model.safetensors", "pytorch_model.bin")
"""File names of the weights in the folder of a sentence encoder."""

OWN_SIZES: Final = {"tile": 256, "least_tile": 64, "halo": 32}
"""Tile sizes in pixels of a network that equals no published one."""


@dataclass(frozen=True, slots=True)
class InstallOptions:
    """Choices of the user for an installation.

    `id` is the new model's id, `wishes` what it serves. With `half`, weights are stored in half
    precision. `accepted_licences` are ids of models whose licences the user accepted earlier;
    `accepts_licence` accepts that of this model.
    """

    id: str | None = None
    wishes: tuple[Wish, ...] = ()
    half: bool = False
    accepted_licences: frozenset[str] = frozenset()
    accepts_licence: bool = False


class ModelInstaller:
    """Installs, verifies and removes models in the user's folder, which need not exist yet."""

    def __init__(
        self,
        folder: Path,
        convert: Callable[[ConversionRequest, Progress], ConversionResult] = run_converter,
        addon: Path | None = None,
    ) -> None:
        self._folder, self._convert, self._addon = folder, convert, addon

    def install(
        self, sources: tuple[Path, ...], wanted: InstallOptions, progress: Progress
    ) -> ModelCard:
        """Install one file, or the parts of a generative system.

        Raises: what `import_file` and `assemble` raise.
        """
        if are_system_parts(sources):
            return self.assemble(sources, wanted, progress)
        return self.import_file(sources[0], wanted, progress)

    def import_file(self, source: Path, wanted: InstallOptions, progress: Progress) -> ModelCard:
        """Recognise, convert and install one file, or change nothing.

        Raises: ModelError; Cancelled.
        """
        with self._folder_errors():
            return self._import(source, wanted, progress)

    def _import(self, source: Path, wanted: InstallOptions, progress: Progress) -> ModelCard:
        sha256 = sha256_of(_weights_file(source))
        self._folder.mkdir(parents=True, exist_ok=True)
        half = "-half" if wanted.half else ""
        target = self._folder / f"{sha256}{half}.onnx"
        known = self._find_imported(sha256, target, wanted)
        if known is not None:
            return known
        with _workspace(self._folder) as made:
            part = made / f"{target.stem}.part"
            request = ConversionRequest(source, part, wanted.id, wanted.half, addon=self._addon)
            found = self._convert(request, progress)
            card = make_card(source, sha256, found, wanted)
            files = {part: target, **{each: self._folder / each.name for each in found.beside}}
            digests = tuple(sha256_of(file) for file in files)
            names = tuple(file.name for file in files.values())
            try:
                for file, place in files.items():
                    file.replace(place)
                self._write_card(replace(card, files=names, sha256=digests))
            except BaseException:
                for place in files.values():
                    place.unlink(missing_ok=True)
                raise
        progress.report(1.0)
        return Catalog.read(self._folder)[card.id]

    def assemble(
        self, sources: tuple[Path, ...], wanted: InstallOptions, progress: Progress
    ) -> ModelCard:
        """Install a generative system from the files and folders that it consists of.

        Raises: ModelError; Cancelled.
        """
        with self._folder_errors():
            self._folder.mkdir(parents=True, exist_ok=True)
            with _workspace(self._folder) as made:
                others = sources[1:]
                request = ConversionRequest(
                    sources[0], made, wanted.id, wanted.half, others, self._addon
                )
                found = self._convert(request, progress)
                card = Catalog.read()[found.model or ""]
                for licensed in (card, *_published_among(sources)):
                    _check_licence(licensed, wanted)
                digests = tuple(sha256_of(file) for file in found.beside)
                for file in found.beside:
                    file.replace(self._folder / file.name)
            names = tuple(file.name for file in found.beside)
            self._write_card(replace(card, files=names, sha256=digests))
        progress.report(1.0)
        return Catalog.read(self._folder)[card.id]

    def download(
        self, model: str, wanted: InstallOptions, connections: ConnectionLog, progress: Progress
    ) -> ModelCard:
        """Download and import a published model; the downloaded file is deleted after the import.

        Raises: what `download_source`, `Downloads.fetch` and `import_file` raise.
        """
        add_to_path(self._addon)
        source = download_source(Catalog.read()[model], wanted)
        downloads = Downloads(self._folder / DOWNLOADS, connections)
        file = downloads.fetch(source, progress.share(0, FETCHING))
        card = self.import_file(file, wanted, progress.share(FETCHING, 1))
        file.unlink()
        return card

    def discard_download(self, model: str) -> None:
        """Delete the partial file of a model's download. Raises: ModelMissing."""
        published = Catalog.read()[model].published
        if published is not None:
            remove_download(self._folder / DOWNLOADS / published.file)

    def remove(self, model: str) -> ModelCard:
        """Delete a model's card and every file of it that no other card references.

        Raises: ModelMissing; ModelBundled.
        """
        card, path = Catalog.read(self._folder)[model], self._folder / f"{model}.toml"
        if not path.is_file():
            raise ModelBundled(model) if card.files else ModelMissing(model)
        path.unlink()
        others = {name for other in Catalog.read(self._folder) for name in other.files}
        for name in set(card.files) - others:
            (self._folder / name).unlink(missing_ok=True)
        return card

    def verify(self, model: str, progress: Progress) -> ModelCard:
        """Verify all bytes of a model's files. Raises ModelMissing, ModelDamaged, Cancelled."""
        card = Catalog.read(self._folder)[model]
        Store.of(self._folder).verify(card, progress)
        return card

    def _find_imported(self, sha256: str, target: Path, wanted: InstallOptions) -> ModelCard | None:
        """Return the model that the same file was imported as before, if it is intact and fits."""
        if wanted.wishes or not target.is_file():
            return None
        for card in Catalog.read(self._folder):
            is_same = card.published is not None and card.published.sha256 == sha256
            if is_same and card.files[:1] == (target.name,) and wanted.id in (None, card.id):
                with suppress(ModelDamaged, ModelMissing):
                    Store.of(self._folder).files(card)
                    return card
        return None

    @contextmanager
    def _folder_errors(self) -> Iterator[None]:
        """Convert an OSError raised in the block into ModelFolderClosed."""
        try:
            yield
        except OSError as error:
            raise ModelFolderClosed(str(self._folder), error.strerror or str(error)) from error

    def _write_card(self, card: ModelCard) -> None:
        """Write a card; a file in its place that is no card is kept under another name."""
        path = self._folder / f"{card.id}.toml"
        if any(path == refused for refused, _ in Catalog.read(self._folder).refused):
            set_aside(path)
        partial = path.with_suffix(".part")
        partial.write_text(card.toml, encoding="utf-8")
        partial.replace(path)


@contextmanager
def _workspace(folder: Path) -> Iterator[Path]:
    """Create a locked folder for unfinished files and remove those that killed imports have left.

    Raises: OSError.
    """
    for lock_file in folder.glob(f"{INCOMING}*/{LOCK}"):
        lock = try_lock(lock_file)
        if lock is not None:
            lock.release()
            shutil.rmtree(lock_file.parent, ignore_errors=True)
    for part in folder.glob("*.part"):  # of earlier versions, which had no such folder
        if time.time() - part.stat().st_mtime > UNFINISHED_SECONDS:
            part.unlink(missing_ok=True)
    with TemporaryDirectory(prefix=INCOMING, dir=folder, ignore_cleanup_errors=True) as made:
        lock = try_lock(Path(made) / LOCK)
        try:
            yield Path(made)
        finally:
            if lock is not None:
                lock.release()


def download_source(card: ModelCard, wanted: InstallOptions) -> Source:
    """Return where the file of a published model is downloaded.

    Raises: NothingToDownload; LicenceNotAccepted; ExtraMissing where it could not be converted.
    """
    origin = card.published
    if origin is None or not origin.url:
        raise NothingToDownload(card.id, card.source)
    _check_licence(card, wanted)
    if not origin.file.endswith(ONNX) and find_spec("torch") is None:
        raise ExtraMissing(origin.file, "torch")
    return Source(origin.url, origin.file, f"the model {card.id}", origin.size, origin.sha256)


def make_card(
    source: Path, sha256: str, found: ConversionResult, wanted: InstallOptions
) -> ModelCard:
    """Make the card of an imported file, still without the names of its files.

    Raises: LicenceNotAccepted; ModelFileOther; ModelFileUnclear.
    """
    catalog = Catalog.read()
    if found.model is None:
        return _make_unpublished_card(
            source, sha256, found, wanted, [catalog[id] for id in found.kin]
        )
    card = catalog[found.model]
    if card.published is None:
        raise ModelMissing(card.id)
    _check_licence(card, wanted)
    if card.published.sha256 not in ("", sha256) and source.name == card.published.file:
        raise ModelFileOther(str(source), card.published.sha256, sha256)
    return replace(card, published=replace(card.published, sha256=sha256))


def _published_among(sources: tuple[Path, ...]) -> Iterator[ModelCard]:
    """Yield the cards of published models whose files are parts of a generative system."""
    names = {file.name for file in find_part_files(sources)}
    cards = Catalog.read()
    yield from (card for card in cards if card.published and card.published.file in names)


def _check_licence(card: ModelCard, wanted: InstallOptions) -> None:
    if card.consent and not wanted.accepts_licence and card.id not in wanted.accepted_licences:
        raise LicenceNotAccepted(card.id, card.licence, card.source)


def _make_unpublished_card(
    source: Path, sha256: str, found: ConversionResult, wanted: InstallOptions, kin: list[ModelCard]
) -> ModelCard:
    """Make the card of weights that are no published model."""
    model = kin[0] if kin else None
    sizes = {name: getattr(model, name) for name in OWN_SIZES} if model else OWN_SIZES
    origin = Published(source.name, model.published.variant if model and model.published else "")
    return ModelCard(
        id=wanted.id or slugify(source.stem),
        title=source.stem,
        task=found.task,
        backend="onnxrt",
        files=(),
        sha256=(),
        scale=found.scale,
        multiple=found.multiple,
        **sizes,
        licence=UNKNOWN_LICENCE,
        source=source.name,
        wishes=_wishes(source, found, wanted, kin),
        rank=OWN_RANK,
        work=model.work if model else 0.0,
        needs=Catalog.read()["instructir-7d"].needs if found.task == "restore" else (),
        published=replace(origin, sha256=sha256),
    )


def _wishes(
    source: Path, found: ConversionResult, wanted: InstallOptions, kin: list[ModelCard]
) -> tuple[str, ...]:
    """Return the user's wishes, else those that the scale or models of the same network imply."""
    if wanted.wishes:
        return tuple(wish.value for wish in wanted.wishes)
    if found.scale > 1:
        return (Wish.LOW_RESOLUTION.value,)
    served = {card.wishes for card in kin}
    if found.task == "image" and (len(served) != 1 or not kin[0].wishes):
        raise ModelFileUnclear(str(source))
    return kin[0].wishes if kin else ()


def slugify(text: str) -> str:
    """Convert text to a model id of lower-case letters, digits and hyphens."""
    slug = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
    return slug or hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()[:8]


def _weights_file(source: Path) -> Path:
    """Return the file of the weights; of an ncnn pair, the `.bin` file.

    Raises: ModelFileUnknown.
    """
    numbers = [source.with_suffix(".bin")] if source.suffix == ".param" else []
    paths = [*numbers, *(source / name for name in IN_FOLDERS), source]
    found = next((path for path in paths if path.is_file()), None)
    if found is None:
        raise ModelFileUnknown(str(source), "no file of weights")
    return found
