"""Laws of the process that converts models."""

import io
import json
import sys
from pathlib import Path

import pytest

from models import converter
from models.addon.installed import PYTHON, RECEIPT, packages
from models.conversion import Convert
from models.errors import ModelFileUnknown
from models.messages import send


def test_what_the_addon_brings_can_be_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "path", [*sys.path])
    packages(tmp_path).mkdir()
    (packages(tmp_path) / RECEIPT).write_text(json.dumps({"python": PYTHON}))
    question = io.BytesIO()
    send(question, Convert(tmp_path / "lost.onnx", tmp_path / "target", addon=tmp_path))
    question.seek(0)
    assert isinstance(converter._answer(question), ModelFileUnknown)
    assert sys.path[-1] == str(packages(tmp_path))
