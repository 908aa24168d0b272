"""ONNX Runtime with its telemetry switched off. Every module that uses it imports `ort` from here.

`models.core.telemetry_opt_out` keeps the library from reporting on Linux and macOS; on Windows it
writes events
into the system's tracing, which the variable does not stop and the call below does.
"""

import onnxruntime as ort

__all__ = ["ort"]

ort.disable_telemetry_events()
