"""Environment variables that stop libraries from sending telemetry, and name their cache folders.

The published builds of ONNX Runtime 1.29 and later for Linux and macOS read their variable while
they are imported: without it the library writes an identifier of the computer into the user's cache
folder and sends it with facts about the computer. A call of `disable_telemetry_events` comes too
late for that. Therefore the packages `models` and `desktop` set the variables as a side effect of
their import, before any other module is imported. This module imports the standard library and
platformdirs only.

Torch makes a cache folder among the temporary files when it is imported, Triton and NVIDIA's driver
make one in the home folder when they compile. All of them get one in the program's own.
"""

import os
from typing import Final

import platformdirs

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


CACHES: Final = {
    "TORCHINDUCTOR_CACHE_DIR": "torchinductor",
    "TRITON_CACHE_DIR": "triton",
    "CUDA_CACHE_PATH": "cuda",
    "TORCH_HOME": "torch",
    "HF_HOME": "huggingface",
}
"""Names of cache folders, within one of the program, by the variable that a library reads."""


def opt_out() -> None:
    """Turn off the telemetry of libraries for this process and its children.

    Their caches go to Heirloom's cache folder, unless the user has set other ones."""
    os.environ.update(OPT_OUTS)
    caches = platformdirs.user_cache_path("heirloom", appauthor=False) / "libraries"
    for variable, folder in CACHES.items():
        os.environ.setdefault(variable, str(caches / folder))
