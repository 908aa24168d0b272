"""Catalog: reading of model cards that users may have damaged."""

import os
import sys
from pathlib import Path

import pytest

from models.catalog.model_cards import Catalog

CARD = {
    "title": "'Own'",
    "task": "'image'",
    "backend": "'onnxrt'",
    "files": "['a.onnx']",
    "sha256": "['00']",
    "scale": "1",
    "tile": "256",
    "least_tile": "64",
    "halo": "16",
    "licence": "'MIT'",
    "source": "'me'",
}


def write_card(folder: Path, **changes: str) -> Path:
    file = folder / "own.toml"
    fields = {name: value for name, value in {**CARD, **changes}.items() if value}
    file.write_text("".join(f"{name} = {value}\n" for name, value in fields.items()))
    return file


def test_valid_card_is_in_the_catalog(tmp_path: Path) -> None:
    write_card(tmp_path)
    catalog = Catalog.read(tmp_path)
    assert catalog["own"].files == ("a.onnx",)
    assert catalog.refused == ()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("sha256", "[]"),
        ("files", "['../a.onnx']"),
        ("files", "['']"),
        ("files", "'a.onnx'"),
        ("files", "[3]"),
        ("title", "7"),
        ("title", ""),
        ("scale", "0"),
        ("scale", "1.5"),
        ("multiple", "0"),
        ("work", "nan"),
        ("rank", "true"),
        ("wishes", "{a = 1}"),
        ("hologram", "true"),
        ("published", "3"),
        ("published", "{file = 3, variant = 'x'}"),
        ("id", "'x'"),
    ],
)
def test_card_with_an_invalid_field_is_refused_by_its_name(
    tmp_path: Path, field: str, value: str
) -> None:
    file = write_card(tmp_path, **{field: value})
    ((refused, detail),) = Catalog.read(tmp_path).refused
    assert refused == file
    assert detail.startswith(field)


def test_deeply_nested_card_is_refused(tmp_path: Path) -> None:
    (tmp_path / "deep.toml").write_text("x = " + "[" * 100_000)
    assert [file.name for file, _ in Catalog.read(tmp_path).refused] == ["deep.toml"]


@pytest.mark.skipif(sys.platform == "win32", reason="pipes in folders")
def test_pipe_named_like_a_card_is_refused_unread(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "own.toml")
    assert [file.name for file, _ in Catalog.read(tmp_path).refused] == ["own.toml"]


def test_bundled_cards_are_all_valid() -> None:
    assert len(list(Catalog.read())) > 30
