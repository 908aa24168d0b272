"""The program around the models: documents, files, window and command line.

Importing it opts out of the telemetry of libraries, see `models.privacy`.
"""

from models.privacy import opt_out

opt_out()
