"""Benchmark of the start: time to the first paint of the window, and from sentence to plan.

    python -m benchmarks.speed.start

The window is started in a process of its own, as a user starts it, and closed after its first
paint; on a computer without a screen set QT_QPA_PLATFORM=offscreen or run under Xvfb.
"""

import itertools
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Final

STARTS: Final = 7
"""Number of timed starts, the first one included."""

ROUNDS: Final = 30
"""Number of times that each sentence is planned."""

LAZY_MODULES: Final = ("torch", "onnxruntime", "diffusers", "pi_heif", "rawpy")
"""Modules that must not be imported before the first paint."""

SENTENCES: Final = (
    "remove the scratches and the grain, bring the colours back",
    "make it a bit sharper please, but leave the colours alone",
    "too dark",
)
"""Instructions whose planning is measured."""


def paint(home: str) -> None:
    """Show the window with `home` as home folder, print the first paint's time as JSON; end."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from desktop.composition_root import Application, EngineFactory
    from desktop.files.reading.decoder_client import DecoderClient
    from desktop.files.storage.scratch_files import Scratch
    from desktop.session.engine.engine_requests import plan_with_installed_models
    from desktop.settings import Folders
    from models.core.device import EngineSettings
    from models.engine.remote_engine import RemoteEngine

    folder = Path(home)
    app = QApplication(["heirloom"])
    app.setStyle("fusion")
    folders = Folders.under(folder)
    with Scratch(folder) as scratch:
        numbers = itertools.count()
        core = EngineFactory(
            lambda: RemoteEngine(EngineSettings(), folder / f"engine-{next(numbers)}"),
            partial(plan_with_installed_models, folders.models),
            DecoderClient(scratch).read,
        )
        program = Application(app, folders, scratch, core)
        program.window.first_shown.connect(lambda: QTimer.singleShot(0, app.quit))
        program.window.show()
        app.exec()
        loaded = [name for name in LAZY_MODULES if name in sys.modules]
        report = {"at": time.time(), "modules": len(sys.modules), "needless": loaded}
        print(json.dumps(report), flush=True)
        program.close()


def first_paints() -> Iterator[float]:
    """Start the window `STARTS` times; yield the seconds from process start to first paint."""
    for _ in range(STARTS):
        with tempfile.TemporaryDirectory() as folder:
            program = "import sys; from benchmarks.speed.start import paint; paint(sys.argv[1])"
            command = [sys.executable, "-c", program, folder]
            began = time.time()
            result = subprocess.run(command, capture_output=True, check=True, timeout=60)
            report = json.loads(result.stdout)
            assert not report["needless"], report
            yield report["at"] - began


def plans() -> Iterator[float]:
    """Yield the seconds from an instruction to its plan, with everything loaded."""
    from models.core.device import Device, EngineSettings
    from models.engine.local_engine import make_local_engine
    from models.planning.planner import make_plan

    engine = make_local_engine(EngineSettings(Device.CPU))
    make_plan(SENTENCES[0], (), engine.embed)
    for sentence in SENTENCES * ROUNDS:
        began = time.perf_counter()
        make_plan(sentence, (), engine.embed)
        yield time.perf_counter() - began
    engine.close()


def main() -> None:
    """Measure and print the first paints and the plans."""
    first, *warm = first_paints()
    print(f"first paint, first start  {first:6.2f} s")
    print(f"first paint, again        {statistics.median(warm):6.2f} s (median of {len(warm)})")
    milliseconds = sorted(1000 * seconds for seconds in plans())
    print(f"sentence to plan, warm    {statistics.median(milliseconds):6.1f} ms (median)")
    print(f"                          {milliseconds[int(0.95 * len(milliseconds))]:6.1f} ms (p95)")


if __name__ == "__main__":
    main()
