"""Result of a benchmark as a JSON object: printed, and kept in a file if wanted."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any


def print_result(result: Mapping[str, Any], file: Path | None) -> None:
    """Print a result as JSON, and write it to a file unless that is None. Raises: OSError."""
    text = json.dumps(result, indent=2)
    print(text)
    if file:
        file.write_text(text + "\n", encoding="utf-8")
