"""Add-on: Python packages too large to ship with the program, in the user's data folder.

packages/    importable packages, complete if the folder exists
fetched/     downloaded wheels; incomplete ones end in .part
unpacking/   unpacked files, renamed to packages/ after the last one
"""
