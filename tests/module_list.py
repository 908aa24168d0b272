"""The list of all modules in docs/modules.md, made from the first lines of their docstrings.

    python -m tests.module_list

writes the file anew; a test fails where it is out of date.
"""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
LIST: Final = ROOT / "docs" / "modules.md"
PACKAGES: Final = ("desktop", "models")
HEAD: Final = """# Modules

Every module with the first sentence of its docstring. Made by `python -m tests.module_list`; do not
edit by hand. [architecture.md](architecture.md) tells how the folders fit together.
"""


def summary(path: Path) -> str:
    """First line of the module docstring; empty without one."""
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return docstring.partition("\n")[0]


def module_list() -> str:
    """Markdown text of docs/modules.md as the code is now."""
    return "\n".join((HEAD, *(line for package in PACKAGES for line in _package(package)), ""))


def _package(package: str) -> Iterator[str]:
    folders = sorted({path.parent for path in (ROOT / package).rglob("*.py")})
    for folder in folders:
        yield f"## {folder.relative_to(ROOT).as_posix()}/\n"
        if text := summary(folder / "__init__.py"):
            yield f"{text}\n"
        modules = sorted(path for path in folder.glob("*.py") if path.name != "__init__.py")
        yield from (f"- `{path.name}`: {summary(path)}" for path in modules)
        if modules:
            yield ""


if __name__ == "__main__":
    LIST.write_text(module_list(), encoding="utf-8")
