"""The program around the models: documents, files, window and command line."""
