"""Measurement of the damage repair on damage of other makers than those of the training.

Everything here is made without the code that damages pictures for the training.
"""
