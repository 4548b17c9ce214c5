"""The piece of a document around a printed line: what stands above and below it, and how worn it is."""

from typing import NamedTuple

import numpy as np

from line_drawing.glyph_bank import BANK_CAP_HEIGHTS_PX, overlay
from line_drawing.ink_wear import change_stroke_weight, draw_rule, draw_scratches, wear_off
from line_drawing.line_geometry import CropWindow
from line_drawing.random_choice import pick
from text_line.fonts import draw_font, printable
from text_line.line_text import draw_text
from text_line.typesetting import SetLine, SetPart, Spacing, glyph_bank, set_line

_SEEN_INK = 100
_LEAST_INK_ROWS = 3
_NO_SPACING = Spacing()


class Sheet(NamedTuple):
    """A canvas with the line and its neighbours; all lengths in pixels of the glyph bank."""

    ink: np.ndarray
    centres_px: np.ndarray
    baseline: int
    cap_height_px: float
    line: CropWindow
    """Bounds of the line's own ink."""


def has_ink(line: SetLine) -> bool:
    """Whether there is anything to read."""
    return np.count_nonzero(line.ink.max(1) > _SEEN_INK) >= _LEAST_INK_ROWS


def lay_out(line: SetLine, cap_height_px: int) -> Sheet:
    """The line with room for neighbours above and below."""
    margin = int(2.6 * cap_height_px)
    height, width = line.ink.shape
    canvas = np.zeros((height + 2 * margin, width), np.uint8)
    canvas[margin : margin + height] = line.ink
    rows = np.flatnonzero(line.ink.max(1) > _SEEN_INK)
    columns = np.flatnonzero(line.ink.max(0) > _SEEN_INK)
    bounds = CropWindow(
        left=float(columns[0]),
        top=float(rows[0]) + margin,
        right=float(columns[-1] + 1),
        bottom=float(rows[-1] + 1) + margin,
    )
    return Sheet(canvas, line.centres_px, margin + line.baseline, float(cap_height_px), bounds)


def add_neighbours(rng, sheet: Sheet, font: str) -> None:
    """Now and then a line above, below or both, mostly in the same font."""
    for is_below in (False, True):
        if rng.random() < 0.4:
            _add_neighbour(rng, sheet, font, is_below)


def _add_neighbour(rng, sheet: Sheet, font: str, is_below: bool) -> None:
    """Another text above or below, kept clear of the line itself."""
    cap, canvas = sheet.cap_height_px, sheet.ink
    text = draw_text(rng)[-1].text
    font = font if rng.random() < 0.6 else draw_font(rng)
    bank = glyph_bank(font, int(cap) if rng.random() < 0.6 else pick(rng, BANK_CAP_HEIGHTS_PX[:3]))
    neighbour = set_line(rng, [SetPart(printable(text, font), bank)], _NO_SPACING)
    distance = cap * rng.uniform(1.45, 2.4)
    baseline = int(sheet.baseline + (distance if is_below else -distance))
    if is_below:
        baseline += int((bank.cap_height_px - cap) * 0.9)
    top = baseline - neighbour.baseline
    left = int(rng.uniform(-0.3, 0.5) * canvas.shape[1]) if rng.random() < 0.5 else 0
    clearance = 0.08 * cap
    if is_below:
        neighbour.ink[: max(0, int(sheet.line.bottom + clearance) - top)] = 0
    else:
        neighbour.ink[max(0, int(sheet.line.top - clearance) - top) :] = 0
    overlay(canvas, neighbour.ink, left, top)


def wear(rng, sheet: Sheet) -> Sheet:
    """Rules, scratches, strokes grown or eaten away, pin holes, each now and then."""
    ink, cap, line = sheet.ink, sheet.cap_height_px, sheet.line
    if rng.random() < 0.06:
        is_below = rng.random() < 0.6
        row = line.bottom + cap * rng.uniform(0.08, 0.5) if is_below else line.top - cap * rng.uniform(0.1, 0.5)
        draw_rule(rng, ink, int(row), cap, thickest=0.15)
    if rng.random() < 0.06:
        draw_scratches(rng, ink, cap, most=3, steep_share=0.5, thin_share=0.7)
    if rng.random() < 0.35:
        ink = change_stroke_weight(rng, ink, cap, most_when_small=0.5)
    if rng.random() < 0.06:
        ink = wear_off(rng, ink)
    return sheet._replace(ink=ink)
