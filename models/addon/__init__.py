"""The add-on: packages that are too large for the program's own, in the person's data folder.

packages/    what Python imports, complete if it is there at all
fetched/     files on their way; what is whole has its name, the rest ends in .part
unpacking/   what becomes packages/ when the last file is in it
"""
