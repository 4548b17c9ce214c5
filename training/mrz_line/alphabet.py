"""Characters of the machine-readable zone (ICAO Doc 9303-3, 4.3)."""

DIGITS = "0123456789"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
FILLER = "<"
CHARSET = DIGITS + LETTERS + FILLER
"""Class k of the network (from 1) is character k - 1; class 0 is the CTC blank."""
