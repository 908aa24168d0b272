"""The program around the models: documents, files, window and command line.

Importing it opts out of the telemetry of libraries, see `models.core.telemetry_opt_out`.
"""

from models.core.telemetry_opt_out import opt_out

opt_out()
