"""What restores: networks, the engine that runs them, and the planner that chooses among them.

Importing it opts out of the telemetry of libraries, see `models.core.telemetry_opt_out`.
"""

from models.core.telemetry_opt_out import opt_out

opt_out()
