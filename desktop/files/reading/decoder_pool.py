"""Several decoder processes, for photos that are restored at the same time."""

from collections.abc import Callable
from pathlib import Path
from queue import Empty, LifoQueue

from desktop.document.photo import Photo
from desktop.files.reading.decoder_client import POLL_INTERVAL, DecoderClient
from desktop.files.reading.reader_protocols import FIRST_PAGE, ReadOptions
from desktop.files.storage.scratch_files import Scratch
from models.core.progress import Cancelled, Progress


class DecoderPool:
    """Decoder clients, each of which decodes one photo at a time; may be shared between threads.

    A process starts when it is first needed: as many as photos are ever decoded at once.
    """

    def __init__(
        self,
        scratch: Scratch,
        count: int,
        make_client: Callable[[Scratch], DecoderClient] = DecoderClient,
    ) -> None:
        """Make `count` clients, whose processes share one log in `scratch`.

        `make_client` makes one of them for a scratch folder."""
        self._clients = tuple(make_client(scratch) for _ in range(count))
        self._free: LifoQueue[DecoderClient] = LifoQueue()
        for client in reversed(self._clients):
            self._free.put(client)

    @property
    def count(self) -> int:
        """Number of photos that can be decoded at the same time."""
        return len(self._clients)

    def start(self) -> None:
        """Start the process of the first client without waiting for it."""
        self._clients[0].start()

    def read(
        self, path: Path, scratch: Scratch, progress: Progress, options: ReadOptions = FIRST_PAGE
    ) -> Photo:
        """Decode one page of an image file by a free process; see `DecoderClient.read`.

        Raises: PhotoError; Cancelled, also while all processes are busy.
        """
        client = self._take(progress)
        try:
            return client.read(path, scratch, progress, options)
        finally:
            self._free.put(client)

    def close(self) -> None:
        """End all processes, after the photos that are being decoded; `read` starts them again."""
        for client in self._clients:
            client.close()

    def _take(self, progress: Progress) -> DecoderClient:
        while not progress.stop.is_set():
            try:
                return self._free.get(timeout=POLL_INTERVAL)
            except Empty:
                continue
        raise Cancelled
