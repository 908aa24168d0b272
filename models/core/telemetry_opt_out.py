"""Environment variables that keep libraries from reporting to their makers.

ONNX Runtime 1.29 and later, as its makers build it for Linux and macOS, reads its variable while it
is being imported: without it the library writes an identifier of the computer into the person's
cache and sends it with facts about the computer. To call `disable_telemetry_events` comes after
that. So the variables must be set before any other module is imported, which is why the packages
`models` and `desktop` do it when they are imported, as a side effect that nothing can go around.
This module imports nothing but the standard library.
"""

import os
from typing import Final

OPT_OUTS: Final = {
    "ORT_DISABLE_TELEMETRY": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_DISABLE_UPDATE_CHECK": "1",
    "HF_HUB_OFFLINE": "1",
    "DISABLE_TELEMETRY": "1",
    "DO_NOT_TRACK": "1",
}
"""For ONNX Runtime, for huggingface_hub (which diffusers and tokenizers bring along), and two names
that several libraries honour. Other libraries in use have nothing of the kind."""


def opt_out() -> None:
    """Set the variables for this process and those that it starts, whatever they were before."""
    os.environ.update(OPT_OUTS)
