"""Restoration of many photos on many machines with Dask distributed (extra `cluster`)."""
