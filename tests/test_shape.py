"""The size limits of the style guide hold: functions, files, folders, parameters, loose modules."""

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
PACKAGES: Final = ("desktop", "models", "benchmarks", "installer")

FUNCTION_LINES: Final = 50
"""Longest function, in lines. Network modules follow their papers and are excepted."""
LONG_FUNCTION: Final = 15
"""Lines that nine of ten functions of the program do not exceed, docstrings included."""
FILE_LINES: Final = 400
PARAMETERS: Final = 6
"""Parameters of a function or method without `self`; a constructor may take 10."""
CONSTRUCTOR_PARAMETERS: Final = 10
MODULES: Final = 20
"""Modules of one folder, without `__init__`."""
LOOSE_MODULES: Final = 6
"""Modules that lie in `desktop/` or `models/` themselves."""

Function = ast.FunctionDef | ast.AsyncFunctionDef


def _sources() -> Iterator[Path]:
    for package in PACKAGES:
        yield from sorted((ROOT / package).rglob("*.py"))


def _functions() -> Iterator[tuple[str, Function]]:
    for path in _sources():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, Function):
                yield f"{path.relative_to(ROOT)}:{node.lineno} {node.name}", node


def _parameters(function: Function) -> int:
    given = (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs)
    return sum(each.arg not in ("self", "cls") for each in given)


def test_no_function_is_longer_than_the_limit() -> None:
    long = [
        name
        for name, node in _functions()
        if (node.end_lineno or 0) - node.lineno + 1 > FUNCTION_LINES
        and "models/networks/" not in name
    ]
    assert long == []


def test_nine_of_ten_functions_are_short() -> None:
    program = [node for name, node in _functions() if not name.startswith("benchmarks")]
    long = [n for n in program if (n.end_lineno or 0) - n.lineno + 1 > LONG_FUNCTION]
    assert len(long) <= len(program) / 10


def test_no_function_takes_more_parameters_than_the_limit() -> None:
    wide = [
        name
        for name, node in _functions()
        if _parameters(node) > (CONSTRUCTOR_PARAMETERS if node.name == "__init__" else PARAMETERS)
    ]
    assert wide == []


def test_no_file_is_longer_than_the_limit() -> None:
    lines = {path: path.read_text(encoding="utf-8").count("\n") for path in _sources()}
    assert [str(path) for path, count in lines.items() if count > FILE_LINES] == []


def test_no_folder_holds_more_modules_than_the_limit() -> None:
    folders = Counter(path.parent for path in _sources() if path.name != "__init__.py")
    assert [str(folder) for folder, count in folders.items() if count > MODULES] == []


def test_few_modules_lie_outside_of_folders() -> None:
    for package in ("desktop", "models"):
        loose = [path.name for path in (ROOT / package).glob("*.py") if path.name != "__init__.py"]
        assert len(loose) <= LOOSE_MODULES, loose
