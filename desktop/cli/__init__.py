"""Command line: argument parser, verbs, printed output, and the resume log of batch runs."""
