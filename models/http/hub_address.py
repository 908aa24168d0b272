"""Addresses on the hub of Hugging Face, which a user may replace by those of a mirror."""

import os
from typing import Final

HUB: Final = "https://huggingface.co/"
"""Beginning of the addresses of files on the hub."""

ENDPOINT: Final = "HF_ENDPOINT"
"""Environment variable with the address of a mirror, which the hub's own client reads too."""


def resolve_hub_address(url: str) -> str:
    """Return an address with the hub replaced by the mirror that the user names, if any."""
    mirror = os.environ.get(ENDPOINT, "").rstrip("/")
    return f"{mirror}/{url.removeprefix(HUB)}" if mirror and url.startswith(HUB) else url
