"""System calls of the program and of every process that it starts, recorded by strace.

Hooks in Python do not see what C++ libraries do; the kernel sees all of it.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.blackbox.program import COMMAND, PATIENCE, Person

CALLS: Final = "execve,connect,sendto,sendmsg,sendmmsg,open,openat,creat,mkdir,mkdirat"

CI_VARIABLES: Final = (
    "CI",
    "TF_BUILD",
    "GITHUB_ACTIONS",
    "GITLAB_CI",
    "CIRCLECI",
    "TRAVIS",
    "JENKINS_URL",
    "CODEBUILD_BUILD_ID",
    "BUILDKITE",
    "TEAMCITY_VERSION",
    "APPVEYOR",
    "BITBUCKET_BUILD_NUMBER",
    "SYSTEM_TEAMFOUNDATIONCOLLECTIONURI",
    "ORT_RUNNING_UNIT_TESTS",
    "PYTEST_CURRENT_TEST",
)
"""Variables by which ONNX Runtime and others notice that they are tested, and stay silent."""

OPT_OUTS: Final = (
    "ORT_DISABLE_TELEMETRY",
    "DO_NOT_TRACK",
    "DISABLE_TELEMETRY",
    "HF_HUB_DISABLE_TELEMETRY",
    "HF_HUB_DISABLE_UPDATE_CHECK",
    "HF_HUB_OFFLINE",
)
"""Variables against telemetry that the computer running the tests may have set."""

CACHES: Final = (
    "TORCHINDUCTOR_CACHE_DIR",
    "TRITON_CACHE_DIR",
    "CUDA_CACHE_PATH",
    "TORCH_HOME",
    "HF_HOME",
)
"""Variables for cache folders that the process running the tests has set."""

INTERNET: Final = re.compile(r"sa_family=AF_INET6?\b")
CREATED: Final = re.compile(
    r'(?:open|openat|creat|mkdir|mkdirat)\((?P<folder>[^,"]*?)(?:, )?"(?P<name>[^"]*)"'
    r"(?P<rest>.*)\) = \d"
)
FOLDER: Final = re.compile(r"<(?P<path>/[^>]*)>")


@dataclass(frozen=True)
class Trace:
    """Lines that strace recorded, and how the program ended."""

    lines: tuple[str, ...]
    cwd: Path
    code: int
    stderr: str

    @classmethod
    def read(cls, record: Path, cwd: Path, code: int = 0, stderr: str = "") -> "Trace":
        """Read the file that strace has written."""
        return cls(tuple(record.read_text(errors="replace").splitlines()), cwd, code, stderr)

    @property
    def internet(self) -> list[str]:
        """Calls with an internet address, requests to name servers included."""
        return [line for line in self.lines if INTERNET.search(line)]

    @property
    def programs(self) -> list[str]:
        """Calls that started a program successfully, with their command lines."""
        return [line for line in self.lines if "execve(" in line and line.endswith("= 0")]

    def loads(self, library: str) -> bool:
        """Return whether a process has opened a shared library with this name."""
        return any(f"/{library}" in line and "ENOENT" not in line for line in self.lines)

    def created(self) -> Iterator[Path]:
        """Yield files and folders that were created, also those that were deleted later."""
        for line in self.lines:
            found = CREATED.search(line)
            if found is None or not ("O_CREAT" in line or "mkdir(" in line or "mkdirat(" in line):
                continue
            folder = FOLDER.search(found["folder"])
            yield Path(
                os.path.normpath((folder["path"] if folder else self.cwd) / Path(found["name"]))
            )


def reason_not_to_trace() -> str | None:
    """Return why processes cannot be traced on this computer, or None."""
    strace = shutil.which("strace")
    if strace is None:
        return "strace is not installed"
    completed = subprocess.run((strace, "-f", "true"), capture_output=True, check=False)
    return None if completed.returncode == 0 else "this system lets no process be traced"


def environment_of(person: Person) -> dict[str, str]:
    """Return the user's environment without the variables that reveal a test."""
    hidden = {*CI_VARIABLES, *OPT_OUTS, *CACHES}
    kept = {name: value for name, value in person.environment.items() if name not in hidden}
    temporary = person.home / "TMP"
    temporary.mkdir(exist_ok=True)
    return {**kept, "PYTHONPATH": "", "PYTHONDONTWRITEBYTECODE": "1", "TMPDIR": str(temporary)}


def trace_program(person: Person, *argv: str | Path) -> Trace:
    """Run the program to its end under strace."""
    return trace_command((*COMMAND, *map(str, argv)), environment_of(person), person.home)


def trace_command(
    command: tuple[str, ...],
    environment: Mapping[str, str],
    cwd: Path,
    patience: float = PATIENCE,
) -> Trace:
    """Run a command and all processes that it starts to their end under strace."""
    record = cwd.with_name("calls.txt")
    completed = subprocess.run(
        strace_command(command, environment, record),
        cwd=cwd,
        capture_output=True,
        timeout=patience,
        check=False,
    )
    return Trace.read(record, cwd, completed.returncode, completed.stderr.decode(errors="replace"))


def strace_command(
    command: tuple[str, ...], environment: Mapping[str, str], record: Path
) -> tuple[str, ...]:
    """Return the command that runs another one under strace in a given environment."""
    variables = (f"{name}={value}" for name, value in environment.items())
    strace = ("strace", "-f", "--seccomp-bpf", "-y", "-s", "300", "-e", CALLS, "-o", str(record))
    return ("env", "-i", *variables, *strace, *command)
