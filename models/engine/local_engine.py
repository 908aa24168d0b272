"""Local engine: runs steps with networks in this process."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from functools import cached_property, partial
from typing import Any, Final

import numpy as np

from models.addon.addon_installer import add_to_path
from models.backends import BACKENDS
from models.catalog.model_cards import Catalog
from models.catalog.weight_files import BUNDLED, Store
from models.core.device import Device, EngineSettings
from models.core.engine_run import RestoredTile, RunRequest, RunResult
from models.core.errors import DeviceUnavailable, NetworkFailed, NotInstalled, OutOfMemory
from models.core.face import Face
from models.core.pixels import (
    MaskArray,
    Pixels,
    Raster,
    Rect,
    downscale,
    reduction_factor,
)
from models.core.plan import Finding, Step
from models.core.progress import FallbackToCpu, Progress
from models.core.protocols import (
    OVERVIEW,
    Array,
    DetailRestorer,
    Embeddings,
    FrameRestorer,
    MaskingRestorer,
    Network,
    NetworkProvider,
    PieceRestorer,
    RestoreInput,
    Restorer,
)
from models.engine.network_pool import NetworkPool
from models.imaging.face_alignment import faces_from_rows
from models.planning.model_selection import DETECTORS
from models.restorers import RESTORERS
from models.tiling.part_runner import PartRestorer, run_parts
from models.tiling.region_runner import RegionRestorer, run_region
from models.tiling.tile_runner import TileFunction, run_pieces, run_tiled
from models.tiling.tile_size import TileConfig, choose_tiles

BEST_FIRST: Final = (Device.CUDA, Device.DML, Device.COREML, Device.CPU)
"""All devices in the order in which they are preferred."""

RETIRED: Final = frozenset(("heirloom-sentence",))
"""Ids of models that steps of older projects name and that no restorer asks for any more."""
SENTENCES: Final = "heirloom-language"
"""Model id of the sentence encoder."""


ON_CPU: Final = frozenset(("sentence", "language", "faces", "identity"))
"""Tasks of networks that run on the CPU: their inputs are short, or of many different sizes."""
FACE_SEARCH: Final = 3072
"""Longest side in pixels to which a photo is reduced before faces are searched for."""


class LocalEngine:
    """Engine whose networks are loaded in this process; implements Engine.

    An instance is used by one thread at a time.
    """

    def __init__(
        self,
        catalog: Catalog,
        store: Store,
        settings: EngineSettings,
        restorers: Mapping[str, Restorer[Any]],
    ) -> None:
        self._catalog, self._store, self._settings = catalog, store, settings
        self._restorers = restorers
        self._pools: dict[Device, NetworkPool] = {}

    def run(self, request: RunRequest, progress: Progress) -> Iterator[RunResult]:
        """Run the requested step with the models that are installed now, and yield its results."""
        self._catalog = self._catalog.fresh
        step, image, mask = request.step, request.image, request.mask
        with ExitStack() as leases:
            providers = {device: self._provider(device, leases) for device in self._devices}
            restorer = self._restorers[step.restorer]
            if isinstance(restorer, RegionRestorer):
                functions = {
                    device: restorer.region_function(provider, step.params, request.focus)
                    for device, provider in providers.items()
                }
                yield from run_region(image, functions, restorer.margin, mask, progress)
                return
            if isinstance(restorer, PartRestorer):
                parts = {
                    device: restorer.part_function(provider, step.params)
                    for device, provider in providers.items()
                }
                yield from run_parts(image, parts, mask, progress)
                return
            task = _TiledTask(restorer, step, _judged_rect(restorer, request))
            overview = task.overview_of(image)
            analysis = task.analyse(image, overview, providers, progress)
            repaired = task.repaired_mask(mask, overview)
            config, rects = self._tile_config(step), task.pieces(repaired)
            # found parts that are in the rects are left to the pieces; all tiles come back
            rest = mask if repaired is mask else _without(repaired, rects)
            runs = {d: task.tile_function(p, analysis, rest) for d, p in providers.items()}
            cut, share = _without(mask, rects), 0.5 if rects else 1.0
            focus = request.focus or Rect.of(image).centre
            tiles = run_tiled(image, runs, config, focus, cut, progress.share(0, share))
            yield from (RestoredTile(*tile) for tile in tiles)
            runs = {d: task.tile_function(p, analysis, repaired) for d, p in providers.items()}
            pieces = run_pieces(image, runs, config, rects, progress.share(share, 1))
            yield from (RestoredTile(*piece) for piece in pieces)

    def probe(self) -> tuple[Device, ...]:
        """Return the chosen device and then the CPU, to which runs fall back."""
        return self._devices

    def embed(self, sentences: tuple[str, ...]) -> Embeddings:
        """Compute the embedding (512 numbers) of each sentence on the CPU."""
        with self._pool(Device.CPU).lease(SENTENCES) as network:
            return network(np.array(sentences, np.str_), progress=Progress())

    def diagnose(self, image: Raster) -> tuple[Finding, ...]:
        """Find the defects of a photo, in descending order of certainty."""
        from models.damage.damage_findings import with_damage
        from models.diagnosis.defect_classifier import diagnose

        return with_damage(image, diagnose(image))

    def find_faces(self, image: Raster, progress: Progress) -> tuple[Face, ...]:
        """Find the faces of a photo, reduced to at most `FACE_SEARCH` pixels, on the CPU."""
        factor = reduction_factor(Rect.of(image), FACE_SEARCH)
        with self._pool(Device.CPU).lease(self._detector()) as network:
            rows = network(downscale(image, FACE_SEARCH), progress=progress)
        return tuple(face.scaled(factor) for face in faces_from_rows(rows))

    def close(self) -> None:
        """Unload all networks."""
        for pool in self._pools.values():
            pool.close()

    def _detector(self) -> str:
        """Return the id of the best face detector that is installed."""
        self._catalog = self._catalog.fresh
        return next(each for each in DETECTORS if self._catalog[each].files)

    @cached_property
    def _devices(self) -> tuple[Device, ...]:
        working, chosen = usable_devices(), self._settings.device
        if chosen not in (Device.AUTO, *working):
            raise DeviceUnavailable(chosen)
        return tuple(dict.fromkeys((working[0] if chosen == Device.AUTO else chosen, Device.CPU)))

    def _provider(self, device: Device, leases: ExitStack) -> NetworkProvider:
        """Return a function that loads networks by id, leased until `leases` closes."""
        leased: dict[str, Network] = {}

        def provide(model: str) -> Network:
            if model not in leased:
                card = self._catalog[model]
                if not card.files:
                    raise NotInstalled(model, card.title, card.source, card.licence)
                pool = self._pool(Device.CPU if card.task in ON_CPU else device)
                leased[model] = leases.enter_context(pool.lease(model))
            return leased[model]

        return provide

    def _pool(self, device: Device) -> NetworkPool:
        if device not in self._pools:
            budget = self._settings.memory_budget(device)
            self._pools[device] = NetworkPool(partial(self._load, device), self._size, budget)
        return self._pools[device]

    def _load(self, device: Device, model: str) -> Network:
        card = self._catalog[model]
        files, vram = self._store.files(card), self._settings.vram
        return BACKENDS[card.backend].load(card, files, device, vram)

    def _size(self, model: str) -> int:
        files = self._store.files(self._catalog[model])
        return sum(file.stat().st_size for file in files)

    def _tile_config(self, step: Step) -> TileConfig:
        """Return the smallest tile and the largest halo that the models of a step ask for."""
        cards = [self._catalog[model] for model in step.models if model not in RETIRED]
        halo = self._restorers[step.restorer].halo
        return choose_tiles(cards, self._settings.tile, halo, step.scale)


class _TiledTask:
    """Step ready to run: its restorer analyses the whole photo, then restores tiles."""

    def __init__(self, restorer: Restorer[Any], step: Step, whole: Rect) -> None:
        self._restorer, self._whole = restorer, whole
        self._params = restorer.params(**step.params)

    def overview_of(self, image: Raster) -> Pixels:
        """Reduce the part of a photo by which the restorer judges it: H x W x 3, 0 to 1.

        The longer side of the result is at most OVERVIEW pixels."""
        return downscale(image[self._whole.slices], OVERVIEW)

    def analyse(
        self,
        image: Raster,
        overview: Pixels,
        providers: dict[Device, NetworkProvider],
        progress: Progress,
    ) -> Array | None:
        """Compute the restorer's analysis of the overview or the photo, None if it makes none.

        The shape of the array depends on the restorer. A device that fails is removed from
        `providers`, and the next one tries. Raises: the error of the last."""
        progress.report(0.0)
        if isinstance(self._restorer, DetailRestorer):
            return self._restorer.analyse_photo(image[self._whole.slices], self._params)
        while True:
            device, provider = next(iter(providers.items()))
            rect = Rect.of(overview)
            work = RestoreInput(overview, rect, self._whole, None, provider, progress)
            try:
                return self._restorer.analyse_overview(work, self._params)
            except (OutOfMemory, NetworkFailed, DeviceUnavailable):
                if len(providers) == 1:
                    raise
                del providers[device]
                progress.notice(FallbackToCpu(device.value))

    def repaired_mask(self, mask: MaskArray | None, overview: Pixels) -> MaskArray | None:
        """Return the part of the mask that is repaired; None is the whole photo.

        It is found in the photo reduced to OVERVIEW."""
        if not isinstance(self._restorer, MaskingRestorer):
            return mask
        return self._restorer.repaired_mask(mask, overview, self._whole, self._params)

    def pieces(self, mask: MaskArray | None) -> list[Rect]:
        """Return the parts of the mask that the restorer needs in one run each, uncut by tiles."""
        if mask is None or not isinstance(self._restorer, PieceRestorer):
            return []
        return self._restorer.pieces(mask, self._params)

    def tile_function(
        self, provider: NetworkProvider, analysis: Array | None, mask: MaskArray | None
    ) -> TileFunction:
        """Return the function that restores one tile with networks of the device of `provider`.

        `analysis` is what `analyse` returned."""

        def run(image: Pixels, rect: Rect, progress: Progress) -> Pixels:
            tile_mask = None if mask is None else mask[rect.slices]
            work = RestoreInput(image, rect, self._whole, analysis, provider, progress, tile_mask)
            return self._restorer.run(work, self._params)

        return run


def _judged_rect(restorer: Restorer[Any], request: RunRequest) -> Rect:
    """Return the rect of the photo by which a restorer judges light and colour: the crop or all."""
    whole = Rect.of(request.image)
    if request.frame is None or not isinstance(restorer, FrameRestorer):
        return whole
    inside = request.frame.clipped(whole)
    return inside if restorer.judges_frame and inside.area else whole


def _without(mask: MaskArray | None, rects: list[Rect]) -> MaskArray | None:
    """Return a copy of a mask that is 0 in the rects; None stays None."""
    if mask is None or not rects:
        return mask
    rest = mask.copy()
    for rect in rects:
        rest[rect.slices] = 0
    return rest


def usable_devices() -> tuple[Device, ...]:
    """Return the devices on which some backend runs a network here, the best first."""
    found = {device for backend in BACKENDS.values() for device in backend.probe()}
    return tuple(device for device in BEST_FIRST if device in found)


def make_local_engine(settings: EngineSettings) -> LocalEngine:
    """Make an engine with all restorers, the bundled and the user's models, and the add-on."""
    add_to_path(settings.addon)
    folders = [BUNDLED, *([settings.models] if settings.models else [])]
    return LocalEngine(Catalog.read(*folders[1:]), Store(*folders), settings, RESTORERS)
