"""Tests that the worked example of CONTRIBUTING.md works: it is performed in a copy of the tree."""

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.blackbox.program import OFFLINE, Person

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(
    r"<!-- (file|insert|run)(?:: (\S+))?(?: after: (.*?))? -->\n```\w*\n(.*?)```", re.DOTALL
)
COPIED = ("desktop", "models", "resources", "tests", "main.py", "pyproject.toml")
SENTENCE = "please remove the SILVERING and the grain"
WINDOW = """
import sys
from PySide6.QtCore import QCoreApplication, QTranslator
from desktop.ui.common.translator import Translator
from models.core.wish_table import Wish
app, language = QCoreApplication([]), QTranslator()
texts = Translator()
print(texts.wish(Wish.SILVERING), texts.defect(Wish.SILVERING), texts.layer("silvering"), sep="|")
assert language.load("resources/translations/heirloom_de.qm")
app.installTranslator(language)
print(texts.wish(Wish.SILVERING), texts.defect(Wish.SILVERING), texts.layer("silvering"), sep="|")
"""


@dataclass(frozen=True)
class Example:
    """Copy of the tree in which the example was performed, and the paths that it changed."""

    tree: Path
    changed: frozenset[str]

    def run(self, *command: str) -> "subprocess.CompletedProcess[str]":
        """Run a command in the root of the copy, with the tools of this Python first."""
        person = Person(self.tree)
        path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
        modules = os.pathsep.join((str(self.tree), OFFLINE))
        return subprocess.run(
            command,
            cwd=self.tree,
            env={**person.environment, "PATH": path, "PYTHONPATH": modules},
            capture_output=True,
            encoding="utf-8",
            timeout=100,
            check=False,
        )

    def python(self, *words: str) -> "subprocess.CompletedProcess[str]":
        return self.run(sys.executable, *words)


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Example:
    """Perform every block of the example; its own tests and checks are among the commands."""
    tree = tmp_path_factory.mktemp("tree")
    copy_tree(tree)
    performed = Example(tree, frozenset(path for kind, path, *_ in blocks() if kind != "run"))
    for kind, path, after, text in blocks():
        if kind == "file":
            assert not (tree / path).exists()
            (tree / path).write_text(text, encoding="utf-8")
        elif kind == "insert":
            insert(tree / path, after, text)
        else:
            for line in text.splitlines():
                done = performed.run(*line.split())
                assert done.returncode == 0, (line, done.stdout, done.stderr)
    return performed


def copy_tree(target: Path) -> None:
    """Copy what the example needs; the weights are linked where the system allows it."""
    ignored = shutil.ignore_patterns("__pycache__", "weights", "parity", ".*")
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=ignored)
        else:
            shutil.copy(source, target / name)
    try:
        (target / "models/weights").symlink_to(ROOT / "models/weights", target_is_directory=True)
    except OSError:
        shutil.copytree(ROOT / "models/weights", target / "models/weights")


def blocks() -> list[tuple[str, str, str, str]]:
    """List kind, path, anchor and text of each block of CONTRIBUTING.md, in its order."""
    return BLOCK.findall((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"))


def insert(file: Path, after: str, text: str) -> None:
    """Insert text below the first line that contains `after`."""
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    at = next(number for number, line in enumerate(lines, 1) if after in line)
    file.write_text("".join((*lines[:at], text, *lines[at:])), encoding="utf-8")


@pytest.fixture(scope="module")
def photo(example: Example) -> Path:
    file = example.tree / "photo.png"
    pixels = np.random.default_rng(1).integers(0, 256, (64, 80, 3), np.uint8)
    Image.fromarray(pixels).save(file)
    return file


def test_example_has_blocks_of_every_kind() -> None:
    assert {kind for kind, *_ in blocks()} == {"file", "insert", "run"}


def test_every_marker_of_the_document_is_a_block() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert len(re.findall(r"^<!-- (?:file|insert|run)", text, re.MULTILINE)) == len(blocks())


def test_example_changes_table_restorer_card_translations_and_test_only(example: Example) -> None:
    languages = {
        f"resources/translations/heirloom_{name}.ts"
        for name in ("de", "es", "fr", "ja", "ko", "pt", "zh")
    }
    assert example.changed == languages | {
        "models/core/wish_table.py",
        "models/restorers/silvering.py",
        "models/restorers/__init__.py",
        "models/catalog/silvering-example.toml",
        "tests/models/restorers/test_silvering.py",
    }


def test_window_shows_the_wish_in_english_and_german(example: Example) -> None:
    done = example.python("-c", WINDOW)
    assert done.stdout.splitlines() == [
        "Remove silvering|silvering|Remove silvering",
        "Aussilberung entfernen|Aussilberung|Aussilberung entfernen",
    ], done.stderr


def test_command_line_plans_the_wish_in_its_order(example: Example, photo: Path) -> None:
    done = example.python("main.py", "plan", str(photo), "--say", SENTENCE, "--json")
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout.splitlines()[-1])
    assert [(step["wish"], step["restorer"]) for step in report["plan"]] == [
        ("silvering", "silvering"),
        ("noise", "instruct"),
    ]
    assert report["not_understood"] == []


def test_command_line_names_the_model_to_get(example: Example, photo: Path) -> None:
    out = str(photo.with_name("out.png"))
    done = example.python(
        "main.py", "restore", str(photo), "-o", out, "--say", "remove the silvering"
    )
    assert done.returncode == 1
    assert "Example network for silvering is not installed" in done.stderr
    assert "https://example.org/silvering" in done.stderr
