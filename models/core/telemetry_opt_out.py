"""Environment variables that stop libraries from sending telemetry.

The published builds of ONNX Runtime 1.29 and later for Linux and macOS read their variable while
they are imported: without it the library writes an identifier of the computer into the user's cache
folder and sends it with facts about the computer. A call of `disable_telemetry_events` comes too
late for that. Therefore the packages `models` and `desktop` set the variables as a side effect of
their import, before any other module is imported. This module imports only the standard library.
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
"""Variables of ONNX Runtime, of huggingface_hub and of several libraries at once (the last two).

Diffusers and tokenizers depend on huggingface_hub.
No other library in use sends telemetry.
"""


def opt_out() -> None:
    """Set the variables for this process and its children, whatever their earlier values."""
    os.environ.update(OPT_OUTS)
