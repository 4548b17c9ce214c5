"""Glyphs drawn once per font and size, then stamped: far cheaper than laying out every line anew."""

import math
from typing import NamedTuple

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

cv2.setNumThreads(0)  # the generators run in processes of their own; threads would only get in each other's way

BANK_CAP_HEIGHTS_PX = (12, 17, 24, 34)
"""Heights of the capital H for which glyphs are drawn; other sizes are warped from the nearest of these."""

_PROBE_SIZE_PX = 200


class CellShape(NamedTuple):
    """Rows of a glyph picture, in cap heights."""

    ascent: float
    """From the top row to the baseline."""
    height: float
    """From the top row to the bottom row."""


class Glyph(NamedTuple):
    """One character of a bank."""

    mask: np.ndarray
    """Ink, uint8, 255 where it is full; the width hugs the ink."""
    advance_px: float
    middle_px: float
    """Middle of the ink, from the pen position."""


class GlyphBank:
    """Glyphs of one font at one cap height, each drawn when it is first wanted."""

    def __init__(self, font_path: str, cap_height_px: int, cell: CellShape, oversampling: int):
        """`oversampling`: how many times larger glyphs are drawn before they are shrunk by area."""
        probe = ImageFont.truetype(font_path, _PROBE_SIZE_PX)
        cap_height_of_probe = -probe.getbbox("H", anchor="ls")[1]
        self._oversampling = oversampling
        self._font = ImageFont.truetype(
            font_path, int(round(cap_height_px * _PROBE_SIZE_PX / cap_height_of_probe * oversampling))
        )
        self._glyphs: dict[str, Glyph] = {}
        self.cap_height_px = cap_height_px
        self.baseline_row = int(cap_height_px * cell.ascent)
        self.height_px = int(cap_height_px * cell.height)
        narrow, wide = self._font.getlength("i"), self._font.getlength("W")
        self.is_monospaced = abs(narrow - wide) < 0.02 * wide

    def glyph(self, character: str) -> Glyph:
        """The glyph of one character."""
        if character not in self._glyphs:
            self._glyphs[character] = self._draw(character)
        return self._glyphs[character]

    def advance_px(self, character: str) -> float:
        """How far the pen moves after this character."""
        return self._font.getlength(character) / self._oversampling

    def _draw(self, character: str) -> Glyph:
        scale = self._oversampling
        left, _, right, _ = self._font.getbbox(character, anchor="ls")
        width = int(math.ceil((right - left) / scale)) + 2
        large = Image.new("L", (width * scale, self.height_px * scale))
        pen = (scale - left, self.baseline_row * scale)
        ImageDraw.Draw(large).text(pen, character, fill=255, font=self._font, anchor="ls")
        mask = cv2.resize(np.asarray(large), (width, self.height_px), interpolation=cv2.INTER_AREA)
        return Glyph(mask, self.advance_px(character), (left + right) / 2 / scale)


def nearest_cap_height(cap_height_px: float, least_share: float) -> int:
    """The nearest drawn cap height, by ratio, of at least `least_share` of the wanted one: enlarging blurs."""

    def distance(drawn):
        return abs(math.log(drawn / cap_height_px)) if drawn >= cap_height_px * least_share else math.inf

    return min(BANK_CAP_HEIGHTS_PX, key=distance)


def stamp(canvas: np.ndarray, mask: np.ndarray, centre_x: float, top_row: int) -> None:
    """Adds a glyph to the canvas, centred on x and kept within its width; where glyphs overlap the darker ink stays."""
    left = int(round(centre_x - mask.shape[1] / 2))
    left = min(max(left, 0), canvas.shape[1] - mask.shape[1])
    under = canvas[top_row : top_row + mask.shape[0], left : left + mask.shape[1]]
    np.maximum(under, mask[: under.shape[0]], out=under)


def overlay(canvas: np.ndarray, ink: np.ndarray, left: int, top: int) -> None:
    """Adds a picture of ink to the canvas as far as it reaches into it."""
    first_row, last_row = max(0, top), min(canvas.shape[0], top + ink.shape[0])
    first_column, last_column = max(0, left), min(canvas.shape[1], left + ink.shape[1])
    if last_row > first_row and last_column > first_column:
        under = canvas[first_row:last_row, first_column:last_column]
        part = ink[first_row - top : last_row - top, first_column - left : last_column - left]
        np.maximum(under, part, out=under)
