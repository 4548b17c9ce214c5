"""
Fonts that printed lines are set in: whatever of these families is installed (training/README.md lists the packages).

Weights say how often a family is drawn; its files share the weight, slanted, very light and heavy ones get less.
"""

import functools
import json
import os
import re
from pathlib import Path
from typing import NamedTuple

import numpy as np
from PIL import ImageFont

from line_drawing.random_choice import WeightedChoice, pick
from line_drawing.system_fonts import installed_fonts
from text_line.alphabet import CHARSET, DIGITS, LOWER, UPPER, plain_letter

COVERAGE_CACHE = Path(__file__).parent / "font-coverage.json"
"""Which characters each font has; delete it after installing or removing fonts."""

# Pattern of the file name's beginning, weight.
_FAMILIES = (
    (r"LiberationSans-", 9),
    (r"LiberationSansNarrow", 3),
    (r"DejaVuSans(-Bold|-Oblique|-BoldOblique|)\.ttf", 4),
    (r"DejaVuSansCondensed", 3),
    (r"DejaVuSansMono", 1.5),
    (r"DejaVuSerif", 1),
    (r"FreeSans", 4),
    (r"FreeSerif", 1),
    (r"FreeMono", 1),
    (r"LiberationSerif", 2),
    (r"LiberationMono", 2),
    (r"NimbusSans-", 5),
    (r"NimbusSansNarrow", 3),
    (r"NimbusRoman", 1.5),
    (r"NimbusMono", 1),
    (r"C059|P052", 1),
    (r"URWGothic", 1.5),
    (r"URWBookman", 0.7),
    (r"Roboto-", 5),
    (r"RobotoCondensed", 4),
    (r"RobotoSlab", 0.7),
    (r"OpenSans-", 4),
    (r"OpenSans-Cond|OpenSansCondensed", 2),
    (r"Lato-", 3),
    (r"NotoSans-", 5),
    (r"NotoSerif-", 1),
    (r"NotoSansMono", 1),
    (r"NotoSansDisplay", 1),
    (r"NotoSerifDisplay", 0.4),
    (r"Carlito", 2.5),
    (r"Caladea", 1),
    (r"OCRB", 6),
    (r"OCRA", 1),
    (r"Courier ?Prime", 1.5),
    (r"Hack-", 1),
    (r"Inconsolata", 0.8),
    (r"FiraCode|FiraMono|FiraSans", 1),
    (r"Cabin", 1.5),
    (r"Comfortaa", 0.6),
    (r"Cantarell", 1),
    (r"LinLibertine_R[BI]?|LinBiolinum_R", 1),
    (r"EBGaramond", 0.7),
    (r"IBMPlexSans-", 2),
    (r"IBMPlexMono", 0.7),
    (r"B612", 1.5),
    (r"Overpass|overpass", 1.5),
    (r"Oswald", 1),
    (r"Quicksand", 0.5),
    (r"GenBas|GentiumBasic|Gentium", 0.7),
    (r"texgyre(heros|adventor|cursor)", 2),
    (r"Dosis|Play-", 0.7),
)
_RARER_STYLES = (
    (r"Italic|Oblique|-It\.|Ital|BI\.|RI\.", 0.35),
    (r"Light|Thin|ExtraLight|Hairline|Black|Heavy|Ultra|ExtraBold", 0.25),
)
_NEEDED = frozenset(UPPER + LOWER + DIGITS + "/.-")
_ABSENT_CODE_POINTS = "\u0378\uffff\ue123"
_COVERAGE_SIZE_PX = 40

_ZONE_FONT = r"OCRB"
_ZONE_FONT_WEIGHT = 4
_OTHER_ZONE_FONTS = r"LiberationMono|Courier|DejaVuSansMono|OCRA"


class _UsableFont(NamedTuple):
    path: str
    weight: float
    characters: str
    """Those of the alphabet that it has."""


def draw_font(rng) -> str:
    """Path of a font, by weight."""
    return _weighted_fonts().draw(rng)


def draw_zone_font(rng) -> str:
    """Path of a font that machine-readable zones are printed in, mostly OCR-B."""
    return pick(rng, _zone_fonts())


def draw_sibling(rng, path: str) -> str:
    """Path of a font of the same family: another weight or slant, or the font itself."""
    return pick(rng, _siblings()[_family_name(path)])


def printable(text: str, path: str) -> str:
    """The text with letters that the font lacks replaced by their plain form."""
    characters = _characters()[path]
    return "".join(character if character in characters else plain_letter(character) for character in text)


@functools.cache
def _weighted_fonts() -> WeightedChoice:
    return WeightedChoice((font.path, font.weight) for font in _usable_fonts())


@functools.cache
def _characters() -> dict[str, frozenset[str]]:
    return {font.path: frozenset(font.characters) for font in _usable_fonts()}


@functools.cache
def _siblings() -> dict[str, list[str]]:
    families: dict[str, list[str]] = {}
    for font in _usable_fonts():
        families.setdefault(_family_name(font.path), []).append(font.path)
    return families


@functools.cache
def _zone_fonts() -> list[str]:
    paths = [font.path for font in _usable_fonts()]
    ocr_b = [path for path in paths if re.search(_ZONE_FONT, path)]
    return ocr_b * _ZONE_FONT_WEIGHT + [path for path in paths if re.search(_OTHER_ZONE_FONTS, path)]


def _family_name(path: str) -> str:
    return re.split(r"[-_. ]", Path(path).name)[0]


@functools.cache
def _usable_fonts() -> list[_UsableFont]:
    """Fonts that have at least `_NEEDED`. Looking through hundreds of fonts takes a while: the result is kept."""
    if COVERAGE_CACHE.exists():
        return [_UsableFont(*entry) for entry in json.loads(COVERAGE_CACHE.read_text(encoding="utf-8"))]
    fonts = [font for pattern, weight in _FAMILIES for font in _usable_of_family(pattern, weight)]
    if not fonts:
        raise FileNotFoundError("none of the fonts is installed: training/README.md lists the packages")
    unfinished = COVERAGE_CACHE.with_suffix(f".{os.getpid()}")
    unfinished.write_text(json.dumps(fonts, ensure_ascii=False), encoding="utf-8")
    unfinished.replace(COVERAGE_CACHE)
    return fonts


def _usable_of_family(pattern: str, weight: float) -> list[_UsableFont]:
    paths = [path for path in installed_fonts() if re.match(pattern, Path(path).name)]
    shares = [_style_share(Path(path).name) for path in paths]
    fonts = []
    for path, share in zip(paths, shares):
        characters = _characters_of(path)
        if _NEEDED <= set(characters):
            fonts.append(_UsableFont(path, weight * share / sum(shares), characters))
    return fonts


def _style_share(file_name: str) -> float:
    return float(np.prod([share for pattern, share in _RARER_STYLES if re.search(pattern, file_name)]))


def _characters_of(path: str) -> str:
    """Characters of the alphabet that the font draws, and not with the box that stands for what it lacks."""
    try:
        font = ImageFont.truetype(path, _COVERAGE_SIZE_PX)
        boxes = [bytes(font.getmask(character)) for character in _ABSENT_CODE_POINTS]
        return "".join(
            character
            for character in CHARSET
            if character == " " or (font.getmask(character).getbbox() and bytes(font.getmask(character)) not in boxes)
        )
    except OSError:  # a font file that FreeType cannot open
        return ""
