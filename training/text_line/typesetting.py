"""Sets a line of text with a glyph bank: spacing, fixed pitch, two sizes on one baseline."""

import functools
from typing import NamedTuple

import cv2
import numpy as np

from line_drawing.glyph_bank import BANK_CAP_HEIGHTS_PX, CellShape, GlyphBank, stamp
from line_drawing.random_choice import TwoRanges
from text_line.fonts import draw_font, draw_sibling, draw_zone_font, printable
from text_line.line_text import LinePart

_CELL = CellShape(ascent=1.6, height=2.15)
_SMALL_BELOW_PX = 20
_PITCH_STRETCH = TwoRanges(0.7, (0.95, 1.15), (0.9, 1.45))
_WORD_SPACE = TwoRanges(0.8, (0.8, 1.4), (1, 3.5))
_PART_GAP = TwoRanges(0.7, (0.3, 0.9), (0.6, 2.5))


class SetPart(NamedTuple):
    """Text in one font and size."""

    text: str
    bank: GlyphBank


class Spacing(NamedTuple):
    """Distances within a line."""

    letter: float = 0
    """Added after each character, in cap heights."""
    word: float = 1
    """Width of a space against that of the font."""
    fixed_pitch_px: float = 0
    """Width of equal cells; 0 sets natural widths."""
    part_gap_px: float = 0
    jitter: float = 0
    """Deviation of a character from its place, in cap heights."""


class SetLine(NamedTuple):
    """A line's ink, uint8, 255 where it is full."""

    ink: np.ndarray
    centres_px: np.ndarray
    baseline: int


@functools.cache
def glyph_bank(font_path: str, cap_height_px: int) -> GlyphBank:
    """The bank of this font and size; small glyphs are drawn finer."""
    return GlyphBank(font_path, cap_height_px, _CELL, 4 if cap_height_px < _SMALL_BELOW_PX else 2)


def choose_font(rng, is_zone: bool) -> str:
    """A font for a line, mostly OCR-B or another monospaced one for a machine-readable zone."""
    return draw_zone_font(rng) if is_zone and rng.random() < 0.85 else draw_font(rng)


def choose_parts(rng, parts: list[LinePart], font: str, cap_height_px: int) -> list[SetPart]:
    """Fonts and sizes of the parts: a caption is mostly smaller than its value and stands mostly before it."""
    value = SetPart(printable(parts[-1].text, font), glyph_bank(font, cap_height_px))
    if len(parts) == 1:
        return [value]
    size = BANK_CAP_HEIGHTS_PX.index(cap_height_px)
    caption_size = size if rng.random() < 0.3 else max(0, size - 1)
    caption_font = draw_sibling(rng, font) if rng.random() < 0.6 else draw_font(rng)
    caption_bank = glyph_bank(caption_font, BANK_CAP_HEIGHTS_PX[caption_size])
    caption = SetPart(printable(parts[0].text, caption_font), caption_bank)
    return [value, caption] if rng.random() < 0.15 else [caption, value]


def draw_spacing(rng, bank: GlyphBank, is_zone: bool) -> Spacing:
    """Distances for a line whose value is set with this bank."""
    letter = _letter_spacing(rng)
    fixed_pitch_px = _fixed_pitch(rng, bank, is_zone)
    word = _WORD_SPACE.draw(rng)
    part_gap_px = bank.cap_height_px * _PART_GAP.draw(rng)
    jitter = 0.015 if rng.random() < 0.08 else 0
    return Spacing(letter, word, fixed_pitch_px, part_gap_px, jitter)


def _letter_spacing(rng) -> float:
    kind = rng.random()
    if kind < 0.5:
        return 0
    if kind < 0.8:
        return rng.normal(0.02, 0.04)
    return rng.uniform(-0.03, 0.12) if kind < 0.93 else rng.uniform(0.1, 0.5)


def _fixed_pitch(rng, bank: GlyphBank, is_zone: bool) -> float:
    """Zones always, monospaced fonts sometimes, others hardly ever (as on forms with a box for each letter)."""
    cell_px = bank.advance_px("0")
    if is_zone or (bank.is_monospaced and rng.random() < 0.3):
        return cell_px * _PITCH_STRETCH.draw(rng)
    if not bank.is_monospaced and rng.random() < 0.02:
        return cell_px * rng.uniform(1.4, 2)
    return 0


def set_line(rng, parts: list[SetPart], spacing: Spacing) -> SetLine:
    """The parts on one baseline."""
    cap_height_px = max(part.bank.cap_height_px for part in parts)
    side_px = cap_height_px * 0.8
    centres, placed, pen = [], [], side_px
    for index, part in enumerate(parts):
        if index:
            centres.append(pen + spacing.part_gap_px / 2)
            pen += spacing.part_gap_px
        for character in part.text:
            centre, step = _place(character, part.bank, spacing)
            centres.append(pen + centre)
            if character != " ":
                placed.append((part.bank, character, pen + centre))
            pen += step
    baseline = int(cap_height_px * _CELL.ascent)
    ink = np.zeros((int(cap_height_px * _CELL.height), int(pen + side_px) + 2), np.uint8)
    for bank, character, centre in placed:
        jitter = rng.normal() * spacing.jitter * bank.cap_height_px if spacing.jitter else 0
        stamp(ink, bank.glyph(character).mask, centre + jitter, baseline - bank.baseline_row)
    return SetLine(ink, np.array(centres, np.float32), baseline)


def _place(character: str, bank: GlyphBank, spacing: Spacing) -> tuple[float, float]:
    """Where the middle of the character stands from the pen, and how far the pen moves."""
    glyph = bank.glyph(character)
    extra_px = spacing.letter * bank.cap_height_px
    if character == " ":
        step = (spacing.fixed_pitch_px or glyph.advance_px * spacing.word) + extra_px
        return step / 2, step
    if spacing.fixed_pitch_px:
        return spacing.fixed_pitch_px / 2 + glyph.middle_px - glyph.advance_px / 2, spacing.fixed_pitch_px
    return glyph.middle_px, glyph.advance_px + extra_px


def stretch(rng, line: SetLine) -> SetLine:
    """The line condensed or expanded by up to 22 %."""
    factor = rng.uniform(0.78, 1.22)
    height, width = line.ink.shape
    ink = cv2.resize(line.ink, (max(8, int(width * factor)), height), interpolation=cv2.INTER_LINEAR)
    return line._replace(ink=ink, centres_px=line.centres_px * (ink.shape[1] / width))
