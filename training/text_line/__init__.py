"""The recogniser of printed lines in Latin script."""
