"""The program around the models: documents, files, window and command line.

Importing it opts out of the telemetry of libraries, see `models.core.telemetry_opt_out`, and fixes
the number of threads of libvips, see `desktop.files.formats.vips_threads`.
"""

from desktop.files.formats.vips_threads import fix_thread_count
from models.core.telemetry_opt_out import opt_out

opt_out()
fix_thread_count()
