"""Model installer: the user's folder of models.

Each model is a card, `<id>.toml`, and the files that it names. The file made from a checkpoint is
named by the checkpoint's SHA-256 and is made once.
"""

import hashlib
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from models.addon.addon_installer import add_to_path
from models.catalog.install_states import DOWNLOAD_SHARE, DOWNLOADS
from models.catalog.model_cards import Catalog, ModelCard
from models.catalog.weight_files import Store
from models.core.errors import (
    ExtraMissing,
    ModelBundled,
    ModelDamaged,
    ModelFileUnknown,
    ModelFolderClosed,
    ModelMissing,
    NothingToDownload,
)
from models.core.progress import Progress
from models.diffusion.files.manifest import are_system_parts, find_part_files
from models.file_io.bounded_files import set_aside
from models.file_io.sha256 import sha256_of
from models.http.connection_log import ConnectionLog
from models.http.downloads import Downloads, Source, remove_download
from models.http.hub_address import resolve_hub_address
from models.library.converter_client import ConversionRequest, ConversionResult, run_converter
from models.library.imported_cards import make_card
from models.library.install_options import InstallOptions
from models.processes.file_lock import try_lock

INCOMING: Final = "incoming-"
"""Prefix of the folders of unfinished imports, in the folder of models."""

LOCK: Final = "lock"
"""Name of the file in such a folder that is locked while the import runs."""

UNFINISHED_SECONDS: Final = 24 * 3600.0
"""Age from which an unfinished file of an earlier version is removed."""

ONNX: Final = ".onnx"
"""File name suffix of ONNX networks."""

SUFFIXES: Final = {"onnxrt": ONNX, "torch": ".safetensors"}
"""File name suffixes of the networks of backends that run imported files."""

COPIES: Final = 2
"""Number of copies of a model on the disk while it is imported: as downloaded, and as installed."""

IN_FOLDERS: Final = ("model.safetensors", "pytorch_model.bin")
"""File names of the weights in the folder of a sentence encoder."""


class ModelInstaller:
    """Installer of models in the user's folder, which need not exist yet."""

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

        Raises: what `import_file` and `assemble` raise."""
        if are_system_parts(sources):
            return self.assemble(sources, wanted, progress)
        return self.import_file(sources[0], wanted, progress)

    def import_file(self, source: Path, wanted: InstallOptions, progress: Progress) -> ModelCard:
        """Convert and install one file, or change nothing. Raises: ModelError; Cancelled."""
        with self._folder_errors():
            return self._import(source, wanted, progress)

    def _import(self, source: Path, wanted: InstallOptions, progress: Progress) -> ModelCard:
        sha256 = identity_of(source)
        self._folder.mkdir(parents=True, exist_ok=True)
        stem = f"{sha256}-half" if wanted.half else sha256
        known = self._find_imported(sha256, stem, wanted)
        if known is not None:
            return known
        with _workspace(self._folder) as made:
            part = made / f"{stem}.part"
            request = ConversionRequest(
                source, part, wanted.id, wanted.half, (), self._addon, sha256, wanted
            )
            found = self._convert(request, progress)
            card = make_card(source, sha256, found, wanted)
            target = self._folder / f"{stem}{SUFFIXES[found.backend]}"
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
        """Install a generative system from its files and folders. Raises: ModelError; Cancelled."""
        with self._folder_errors():
            self._folder.mkdir(parents=True, exist_ok=True)
            for licensed in _published_among(sources):  # before minutes of work
                wanted.check_licence(licensed)
            with _workspace(self._folder) as made:
                others = sources[1:]
                request = ConversionRequest(
                    sources[0], made, wanted.id, wanted.half, others, self._addon
                )
                found = self._convert(request, progress)
                card = Catalog.read()[found.model or ""]
                wanted.check_licence(card)
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
        """Download and import a published model; then delete the downloaded file.

        Raises: what `download_source`, `Downloads.fetch` and `import_file` raise."""
        add_to_path(self._addon)
        source = download_source(Catalog.read()[model], wanted)
        downloads = Downloads(self._folder / DOWNLOADS, connections)
        file = downloads.fetch(source, progress.share(0, DOWNLOAD_SHARE))
        card = self.import_file(file, wanted, progress.share(DOWNLOAD_SHARE, 1))
        file.unlink()
        return card

    def discard_download(self, model: str) -> None:
        """Delete the partial file of a model's download. Raises: ModelMissing."""
        published = Catalog.read()[model].published
        if published is not None:
            remove_download(self._folder / DOWNLOADS / published.file)

    def remove(self, model: str) -> ModelCard:
        """Delete a model's card and every file of it that no other card references.

        Raises: ModelMissing; ModelBundled."""
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

    def _find_imported(self, sha256: str, stem: str, wanted: InstallOptions) -> ModelCard | None:
        """Return the intact model as which the same file was imported before; None if none is."""
        if wanted.wishes:
            return None
        names = {f"{stem}{suffix}" for suffix in SUFFIXES.values()}
        for card in Catalog.read(self._folder):
            is_same = card.published is not None and card.published.sha256 == sha256
            if is_same and names.intersection(card.files[:1]) and wanted.id in (None, card.id):
                with suppress(ModelDamaged, ModelMissing):
                    Store.of(self._folder).files(card)
                    return card
        return None

    @contextmanager
    def _folder_errors(self) -> Iterator[None]:
        """Convert an OSError in the block to ModelFolderClosed."""
        try:
            yield
        except OSError as error:
            raise ModelFolderClosed(str(self._folder), error.strerror or str(error)) from error

    def _write_card(self, card: ModelCard) -> None:
        """Write a model card; rename a file in its place that is no card."""
        path = self._folder / f"{card.id}.toml"
        if any(path == refused for refused, _ in Catalog.read(self._folder).refused):
            set_aside(path)
        partial = path.with_suffix(".part")
        partial.write_text(card.toml, encoding="utf-8")
        partial.replace(path)


@contextmanager
def _workspace(folder: Path) -> Iterator[Path]:
    """Yield a locked folder for unfinished files; remove those that ended imports have left.

    Raises: OSError."""
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
    """Return where the file of a published model is downloaded from.

    Raises: NothingToDownload; LicenceNotAccepted; ExtraMissing if it could not be converted."""
    origin = card.published
    if origin is None or not origin.url:
        raise NothingToDownload(card.id, card.source)
    wanted.check_licence(card)
    if not origin.file.endswith(ONNX) and find_spec("torch") is None:
        raise ExtraMissing(origin.file, "torch")
    url, *mirrors = map(resolve_hub_address, (origin.url, *origin.mirrors))
    return Source(
        url,
        origin.file,
        f"the model {card.id}",
        origin.size,
        origin.sha256,
        tuple(mirrors),
        COPIES * card.download_size,
    )


def _published_among(sources: tuple[Path, ...]) -> Iterator[ModelCard]:
    """Yield the cards of published generative systems that these files are parts of."""
    names = {file.name for file in find_part_files(sources)}
    cards = Catalog.read()
    yield from (card for card in cards if card.published and card.published.file in names)


def identity_of(source: Path) -> str:
    """Return the SHA-256 that identifies a source; that of an ncnn pair covers both files.

    Raises: ModelFileUnknown; OSError."""
    pair = [source.with_suffix(suffix) for suffix in (".param", ".bin")]
    if source in pair and all(each.is_file() for each in pair):
        return hashlib.sha256(" ".join(map(sha256_of, pair)).encode()).hexdigest()
    paths = (*(source / name for name in IN_FOLDERS), source)
    found = next((path for path in paths if path.is_file()), None)
    if found is None:
        detail = "no file of weights" if source.exists() else "there is no such file"
        raise ModelFileUnknown(str(source), detail)
    return sha256_of(found)
