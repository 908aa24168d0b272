"""The list of modules in the documentation follows the code."""

from pathlib import Path

from tests.module_list import LIST, PACKAGES, ROOT, module_list, summary


def test_the_list_of_modules_is_up_to_date() -> None:
    assert LIST.read_text(encoding="utf-8") == module_list(), "python -m tests.module_list"


def test_every_module_says_what_it_holds_in_one_sentence() -> None:
    modules = [path for package in PACKAGES for path in (ROOT / package).rglob("*.py")]
    silent = [path for path in modules if not summary(Path(path)).endswith((".", "?", "!"))]
    assert silent == []
