"""Fonts installed on this system, as fontconfig lists them."""

import functools
import subprocess

FONT_SUFFIXES = (".ttf", ".otf")


@functools.cache
def installed_fonts() -> tuple[str, ...]:
    """Paths of all scalable fonts, sorted. Needs `fc-list` (package fontconfig)."""
    listing = subprocess.run(["fc-list", ":", "file"], capture_output=True, text=True, check=True).stdout
    paths = {line.strip().rstrip(":") for line in listing.splitlines()}
    return tuple(sorted(path for path in paths if path.endswith(FONT_SUFFIXES)))


def font_path(folder_and_file: str) -> str:
    """The installed font whose path ends so, as in `ocr-b/OCRB.otf`. Raises FileNotFoundError when it is missing."""
    for path in installed_fonts():
        if path.endswith("/" + folder_and_file):
            return path
    raise FileNotFoundError(f"font {folder_and_file} is not installed: training/README.md lists the packages")
