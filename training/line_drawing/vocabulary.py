"""Word lists that stand beside the generators as text files."""

from pathlib import Path


def read_entries(path: Path) -> list[str]:
    """The entries of a UTF-8 list, one a line, in file order (the order decides what a seed draws)."""
    return path.read_text(encoding="utf-8").rstrip("\n").split("\n")
