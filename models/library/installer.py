"""The person's own models: brought in, vouched for, taken out again.

Each is a card, `<id>.toml`, and the files it names. The ONNX file made from a checkpoint is named
by the checkpoint's sha256, and is made once.
"""

import hashlib
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from models.addon.installed import join
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
from models.core.hashing import sha256_of
from models.core.progress import Progress
from models.core.wish import Wish
from models.diffusion.files.manifest import belong_together, files_among
from models.http.connection_log import ConnectionLog
from models.http.downloads import Downloads, Source, forget
from models.library.converter_client import ConversionRequest, ConversionResult, run_converter

UNKNOWN_LICENCE: Final = "unknown; ask its author"
ONNX: Final = ".onnx"

OWN_RANK: Final = 20
"""Of a network whose quality nobody has told."""

FETCHING: Final = 0.8
"""Share of a download's progress; the rest is bringing it in."""

IN_FOLDERS: Final = ("model.safetensors", "pytorch_model.bin")
"""Names of the weights of a sentence encoder in its folder."""

OWN_SIZES: Final = {"tile": 256, "least_tile": 64, "halo": 32}
"""For a network that is like no published one."""


@dataclass(frozen=True, slots=True)
class InstallOptions:
    """What the person says about a file: its id, the wishes it serves, whether its weights shall
    take half the room; the models to whose licences the person has agreed, and whether to this
    one's too."""

    id: str | None = None
    wishes: tuple[Wish, ...] = ()
    half: bool = False
    agreed: frozenset[str] = frozenset()
    agrees: bool = False


class ModelInstaller:
    """The folder of a person's models, which need not be there yet."""

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
        """What a person hands over, be it one file or the parts of a generative system. Raises what
        `imported` raises."""
        if belong_together(sources):
            return self.assemble(sources, wanted, progress)
        return self.import_file(sources[0], wanted, progress)

    def import_file(self, source: Path, wanted: InstallOptions, progress: Progress) -> ModelCard:
        """Read, recognise, convert and keep a file; afterwards it can be used. Raises ModelError,
        Cancelled, and has changed nothing then."""
        with self._writing():
            return self._imported(source, wanted, progress)

    def _imported(self, source: Path, wanted: InstallOptions, progress: Progress) -> ModelCard:
        sha256 = sha256_of(_weights(source))
        self._folder.mkdir(parents=True, exist_ok=True)
        half = "-half" if wanted.half else ""
        target = self._folder / f"{sha256}{half}.onnx"
        known = self._known(sha256, target, wanted)
        if known is not None:
            return known
        made = [target.with_suffix(".part")]
        try:
            request = ConversionRequest(source, made[0], wanted.id, wanted.half, addon=self._addon)
            found = self._convert(request, progress)
            made += found.beside
            card = describe_card(source, sha256, found, wanted)
            seals = tuple(sha256_of(file) for file in made)
            names = (target.name, *(file.name for file in found.beside))
            made[0].replace(target)
            self._keep(replace(card, files=names, sha256=seals))
        except BaseException:
            for file in made:
                file.unlink(missing_ok=True)
            raise
        progress.report(1.0)
        return Catalog.read(self._folder)[card.id]

    def assemble(
        self, sources: tuple[Path, ...], wanted: InstallOptions, progress: Progress
    ) -> ModelCard:
        """The same with the files and folders that make up a generative system."""
        with self._writing():
            self._folder.mkdir(parents=True, exist_ok=True)
            with TemporaryDirectory(prefix="incoming-", dir=self._folder) as made:
                others = sources[1:]
                request = ConversionRequest(
                    sources[0], Path(made), wanted.id, wanted.half, others, self._addon
                )
                found = self._convert(request, progress)
                card = Catalog.read()[found.model or ""]
                for licensed in (card, *_published_among(sources)):
                    _check_agreed(licensed, wanted)
                seals = tuple(sha256_of(file) for file in found.beside)
                for file in found.beside:
                    file.replace(self._folder / file.name)
            names = tuple(file.name for file in found.beside)
            self._keep(replace(card, files=names, sha256=seals))
        progress.report(1.0)
        return Catalog.read(self._folder)[card.id]

    def download(
        self, model: str, wanted: InstallOptions, connections: ConnectionLog, progress: Progress
    ) -> ModelCard:
        """Fetch a published model and bring it in; what was fetched goes once that is done. Raises
        what `fetchable`, `Downloads.fetched` and `imported` raise."""
        join(self._addon)
        source = can_download(Catalog.read()[model], wanted)
        downloads = Downloads(self._folder / DOWNLOADS, connections)
        file = downloads.fetch(source, progress.share(0, FETCHING))
        brought = self.import_file(file, wanted, progress.share(FETCHING, 1))
        file.unlink()
        return brought

    def discard_download(self, model: str) -> None:
        """Forget what has come of a download. Raises ModelMissing."""
        published = Catalog.read()[model].published
        if published is not None:
            forget(self._folder / DOWNLOADS / published.file)

    def remove(self, model: str) -> ModelCard:
        """Take a model out, its files too where no other uses them. Raises ModelMissing and
        ModelBundled."""
        card, place = Catalog.read(self._folder)[model], self._folder / f"{model}.toml"
        if not place.is_file():
            raise ModelBundled(model) if card.files else ModelMissing(model)
        place.unlink()
        others = {name for other in Catalog.read(self._folder) for name in other.files}
        for name in set(card.files) - others:
            (self._folder / name).unlink(missing_ok=True)
        return card

    def verify(self, model: str, progress: Progress) -> ModelCard:
        """Read all bytes of a model's files. Raises ModelMissing, ModelDamaged, Cancelled."""
        card = Catalog.read(self._folder)[model]
        Store.of(self._folder).read(card, progress)
        return card

    def _known(self, sha256: str, target: Path, wanted: InstallOptions) -> ModelCard | None:
        """What the same file became before, if it is sound and nothing else is asked for."""
        if wanted.wishes or not target.is_file():
            return None
        for card in Catalog.read(self._folder):
            same = card.published is not None and card.published.sha256 == sha256
            if same and card.files[:1] == (target.name,) and wanted.id in (None, card.id):
                with suppress(ModelDamaged, ModelMissing):
                    Store.of(self._folder).files(card)
                    return card
        return None

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Turns what the system says into an error of ours."""
        try:
            yield
        except OSError as error:
            raise ModelFolderClosed(str(self._folder), error.strerror or str(error)) from error

    def _keep(self, card: ModelCard) -> None:
        place = self._folder / f"{card.id}.toml"
        partial = place.with_suffix(".part")
        partial.write_text(card.toml, encoding="utf-8")
        partial.replace(place)


def can_download(card: ModelCard, wanted: InstallOptions) -> Source:
    """Where the file of a published model is, once the person has agreed to its licence. Raises
    NothingToDownload, LicenceNotAccepted, ExtraMissing (before anything is fetched for nothing)."""
    origin = card.published
    if origin is None or not origin.url:
        raise NothingToDownload(card.id, card.source)
    _check_agreed(card, wanted)
    if not origin.file.endswith(ONNX) and find_spec("torch") is None:
        raise ExtraMissing(origin.file, "torch")
    return Source(origin.url, origin.file, f"the model {card.id}", origin.size, origin.sha256)


def describe_card(
    source: Path, sha256: str, found: ConversionResult, wanted: InstallOptions
) -> ModelCard:
    """The card of an imported file, without its files. Raises LicenceNotAccepted, ModelFileOther,
    ModelFileUnclear."""
    catalog = Catalog.read()
    if found.model is None:
        return _own(source, sha256, found, wanted, [catalog[id] for id in found.kin])
    card = catalog[found.model]
    if card.published is None:
        raise ModelMissing(card.id)
    _check_agreed(card, wanted)
    if card.published.sha256 not in ("", sha256) and source.name == card.published.file:
        raise ModelFileOther(str(source), card.published.sha256, sha256)
    return replace(card, published=replace(card.published, sha256=sha256))


def _published_among(sources: tuple[Path, ...]) -> Iterator[ModelCard]:
    """Models with a card of their own of which a generative one is made."""
    names = {file.name for file in files_among(sources)}
    for card in Catalog.read():
        if card.published is not None and card.published.file in names:
            yield card


def _check_agreed(card: ModelCard, wanted: InstallOptions) -> None:
    if card.consent and not wanted.agrees and card.id not in wanted.agreed:
        raise LicenceNotAccepted(card.id, card.licence, card.source)


def _own(
    source: Path, sha256: str, found: ConversionResult, wanted: InstallOptions, kin: list[ModelCard]
) -> ModelCard:
    """Weights that nobody has described."""
    like = kin[0] if kin else None
    sizes = {name: getattr(like, name) for name in OWN_SIZES} if like else OWN_SIZES
    origin = Published(source.name, like.published.variant if like and like.published else "")
    return ModelCard(
        id=wanted.id or plain_name(source.stem),
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
        work=like.work if like else 0.0,
        needs=Catalog.read()["instructir-7d"].needs if found.task == "restore" else (),
        published=replace(origin, sha256=sha256),
    )


def _wishes(
    source: Path, found: ConversionResult, wanted: InstallOptions, kin: list[ModelCard]
) -> tuple[str, ...]:
    """What the person says; else what follows from the scale, or from all of the same network."""
    if wanted.wishes:
        return tuple(wish.value for wish in wanted.wishes)
    if found.scale > 1:
        return (Wish.LOW_RESOLUTION.value,)
    served = {card.wishes for card in kin}
    if found.task == "image" and (len(served) != 1 or not kin[0].wishes):
        raise ModelFileUnclear(str(source))
    return kin[0].wishes if kin else ()


def plain_name(text: str) -> str:
    """As an id: small letters, digits and hyphens."""
    return (
        re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
        or hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()[:8]
    )


def _weights(source: Path) -> Path:
    """The file whose bytes are the weights: of ncnn's pair the second. Raises ModelFileUnknown."""
    numbers = [source.with_suffix(".bin")] if source.suffix == ".param" else []
    places = [*numbers, *(source / name for name in IN_FOLDERS), source]
    found = next((place for place in places if place.is_file()), None)
    if found is None:
        raise ModelFileUnknown(str(source), "no file of weights")
    return found
