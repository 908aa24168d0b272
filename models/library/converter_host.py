"""Converter host: the process that converts one file of weights, with one request and one reply.

It may use as much memory as the computer has, and ends when the pipe closes because the program
that started it has ended.
"""

import os
import sys
from contextlib import suppress
from threading import Thread

import psutil

from models.addon.addon_installer import add_to_path
from models.core.errors import EngineFailed, ExtraMissing, ModelError
from models.diffusion.files.manifest import are_system_parts
from models.library.converter_client import ConversionRequest, ConversionResult
from models.processes.engine_messages import receive, send
from models.processes.pipes import take_standard_pipes


def main() -> int:
    """Convert the file that standard input requests, and return the exit code."""
    limit_memory()
    reading, writing = take_standard_pipes()
    request: ConversionRequest = receive(reading)
    Thread(target=_end_with, args=(reading.fileno(),), name="parent", daemon=True).start()
    send(writing, _answer(request))
    return 0


def limit_memory() -> None:
    """Limit this process to the memory of the computer, so that a hostile file ends only it.

    It has no effect on Windows, and macOS does not enforce it."""
    if sys.platform != "win32":
        import resource

        most = psutil.virtual_memory().total + psutil.swap_memory().total
        for what, limit in ((resource.RLIMIT_DATA, most), (resource.RLIMIT_CORE, 0)):
            with suppress(ValueError, OSError):
                resource.setrlimit(what, (limit, limit))


def _end_with(pipe: int) -> None:
    """End this process when the pipe closes, as no second request ever comes."""
    with suppress(OSError):
        os.read(pipe, 1)
    os._exit(1)


def _answer(request: ConversionRequest) -> ConversionResult | ModelError:
    add_to_path(request.addon)
    try:
        from models.library.weight_conversion import convert_file

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
