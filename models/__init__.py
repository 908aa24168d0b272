"""Restoration without a user interface: networks, engine, model library and planner.

Importing the package opts out of the telemetry of libraries, see `models.core.telemetry_opt_out`.
"""

from models.core.telemetry_opt_out import opt_out

opt_out()
