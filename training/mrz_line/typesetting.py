"""Sets lines of a machine-readable zone: font, size and pitch, the line with its neighbours."""

import functools
import math
from typing import NamedTuple

import numpy as np

from line_drawing.glyph_bank import CellShape, GlyphBank, nearest_cap_height, overlay, stamp
from line_drawing.random_choice import TwoRanges, WeightedChoice
from line_drawing.system_fonts import font_path
from mrz_line.alphabet import CHARSET
from mrz_line.line_text import LineText

_OCR_B_SHARE = 0.86
_OCR_B = WeightedChoice((("ocr-b/OCRB.otf", 6), ("ocr-b/OCRBS.otf", 2), ("ocr-b/OCRBL.otf", 0.3)))
_OTHER_FONTS = WeightedChoice(
    (
        ("liberation/LiberationMono-Regular.ttf", 2),
        ("liberation/LiberationMono-Bold.ttf", 2),
        ("dejavu/DejaVuSansMono.ttf", 1.5),
        ("dejavu/DejaVuSansMono-Bold.ttf", 1),
        ("freefont/FreeMono.ttf", 1),
        ("freefont/FreeMonoBold.ttf", 2),
        ("ocr-a/OCRA.ttf", 1.5),
        ("liberation/LiberationSans-Regular.ttf", 2),
        ("liberation/LiberationSans-Bold.ttf", 1),
        ("liberation/LiberationSansNarrow-Regular.ttf", 0.7),
        ("dejavu/DejaVuSans.ttf", 1),
        ("freefont/FreeSans.ttf", 0.7),
        ("courier-prime/Courier Prime.otf", 1),
        ("courier-prime/Courier Prime Code.otf", 1),
        ("courier-prime/Courier Prime Sans Bold.otf", 0.7),
    )
)
_CELL = CellShape(ascent=1.3, height=1.7)
_OVERSAMPLING = 4
_LEAST_SHRINKING = 0.8

_OTHER_FONT_STRETCH = TwoRanges(0.7, (0.95, 1.1), (0.9, 1.35))


class Setting(NamedTuple):
    """How a line is set."""

    bank: GlyphBank
    cap_height_px: float
    """Cap height in the picture that is photographed; the bank's is only the nearest that was drawn."""
    is_proportional: bool
    pitch_px: float
    """From cell to cell; between advances when proportional. In pixels of the bank, like all lengths below."""


class PrintedLine(NamedTuple):
    """A canvas with the line and its neighbours."""

    ink: np.ndarray
    centres_px: np.ndarray
    baseline: int


def draw_setting(rng) -> Setting:
    """Font, size and pitch of a line."""
    is_ocr_b = rng.random() < _OCR_B_SHARE
    font = (_OCR_B if is_ocr_b else _OTHER_FONTS).draw(rng)
    cap_height_px = _draw_cap_height(rng)
    bank = _bank(font, nearest_cap_height(cap_height_px, _LEAST_SHRINKING))
    bank_cap = float(bank.cap_height_px)
    is_proportional = not is_ocr_b and not bank.is_monospaced and rng.random() < 0.5
    if is_proportional:
        pitch_px = bank_cap * rng.uniform(-0.02, 0.25)
    elif is_ocr_b:
        pitch_px = bank_cap * (rng.normal(1.06, 0.05) if rng.random() < 0.75 else rng.uniform(0.86, 1.35))
    else:
        pitch_px = _natural_pitch(bank) * _OTHER_FONT_STRETCH.draw(rng)
    return Setting(bank, cap_height_px, is_proportional, pitch_px)


def _draw_cap_height(rng) -> float:
    """Many small lines, some large ones."""
    if rng.random() < 0.75:
        return float(np.exp(rng.uniform(math.log(9), math.log(34))))
    return rng.uniform(14, 40)


@functools.cache
def _bank(font: str, cap_height_px: int) -> GlyphBank:
    return GlyphBank(font_path(font), cap_height_px, _CELL, _OVERSAMPLING)


@functools.cache
def _natural_pitch(bank: GlyphBank) -> float:
    """The pitch at which a font that was not made for it can stand in equal cells."""
    advances = [bank.advance_px(character) for character in CHARSET]
    mean = float(np.mean(advances))
    return mean if bank.is_monospaced else max(mean, max(advances) * 0.8)


def print_line(rng, text: LineText, setting: Setting) -> PrintedLine:
    """The line and mostly those above and below it, as they stand on the document."""
    bank, bank_cap = setting.bank, setting.bank.cap_height_px
    jitter_px = 0.02 * bank_cap if rng.random() < 0.15 else 0
    ink, centres_px = _set_line(rng, setting, text.line, jitter_px)
    line_distance = bank_cap * rng.uniform(1.45, 2.3)
    margin = int(line_distance + bank_cap)
    canvas = np.zeros((bank.height_px + 2 * margin, ink.shape[1]), np.uint8)
    canvas[margin : margin + bank.height_px] = ink
    for neighbour, distance in ((text.above, -line_distance), (text.below, line_distance)):
        if neighbour and rng.random() < 0.7:
            neighbour_ink, _ = _set_line(rng, setting, neighbour, 0)
            overlay(canvas, neighbour_ink, 0, int(round(margin + distance)))
    return PrintedLine(canvas, centres_px, margin + bank.baseline_row)


def _set_line(rng, setting: Setting, text: str, jitter_px: float) -> tuple[np.ndarray, np.ndarray]:
    """Ink of the line and the centres of its characters."""
    bank = setting.bank
    glyphs = [bank.glyph(character) for character in text]
    side_px = bank.cap_height_px * 0.8
    centres, pen = [], side_px
    for glyph in glyphs:
        centres.append(pen + (glyph.middle_px if setting.is_proportional else setting.pitch_px / 2))
        pen += setting.pitch_px + (glyph.advance_px if setting.is_proportional else 0)
    ink = np.zeros((bank.height_px, int(pen + side_px)), np.uint8)
    for glyph, centre in zip(glyphs, centres):
        # In equal cells a printer centres the advance box, not the ink.
        offset = 0 if setting.is_proportional else glyph.middle_px - glyph.advance_px / 2
        jitter = rng.normal() * jitter_px if jitter_px else 0
        stamp(ink, glyph.mask, centre + offset + jitter, 0)
    return ink, np.array(centres, np.float32)
