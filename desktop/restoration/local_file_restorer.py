"""A file restorer with all that it needs in this process and its decoder processes.

The window must not import this module: it loads the runtimes of the networks.
"""

from collections.abc import Iterator
from contextlib import closing, contextmanager

from desktop.files.project.crash_recovery import prepare_scratch_root
from desktop.files.reading.decoder_pool import DecoderPool
from desktop.files.storage.scratch_files import Scratch
from desktop.render.document_renderer import DocumentRenderer
from desktop.render.view_tile_cache import TileCache
from desktop.restoration.file_restorer import FileRestorer
from desktop.restoration.layer_runner import LayerContext
from desktop.restoration.photos_at_once import Concurrency
from desktop.settings import Folders
from models.core.device import EngineSettings
from models.engine.local_engine import make_local_engine
from models.planning.model_selection import ModelSelector


@contextmanager
def open_local_restorer(
    settings: EngineSettings, folders: Folders, at_once: int = 1
) -> Iterator[FileRestorer]:
    """Start an engine, and decoders for `at_once` photos; yield the restorer that uses them.

    Raises: OSError; ModelError where the device of the settings does not work.
    """
    with (
        open_decoders(folders, at_once) as (scratch, decoders),
        closing(make_local_engine(settings)) as engine,
    ):
        context = LayerContext(engine, DocumentRenderer(TileCache(0)), scratch)
        device = engine.probe()[0]
        selector = ModelSelector.from_folder(folders.models, device)
        concurrency = Concurrency.of_computer(at_once)
        yield FileRestorer(context, device, scratch, decoders.read, selector, concurrency)


@contextmanager
def open_decoders(folders: Folders, at_once: int = 1) -> Iterator[tuple[Scratch, DecoderPool]]:
    """Make a scratch folder; start the first of `at_once` decoder processes. Raises: OSError."""
    with (
        Scratch(prepare_scratch_root(folders.scratch)) as scratch,
        closing(DecoderPool(scratch, at_once)) as decoders,
    ):
        decoders.start()
        yield scratch, decoders
