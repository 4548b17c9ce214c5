"""Where print stands on a drawn page: captioned fields, columns, tables, small print, zones, lines anywhere."""

import math

import numpy as np

from line_drawing.random_choice import WeightedChoice, pick, random_string, whole_number
from mrz_line.documents import document_lines
from page_drawing.page_canvas import Area, PageCanvas
from page_drawing.page_fillings import FILLINGS, fill_fields, fill_paragraph
from page_drawing.page_ornaments import draw_chip, draw_ornament, draw_portrait, draw_signature, draw_stripes
from page_drawing.page_style import LEAST_CAP_PX, PrintStyle, draw_ground, draw_style, ink_on
from page_drawing.set_text import draw_face, draw_line, draw_zone_face, set_text
from text_line.word_lists import CAPTIONS, COUNTRIES


def draw_document(rng) -> PageCanvas:
    """A card, a data page, a sheet, or lines thrown together."""
    return _PAGES.draw(rng)(rng)


def _draw_card(rng) -> PageCanvas:
    width = whole_number(rng, 700, 1250)
    canvas = draw_ground(rng, width, int(width / rng.uniform(1.5, 1.65)))
    return _fill_identity_page(rng, canvas, zone_share=0.3)


def _draw_data_page(rng) -> PageCanvas:
    width = whole_number(rng, 800, 1350)
    canvas = draw_ground(rng, width, int(width / rng.uniform(1.3, 1.5)))
    return _fill_identity_page(rng, canvas, zone_share=0.8)


def _draw_spread(rng) -> PageCanvas:
    """Two passport pages, the upper one with a paragraph, emblems or little else."""
    width = whole_number(rng, 700, 1000)
    canvas = draw_ground(rng, width, int(width * rng.uniform(1.3, 1.5)))
    middle = canvas.height_px // 2
    upper = Area(0, 0, width, middle).inset(0.06)
    style = draw_style(rng, canvas)
    if rng.random() < 0.5:
        fill_paragraph(rng, canvas, upper, style)
    else:
        draw_ornament(rng, canvas, upper.inset(0.25))
    _fill_identity_area(rng, canvas, Area(0, middle, width, canvas.height_px).inset(0.04), 0.8, style)
    return canvas


def _draw_back(rng) -> PageCanvas:
    """The back of a card: a table or small print, barcodes, a zone now and then."""
    width = whole_number(rng, 800, 1300)
    canvas = draw_ground(rng, width, int(width / 1.586))
    area, style = canvas.area.inset(0.05), draw_style(rng, canvas)
    if rng.random() < 0.35:
        area = _print_zone(rng, canvas, area)
    if rng.random() < 0.6:
        height = rng.uniform(0.1, 0.3) * canvas.height_px
        draw_stripes(rng, canvas, Area(area.left, area.top, area.right * rng.uniform(0.5, 1), area.top + height))
        area = area._replace(top=area.top + height * 1.15)
    if rng.random() < 0.5:
        split = area.left + area.width * rng.uniform(0.3, 0.7)
        left, right = area._replace(right=split - 20), area._replace(left=split)
        pick(rng, FILLINGS)(rng, canvas, left, style)
        pick(rng, FILLINGS)(rng, canvas, right, style)
    else:
        pick(rng, FILLINGS)(rng, canvas, area, style)
    return canvas


def _draw_collage(rng) -> PageCanvas:
    """Lines of any size and kind wherever there is room, a few of them on their side."""
    width, height = whole_number(rng, 600, 1200), whole_number(rng, 500, 1100)
    canvas = draw_ground(rng, width, height)
    taken: list[Area] = []
    for _ in range(whole_number(rng, 0, 4)):
        area = _random_area(rng, canvas)
        if _is_free(area, taken):
            draw_ornament(rng, canvas, area) if rng.random() < 0.6 else draw_portrait(rng, canvas, area)
            taken.append(area)
    for _ in range(whole_number(rng, 10, 70)):
        _throw_line(rng, canvas, taken)
    return canvas


def _throw_line(rng, canvas: PageCanvas, taken: list[Area]) -> None:
    text, face = draw_line(rng, draw_face(rng))
    cap_px = math.exp(rng.uniform(math.log(LEAST_CAP_PX), math.log(60)))
    tracking = rng.uniform(0.1, 0.8) if rng.random() < 0.1 else 0
    line = set_text(text, face, cap_px, tracking)
    if line is None:
        return
    quarter_turns = pick(rng, (1, 3)) if rng.random() < 0.06 else 0
    width, height = line.right - line.left, line.bottom - line.top
    if quarter_turns:
        width, height = height, width
    if width > canvas.width_px - 4 or height > canvas.height_px - 4:
        return
    left, top = rng.uniform(1, canvas.width_px - width - 2), rng.uniform(1, canvas.height_px - height - 2)
    gap = min(width, height)
    area = Area(left, top, left + width, top + height)
    around = Area(left - 1.4 * gap, top - 0.15 * gap, area.right + 1.4 * gap, area.bottom + 0.15 * gap)
    if quarter_turns:
        around = Area(left - 0.15 * gap, top - 1.4 * gap, area.right + 0.15 * gap, area.bottom + 1.4 * gap)
    if not _is_free(around, taken):
        return
    taken.append(area)
    grey = ink_on(rng, float(canvas.window(area).mean()))
    canvas.print_line(line, left, top, grey, 1 if rng.random() < 0.95 else rng.uniform(0.15, 0.6), quarter_turns)


def _is_free(area: Area, taken: list[Area]) -> bool:
    return all(
        area.right < other.left or area.left > other.right or area.bottom < other.top or area.top > other.bottom
        for other in taken
    )


def _random_area(rng, canvas: PageCanvas) -> Area:
    width, height = rng.uniform(0.1, 0.4) * canvas.width_px, rng.uniform(0.1, 0.4) * canvas.height_px
    left, top = rng.uniform(0, canvas.width_px - width), rng.uniform(0, canvas.height_px - height)
    return Area(left, top, left + width, top + height)


def _fill_identity_page(rng, canvas: PageCanvas, zone_share: float) -> PageCanvas:
    _fill_identity_area(rng, canvas, canvas.area.inset(rng.uniform(0.01, 0.08)), zone_share, draw_style(rng, canvas))
    return canvas


def _fill_identity_area(rng, canvas: PageCanvas, area: Area, zone_share: float, style: PrintStyle) -> None:
    if rng.random() < zone_share:
        area = _print_zone(rng, canvas, area)
    if rng.random() < 0.85:
        area = _print_title(rng, canvas, area)
    if rng.random() < 0.15:
        draw_ornament(rng, canvas, _random_area(rng, canvas))
    if rng.random() < 0.85:
        area = _place_portrait(rng, canvas, area, style)
    if rng.random() < 0.3:
        _print_on_side(rng, canvas, area)
        area = area._replace(right=area.right - 0.06 * canvas.width_px)
    columns = pick(rng, (1, 1, 1, 2, 2, 3))
    bounds = np.linspace(area.left, area.right, columns + 1)
    for left, right in zip(bounds, bounds[1:]):
        column = area._replace(left=left, right=right - 1.5 * style.value_cap_px)
        (fill_fields if rng.random() < 0.85 else pick(rng, FILLINGS))(rng, canvas, column, style)


def _place_portrait(rng, canvas: PageCanvas, area: Area, style: PrintStyle) -> Area:
    """Puts a portrait at one side, with a signature or print under it; returns the room beside it."""
    height = area.height * rng.uniform(0.5, 1)
    width = min(height * rng.uniform(0.7, 0.85), area.width * 0.4)
    is_left = rng.random() < 0.75
    left = area.left if is_left else area.right - width
    top = area.top + rng.uniform(0, 1) * (area.height - height)
    draw_portrait(rng, canvas, Area(left, top, left + width, top + height))
    below = Area(left, top + height * 1.03, left + width, area.bottom)
    if below.height > 3 * style.value_cap_px:
        if rng.random() < 0.5:
            draw_signature(rng, canvas, below)
        else:
            fill_fields(rng, canvas, below, style)
    if rng.random() < 0.15:
        size = 0.12 * canvas.width_px
        chip = Area(area.right - size, area.top, area.right, area.top + size)
        draw_chip(rng, canvas, chip)
        area = area._replace(right=chip.left - 10)
    gap = rng.uniform(0.01, 0.05) * canvas.width_px
    return area._replace(left=area.left + width + gap) if is_left else area._replace(right=area.right - width - gap)


def _print_title(rng, canvas: PageCanvas, area: Area) -> Area:
    """One to three large lines at the top, at times in a band of their own; returns the room below."""
    bottom = area.top
    band_px = canvas.width_px * rng.uniform(0.05, 0.14)
    if rng.random() < 0.3:
        band = canvas.window(Area(0, 0, canvas.width_px, area.top + band_px))
        band[:] = band * 0.2 + 0.8 * rng.random()
    for _ in range(pick(rng, (1, 1, 2, 2, 3))):
        cap_px = max(LEAST_CAP_PX, canvas.width_px * math.exp(rng.uniform(math.log(0.012), math.log(0.05))))
        text = pick(rng, pick(rng, (CAPTIONS, COUNTRIES)))
        text = text.upper() if rng.random() < 0.7 else text
        tracking = rng.uniform(0.1, 0.7) if rng.random() < 0.25 else 0
        line = set_text(text, draw_face(rng), cap_px, tracking)
        if line is None or line.right - line.left > area.width:
            continue
        room = area.width - (line.right - line.left)
        left = area.left + room * pick(rng, (0, 0.5, 1, rng.random()))
        ground = canvas.window(Area(left, bottom, left + 50, bottom + cap_px))
        grey = ink_on(rng, float(ground.mean()) if ground.size else 1)
        printed = canvas.print_line(line, left, bottom, grey)
        if printed:
            bottom = printed.bottom + rng.uniform(0.06, 0.8) * cap_px
    return area._replace(top=min(bottom, area.bottom))


def _print_on_side(rng, canvas: PageCanvas, area: Area) -> None:
    """A number or a word that runs up or down the right edge."""
    cap_px = max(LEAST_CAP_PX, canvas.width_px * rng.uniform(0.01, 0.03))
    text = random_string(rng, whole_number(rng, 6, 11), "ABCDEFGHJKLMNPQRSTUVWXYZ0123456789")
    line = set_text(text, draw_face(rng), cap_px)
    if line is None:
        return
    length = line.right - line.left
    if length < area.height:
        top = area.top + rng.random() * (area.height - length)
        grey = ink_on(rng, float(canvas.grey.mean()))
        canvas.print_line(line, area.right - 2.5 * cap_px, top, grey, 1, pick(rng, (1, 3)))


def _print_zone(rng, canvas: PageCanvas, area: Area) -> Area:
    """A machine-readable zone along the bottom; returns the room above."""
    lines = document_lines(rng)
    face = draw_zone_face(rng)
    probe = set_text("0" * len(lines[0]), face, 40)
    if probe is None:
        return area
    width = area.width * (rng.uniform(0.88, 1) if rng.random() < 0.8 else rng.uniform(0.5, 0.9))
    cap_px = max(LEAST_CAP_PX, 40 * width / (probe.right - probe.left))
    pitch = cap_px * rng.uniform(1.5, 2.6)
    top = area.bottom - pitch * len(lines)
    left = area.left + rng.random() * max(0, area.width - width)
    if rng.random() < 0.4:
        strip = canvas.window(Area(0, top - pitch * 0.5, canvas.width_px, canvas.height_px))
        strip[:] = strip * 0.3 + 0.7 * rng.uniform(0.75, 1)
    grey = ink_on(rng, float(canvas.window(Area(left, top, left + width, area.bottom)).mean()))
    for index, text in enumerate(lines):
        line = set_text(text, face, cap_px)
        if line is not None:
            canvas.print_line(line, left, top + index * pitch, grey)
    return area._replace(bottom=top - 0.8 * pitch)


_PAGES = WeightedChoice(
    [(_draw_card, 0.4), (_draw_data_page, 0.2), (_draw_spread, 0.06), (_draw_back, 0.16), (_draw_collage, 0.18)]
)
