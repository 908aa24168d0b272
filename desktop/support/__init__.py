"""Services about the installed program: add-on, licences, update check, crash reports."""
