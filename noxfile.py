"""Development tasks, alike on Linux, Windows and macOS: `nox -s NAME`, listed by `nox -l`.

Every session has an environment of its own in `.nox`, which is kept between runs. `--no-venv` uses
the active environment instead; `--force-python 3.13` another version of Python.
"""

import ast
import os
import shutil
import sys
from pathlib import Path

import nox

nox.needs_version = ">=2024.4.15"
nox.options.default_venv_backend = "venv"
nox.options.reuse_venv = "yes"
nox.options.sessions = ["lint", "types", "test"]

ROOT = Path(__file__).parent


def requirements(*names: str) -> list[str]:
    """Return the requirements of the `dev` extra in pyproject.toml for the distributions `names`.

    Raises: KeyError if a name is not in the extra.
    """
    extra = nox.project.load_toml(ROOT / "pyproject.toml")["project"]["optional-dependencies"][
        "dev"
    ]
    by_name = {line.partition(">")[0].partition("=")[0].strip(): line for line in extra}
    return [by_name[name] for name in names]


def install(session: nox.Session, *arguments: str) -> None:
    """Install packages with pip, unless `--no-venv` asks for the active environment as it is."""
    if session.venv_backend != "none":
        session.install(*arguments)


def install_everything(session: nox.Session) -> None:
    """Install the program in editable mode with all that the tests need."""
    install(session, "-e", ".[dev]")


@nox.session
def test(session: nox.Session) -> None:
    """Run the test suite offscreen; arguments after `--` go to pytest."""
    install_everything(session)
    session.env.setdefault("QT_QPA_PLATFORM", os.environ.get("QT_QPA_PLATFORM", "offscreen"))
    session.run("python", "-m", "pytest", *(session.posargs or ["-n", "auto"]))


@nox.session
def lint(session: nox.Session) -> None:
    """Check format, lint rules and import contracts; `-- --fix` formats and corrects instead."""
    install(session, *requirements("ruff", "import-linter"))
    if "--fix" in session.posargs:
        session.run("ruff", "format", ".")
        session.run("ruff", "check", "--fix", ".")
    else:
        session.run("ruff", "format", "--check", ".")
        session.run("ruff", "check", ".")
    session.run("lint-imports")


@nox.session
def types(session: nox.Session) -> None:
    """Check types with mypy in strict mode; arguments after `--` go to mypy."""
    install_everything(session)
    session.run("mypy", *session.posargs)


@nox.session
def bench(session: nox.Session) -> None:
    """Run a benchmark: `nox -s bench -- NAME [ARGUMENT ...]`; without a name, list them all."""
    if not session.posargs:
        for module, summary in benchmarks().items():
            session.log(f"{module:24} {summary}")
        return
    name, *arguments = session.posargs
    module = benchmark(session, name)
    install_everything(session)
    session.run("python", "-m", module, *arguments)


@nox.session
def screens(session: nox.Session) -> None:
    """Take screenshots of the window: `nox -s screens -- [FOLDER [SCALE]]` (build/screens).

    Takes minutes, since a sample photo is restored. On Linux without a display Xvfb is used.
    """
    module = benchmark(session, "screens")
    install_everything(session)
    folder, *scale = session.posargs or [str(ROOT / "build" / "screens")]
    Path(folder).mkdir(parents=True, exist_ok=True)
    command = ["python", "-m", module, folder, *scale]
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or shutil.which("xvfb-run")):
        session.error("taking screenshots needs a display or xvfb-run")
    if sys.platform == "linux" and not os.environ.get("DISPLAY"):
        command = ["xvfb-run", "-a", *command]
    session.run(*command, external=True)


def benchmark(session: nox.Session, name: str) -> str:
    """Return the module of the benchmark `name`, such as `benchmarks.canvas` for `canvas`."""
    found = [module for module in benchmarks() if module.rpartition(".")[2] == name]
    if len(found) != 1:
        session.error(f"no benchmark is called {name}; run `nox -s bench` for a list")
    return found[0]


def benchmarks() -> dict[str, str]:
    """Return each module below benchmarks/ that can be run, and its docstring's first line."""
    found: dict[str, str] = {}
    for file in sorted((ROOT / "benchmarks").rglob("*.py")):
        text = file.read_text(encoding="utf-8")
        if '__name__ == "__main__"' in text:
            docstring = ast.get_docstring(ast.parse(text)) or ""
            module = ".".join(file.relative_to(ROOT).with_suffix("").parts)
            found[module] = docstring.partition("\n")[0]
    return found
