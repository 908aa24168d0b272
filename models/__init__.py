"""What restores: networks, the engine that runs them, and the planner that chooses among them.

Importing it opts out of the telemetry of libraries, see `models.privacy`.
"""

from models.privacy import opt_out

opt_out()
