"""Which projects are open on this computer, so that two windows never save over each other."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop.files.errors import InUse
from desktop.files.holding import Hold, claimed


class Claims:
    """The project of one window; `folder` is the same for all windows. Used by one thread at a
    time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path: Path | None = None
        self._hold: Hold | None = None

    @contextmanager
    def taking(self, path: Path | None) -> Iterator[None]:
        """While the block runs this project is ours, and when it ends well it stays so in place
        of the one before. None: no project. Raises InUse."""
        path = path.resolve() if path else None
        if path is not None and path == self._path:
            yield
            return
        hold = self._claimed(path) if path else None
        try:
            yield
        except BaseException:
            if hold is not None:
                hold.release()
            raise
        self.close()
        self._path, self._hold = path, hold

    def close(self) -> None:
        """No project is ours any more."""
        if self._hold is not None:
            self._hold.release()
        self._path = self._hold = None

    def _claimed(self, path: Path) -> Hold:
        self._folder.mkdir(parents=True, exist_ok=True)
        name = hashlib.sha256(str(path).encode("utf-8", "surrogateescape")).hexdigest()
        hold = claimed(self._folder / f"{name}.lock")
        if hold is None:
            raise InUse(path)
        return hold
