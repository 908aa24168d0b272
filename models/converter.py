"""The process that reads a file of weights and converts it: one question, one answer."""

import os
import sys
from typing import BinaryIO

from models.addon.installed import join
from models.conversion import Convert, Converted
from models.diffusion.parts import belong_together
from models.errors import EngineFailed, ExtraMissing, ModelError
from models.messages import receive, send


def main() -> int:
    """Answer what comes on standard input; what libraries print goes to standard error."""
    reading, writing = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    send(writing, _answer(reading))
    return 0


def _answer(reading: BinaryIO) -> Converted | ModelError:
    request: Convert = receive(reading)
    join(request.addon)
    try:
        from models.importing import imported

        return imported(request)
    except ModelError as error:
        return error
    except ImportError as error:
        if error.name is None or error.name.partition(".")[0] in ("models", "desktop"):
            raise
        parts = belong_together((request.source, *request.others))
        return ExtraMissing(str(request.source), "generative" if parts else "torch")
    except Exception as error:  # noqa: BLE001  the edge of the process
        sys.excepthook(type(error), error, error.__traceback__)
        return EngineFailed(repr(error))


if __name__ == "__main__":
    sys.exit(main())
