"""The recogniser of lines of the machine-readable zone (ICAO Doc 9303)."""
