"""ONNX Runtime with its telemetry switched off; every module imports `ort` from here.

The variable set by `models.core.telemetry_opt_out` stops reports on Linux and macOS. On Windows the
library writes events to the system's tracing, which only the call below stops.
"""

import onnxruntime as ort

__all__ = ["ort"]

ort.disable_telemetry_events()
