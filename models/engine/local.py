"""The engine in this process: runs steps with real networks."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from functools import cached_property, partial
from typing import Any, Final

import numpy as np

from models.addon.installed import add_to_path
from models.backends import BACKENDS
from models.catalog.catalog import Catalog
from models.catalog.store import BUNDLED, Store
from models.core.device import Device, EngineSettings
from models.core.engine_run import RestoredTile, RunRequest, RunResult
from models.core.errors import DeviceUnavailable, NetworkFailed, NotInstalled, OutOfMemory
from models.core.pixels import MaskArray, Pixels, Raster, Rect, downscale
from models.core.plan import Finding, Step
from models.core.progress import FallbackToCpu, Progress
from models.core.protocols import (
    OVERVIEW,
    Array,
    Embeddings,
    Network,
    NetworkProvider,
    RestoreInput,
    Restorer,
)
from models.engine.network_pool import NetworkPool
from models.restorers import RESTORERS
from models.tiling.region import RegionRestorer, run_region
from models.tiling.tiled import TileConfig, TileFunction, run_tiled

LIGHT: Final = TileConfig(side=1024, least_side=256, halo=0)
"""How photos are cut for restorers that run no network on their pieces."""

BEST_FIRST: Final = (Device.CUDA, Device.DML, Device.COREML, Device.CPU)

SENTENCES: Final = "heirloom-sentence"


class LocalEngine:
    """Implements Engine. Used by one thread at a time."""

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
        """See Engine."""
        self._catalog = self._catalog.fresh
        step, image, mask = request.step, request.image, request.mask
        with ExitStack() as leases:
            lends = {device: self._lend(device, leases) for device in self._devices}
            restorer = self._restorers[step.restorer]
            if isinstance(restorer, RegionRestorer):
                forms = {
                    d: restorer.region_function(lend, step.params) for d, lend in lends.items()
                }
                yield from run_region(image, forms, restorer.margin, mask, progress)
                return
            task = _Task(restorer, step, Rect.of(image))
            survey = task.surveyed(image, lends, progress)
            runs = {device: task.run_with(lend, survey, mask) for device, lend in lends.items()}
            for tile in run_tiled(image, runs, self._cut(step), request.focus, mask, progress):
                yield RestoredTile(*tile)

    def probe(self) -> tuple[Device, ...]:
        """See Engine."""
        return self._devices

    def embed(self, sentences: tuple[str, ...]) -> Embeddings:
        """See Engine."""
        with self._pool(Device.CPU).lease(SENTENCES) as network:
            return network(np.array(sentences, np.str_), progress=Progress())

    def diagnose(self, image: Raster) -> tuple[Finding, ...]:
        """See Engine."""
        from models.diagnosis.classifier import diagnose

        return diagnose(image)

    def close(self) -> None:
        """See Engine."""
        for pool in self._pools.values():
            pool.close()

    @cached_property
    def _devices(self) -> tuple[Device, ...]:
        working, asked = usable_devices(), self._settings.device
        if asked not in (Device.AUTO, *working):
            raise DeviceUnavailable(asked)
        first = working[0] if asked == Device.AUTO else asked
        return tuple(dict.fromkeys((first, Device.CPU)))

    def _lend(self, device: Device, leases: ExitStack) -> NetworkProvider:
        """Networks stay leased until `leases` closes. Sentences are too short for a GPU."""
        held: dict[str, Network] = {}

        def lend(model: str) -> Network:
            if model not in held:
                card = self._catalog[model]
                if not card.files:
                    raise NotInstalled(model, card.title, card.source, card.licence)
                short = card.task == "sentence"
                pool = self._pool(Device.CPU if short else device)
                held[model] = leases.enter_context(pool.lease(model))
            return held[model]

        return lend

    def _pool(self, device: Device) -> NetworkPool:
        if device not in self._pools:
            load = partial(self._load, device)
            self._pools[device] = NetworkPool(
                load, self._size, self._settings.memory_budget(device)
            )
        return self._pools[device]

    def _load(self, device: Device, model: str) -> Network:
        card = self._catalog[model]
        files, vram = self._store.files(card), self._settings.vram
        return BACKENDS[card.backend].load(card, files, device, vram)

    def _size(self, model: str) -> int:
        files = self._store.files(self._catalog[model])
        return sum(file.stat().st_size for file in files)

    def _cut(self, step: Step) -> TileConfig:
        """As the most demanding of the step's networks needs it."""
        cards = [card for card in map(self._catalog.__getitem__, step.models) if card.tile]
        side = min((card.tile for card in cards), default=LIGHT.side)
        side = self._settings.tile or side
        least = min(side, *(card.least_tile for card in cards)) if cards else LIGHT.least_side
        halo = max(self._restorers[step.restorer].halo, *(card.halo for card in cards), 0)
        return TileConfig(side, least, halo, step.scale)


class _Task:
    """A step's restorer with its parameters and the photo's outline."""

    def __init__(self, restorer: Restorer[Any], step: Step, whole: Rect) -> None:
        self._restorer, self._whole = restorer, whole
        self._params = restorer.params(**step.params)

    def surveyed(
        self, image: Raster, lends: dict[Device, NetworkProvider], progress: Progress
    ) -> Array | None:
        """What the restorer finds in the whole photo. Devices that fail are taken out of
        `lends`; the last one's error is raised."""
        progress.report(0.0)
        overview = downscale(image, OVERVIEW)
        while True:
            device, lend = next(iter(lends.items()))
            seen = Rect.of(overview)
            work = RestoreInput(overview, seen, seen, None, lend, progress)
            try:
                return self._restorer.analyse_overview(work, self._params)
            except (OutOfMemory, NetworkFailed, DeviceUnavailable):
                if len(lends) == 1:
                    raise
                del lends[device]
                progress.notice(FallbackToCpu(device.value))

    def run_with(
        self, lend: NetworkProvider, survey: Array | None, mask: MaskArray | None
    ) -> TileFunction:
        """How one piece is restored on the device that lends."""

        def run(image: Pixels, place: Rect, progress: Progress) -> Pixels:
            masked = None if mask is None else mask[place.slices]
            work = RestoreInput(image, place, self._whole, survey, lend, progress, masked)
            return self._restorer.run(work, self._params)

        return run


def usable_devices() -> tuple[Device, ...]:
    """The devices on which some backend really runs here, the best first."""
    found = {device for backend in BACKENDS.values() for device in backend.probe()}
    return tuple(device for device in BEST_FIRST if device in found)


def make_local_engine(settings: EngineSettings) -> LocalEngine:
    """With the models bundled and the person's own, all restorers, and what the add-on holds."""
    add_to_path(settings.addon)
    folders = [BUNDLED, *([settings.models] if settings.models else [])]
    return LocalEngine(Catalog.read(*folders[1:]), Store(*folders), settings, RESTORERS)
