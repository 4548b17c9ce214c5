"""What an area of a page is filled with: captioned fields, running text, tables."""

import numpy as np

from line_drawing.random_choice import pick, whole_number
from page_drawing.page_canvas import Area, PageCanvas, corners_of
from page_drawing.page_ornaments import draw_rules
from page_drawing.page_style import LEAST_CAP_PX, PrintStyle
from page_drawing.set_text import draw_line, set_text
from text_line.line_text import draw_text
from text_line.word_lists import CAPTIONS

_WORD_GAP = 1.3
"""From this gap on, in heights of the line, neighbours in one row are lines of their own."""
_LIKE_SIZE = 0.8
"""Text that is smaller than this share of what stands beside it is a line of its own too."""


def fill_fields(rng, canvas: PageCanvas, area: Area, style: PrintStyle) -> None:
    """Values with their captions above them, before them, or without."""
    print_field = _print_field_below if rng.random() < 0.65 else _print_field_beside
    row = area.top
    while row < area.bottom - style.value_cap_px:
        x = area.left
        lowest = row
        while x < area.right:
            place = area._replace(left=x, top=row)
            printed = print_field(rng, canvas, place, style)
            if printed is None:
                break
            lowest = max(lowest, printed.bottom)
            x = printed.right + style.value_cap_px * rng.uniform(1.8, 8)
            if rng.random() < 0.5:
                break
        if lowest == row:
            row += style.value_cap_px
        else:
            row = lowest + style.leading * style.value_cap_px
        if rng.random() < 0.03:
            draw_rules(rng, canvas, Area(area.left, row, area.right, row + 4))
            row += 0.5 * style.value_cap_px


def _print_field_below(rng, canvas: PageCanvas, area: Area, style: PrintStyle) -> Area | None:
    """A caption, then its value in the row below."""
    if rng.random() < 0.15:
        return _print_text(rng, canvas, area, None, style, is_value=True)
    caption = _print_text(rng, canvas, area, pick(rng, CAPTIONS), style, is_value=False)
    if caption is None:
        return None
    below = area._replace(top=caption.bottom + style.value_cap_px * rng.uniform(0.05, 0.45))
    value = _print_text(rng, canvas, below, None, style, is_value=True)
    if value is None:
        return caption
    return Area(caption.left, caption.top, max(caption.right, value.right), value.bottom)


def _print_field_beside(rng, canvas: PageCanvas, area: Area, style: PrintStyle) -> Area | None:
    """A caption, then its value in the same row: one line where they stand close and are of like size."""
    if rng.random() < 0.15:
        return _print_text(rng, canvas, area, None, style, is_value=True)
    on_baseline = area._replace(top=area.top + max(0, style.value_cap_px - style.caption_cap_px))
    caption = _print_text(rng, canvas, on_baseline, pick(rng, CAPTIONS), style, is_value=False)
    if caption is None:
        return None
    captions_line = canvas.lines[-1]
    is_close = rng.random() < 0.4
    gap = rng.uniform(0.3, 0.8) if is_close else rng.uniform(_WORD_GAP, 6)
    beside = area._replace(left=caption.right + gap * style.value_cap_px)
    value = _print_text(rng, canvas, beside, None, style, is_value=True)
    if value is None:
        return caption
    both = Area(caption.left, min(caption.top, value.top), value.right, max(caption.bottom, value.bottom))
    if is_close and style.caption_cap_px > _LIKE_SIZE * style.value_cap_px:
        canvas.lines[-2:] = [captions_line._replace(corners=corners_of(both))]
    return both


def _print_text(
    rng, canvas: PageCanvas, area: Area, text: str | None, style: PrintStyle, is_value: bool
) -> Area | None:
    """Prints a caption or, with no text given, a value; None where it does not fit."""
    face = style.value_face if is_value else style.caption_face
    if text is None:
        text, face = draw_line(rng, face)
    cap_px = style.value_cap_px if is_value else style.caption_cap_px
    line = set_text(text, face, cap_px, 0.25 if rng.random() < 0.04 else 0)
    if line is None or line.right - line.left > area.width:
        return None
    if area.top + line.bottom - line.top > area.bottom + cap_px:
        return None
    return canvas.print_line(line, area.left, area.top, style.value_grey if is_value else style.caption_grey)


def fill_paragraph(rng, canvas: PageCanvas, area: Area, style: PrintStyle) -> None:
    """Running text, set tight."""
    cap_px = max(LEAST_CAP_PX, style.caption_cap_px * rng.uniform(0.7, 1))
    pitch, row = cap_px * rng.uniform(1.5, 2.4), area.top
    for _ in range(whole_number(rng, 2, 14)):
        words = " ".join(part.text for _ in range(5) for part in draw_text(rng) if not part.is_zone)
        line = set_text(words[: int(area.width / (0.75 * cap_px))], style.caption_face, cap_px)
        if line is None or row + pitch > area.bottom:
            return
        if line.right - line.left <= area.width:
            canvas.print_line(line, area.left, row, style.caption_grey)
        row += pitch


def fill_table(rng, canvas: PageCanvas, area: Area, style: PrintStyle) -> None:
    """Rows and columns of short entries, ruled now and then, as on the back of driving licences."""
    cap_px = max(LEAST_CAP_PX, style.caption_cap_px * rng.uniform(0.7, 1))
    pitch = cap_px * rng.uniform(1.6, 3)
    columns = np.linspace(area.left, area.right, whole_number(rng, 3, 7))
    rows = np.arange(area.top, area.bottom - pitch, pitch)
    is_ruled = rng.random() < 0.6
    for top in rows:
        for left, right in zip(columns, columns[1:]):
            if is_ruled:
                draw = canvas.window(Area(left, top - 0.3 * pitch, right, top - 0.3 * pitch + 1.01))
                draw[:] = style.caption_grey
            text = _table_entry(rng)
            line = set_text(text, style.value_face, cap_px) if text else None
            if line is not None and line.right - line.left < right - left - 1.4 * cap_px:
                canvas.print_line(line, left + 0.4 * cap_px, top, style.value_grey)


def _table_entry(rng) -> str:
    kind = rng.random()
    if kind < 0.35:
        return ""
    if kind < 0.6:
        return pick(rng, ("A", "B", "C", "D", "BE", "CE", "AM", "A1", "A2", "B1", "C1", "D1E", "T", "F", "95", "70."))
    separator = pick(rng, (".", "/", "-", " "))
    return separator.join(f"{whole_number(rng, low, high):02}" for low, high in ((1, 32), (1, 13), (0, 100)))


FILLINGS = (fill_fields, fill_paragraph, fill_table)
"""Any of the three."""
