"""The process that reads a file of weights and converts it: one question, one answer.

It may use as much memory as the computer has, and ends when the pipe closes, because the program
that asked has ended in whatever way.
"""

import os
import sys
from contextlib import suppress
from threading import Thread

import psutil

from models.addon.installed import join
from models.core.errors import EngineFailed, ExtraMissing, ModelError
from models.diffusion.files.manifest import are_system_parts
from models.library.converter_client import ConversionRequest, ConversionResult
from models.processes.messages import receive, send


def main() -> int:
    """Answer what comes on standard input; what libraries print goes to standard error."""
    limit_memory()
    reading, writing = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    request: ConversionRequest = receive(reading)
    Thread(target=_end_with, args=(reading.fileno(),), name="parent", daemon=True).start()
    send(writing, _answer(request))
    return 0


def limit_memory() -> None:
    """Refuse this process more memory than the computer has, where the system has such a limit, so
    that a hostile file ends it and not others. macOS keeps no such limit."""
    if sys.platform != "win32":
        import resource

        most = psutil.virtual_memory().total + psutil.swap_memory().total
        for what, limit in ((resource.RLIMIT_DATA, most), (resource.RLIMIT_CORE, 0)):
            with suppress(ValueError, OSError):
                resource.setrlimit(what, (limit, limit))


def _end_with(pipe: int) -> None:
    """End this process as soon as nobody can ask any more; no second question ever comes."""
    with suppress(OSError):
        os.read(pipe, 1)
    os._exit(1)


def _answer(request: ConversionRequest) -> ConversionResult | ModelError:
    join(request.addon)
    try:
        from models.library.importer import convert_file

        return convert_file(request)
    except ModelError as error:
        return error
    except ImportError as error:
        if error.name is None or error.name.partition(".")[0] in ("models", "desktop"):
            raise
        parts = are_system_parts((request.source, *request.others))
        return ExtraMissing(str(request.source), "generative" if parts else "torch")
    except Exception as error:  # noqa: BLE001  the edge of the process
        sys.excepthook(type(error), error, error.__traceback__)
        return EngineFailed(repr(error))


if __name__ == "__main__":
    sys.exit(main())
