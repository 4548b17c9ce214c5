"""Pictures of printed lines, as a text detector would cut them out of photographs and scans of documents."""

import math

import cv2
import numpy as np

from line_drawing.camera_degradation import (
    CameraStyle,
    Exposure,
    draw_exposure,
    ink_coverage,
    lay_paper,
    light,
    photograph,
    print_ink,
)
from line_drawing.glyph_bank import nearest_cap_height
from line_drawing.line_geometry import CropStyle, CropWindow, crop_size, curl, cut, tilted_corners
from line_drawing.line_sample import FRAME_PX, LINE_HEIGHT_PX, LineSample
from line_drawing.random_choice import TwoRanges
from line_drawing.thumbnail import ThumbnailStyle, sometimes_thumbnail
from text_line.line_text import draw_text
from text_line.sheet import Sheet, add_neighbours, has_ink, lay_out, wear
from text_line.typesetting import choose_font, choose_parts, draw_spacing, glyph_bank, set_line, stretch

_LEAST_SHRINKING = 0.75
_CROP_STYLE = CropStyle(unusual_rise=0.45, slight_shear_share=0.85, least_size_px=(6, 7))
_CAMERA = CameraStyle(
    paper=TwoRanges(0.75, (0.55, 1.0), (0.3, 0.7)),
    contrast=TwoRanges(0.7, (0.35, 1.0), (0.12, 0.4)),
    ground=TwoRanges(0.55, (0, 0.12), (0.1, 0.6)),
    least_blur_scale=0.5,
    light_on_dark_share=0.1,
    bilevel_share=0.04,
)
_THUMBNAIL = ThumbnailStyle(share=0.45, cap_heights_px=(4, 11))
_END_MARGIN = TwoRanges(0.8, (0, 0.4), (0.1, 1.8))

_LEAST_DEVIATION = 6
_LEAST_WIDTH_PX, _MOST_WIDTH_PX = 16, 1100
_FRAMES_PER_CHARACTER = 1.1


def draw_sample(rng) -> LineSample:
    """One line picture with its truth; what no one could read is drawn again."""
    while True:
        sample = _try_sample(rng)
        if sample is not None:
            return sample


def _try_sample(rng) -> LineSample | None:
    texts = draw_text(rng)
    font = choose_font(rng, texts[-1].is_zone)
    cap_height_px = _draw_cap_height(rng)
    bank = glyph_bank(font, nearest_cap_height(cap_height_px, _LEAST_SHRINKING))
    parts = choose_parts(rng, texts, font, bank.cap_height_px)
    text = " ".join(part.text for part in parts)
    line = set_line(rng, parts, draw_spacing(rng, bank, texts[-1].is_zone))
    if rng.random() >= 0.6:
        line = stretch(rng, line)
    if not has_ink(line):
        return None
    sheet = lay_out(line, bank.cap_height_px)
    add_neighbours(rng, sheet, font)
    sheet = wear(rng, sheet)
    return _cut_and_photograph(rng, sheet, text, cap_height_px)


def _draw_cap_height(rng) -> float:
    """Cap height in the picture: many small lines, some large ones."""
    if rng.random() < 0.8:
        return float(np.exp(rng.uniform(math.log(8), math.log(30))))
    return rng.uniform(14, 44)


# ---- crop


def _crop_window(rng, sheet: Sheet, character_count: int) -> CropWindow:
    """Mostly a detector's box that hugs the ink, sometimes a looser one or one by the metrics of the type."""
    cap, looseness = sheet.cap_height_px, rng.random()
    top, bottom = _upright_bounds(rng, sheet)
    top -= _margin(rng, looseness) * cap
    bottom += _margin(rng, looseness) * cap
    left_margin, right_margin = (_END_MARGIN.draw(rng) * cap for _ in range(2))
    left, right = sheet.line.left - left_margin, sheet.line.right + right_margin
    if character_count > 6 and rng.random() < 0.04:  # the first character slightly clipped
        left = sheet.centres_px[0] - 0.5 * cap * rng.random()
    return CropWindow(left, top, right, bottom)


def _upright_bounds(rng, sheet: Sheet) -> tuple[float, float]:
    cap, baseline = sheet.cap_height_px, sheet.baseline
    top, bottom = sheet.line.top, sheet.line.bottom
    if rng.random() < 0.3:
        descent = 0.28 * cap if rng.random() < 0.5 else 0
        top, bottom = min(top, baseline - cap), max(bottom, baseline + descent)
    if sheet.line.bottom - sheet.line.top < 0.55 * cap:  # lone dashes and points
        top, bottom = min(top, baseline - cap), max(bottom, baseline)
    return top, bottom


def _margin(rng, looseness: float) -> float:
    """Above or below the line, in cap heights."""
    if looseness < 0.65:
        return rng.uniform(-0.04, 0.22)
    return rng.uniform(0.05, 0.5) if looseness < 0.93 else rng.uniform(0.3, 1.1)


# ---- picture


def _cut_and_photograph(rng, sheet: Sheet, text: str, cap_height_px: float) -> LineSample | None:
    scale = cap_height_px / sheet.cap_height_px
    window = _crop_window(rng, sheet, len(text))
    corners = tilted_corners(rng, window, sheet.cap_height_px, _CROP_STYLE)
    size_px = crop_size(window, corners, scale, _CROP_STYLE)
    ink = curl(rng, sheet.ink, sheet.cap_height_px) if rng.random() < 0.06 else sheet.ink
    if scale < 0.5:  # shrinking without this leaves steps
        ink = cv2.GaussianBlur(ink, (0, 0), 0.3 / scale)
    crop = cut(ink, corners, size_px, sheet.centres_px, sheet.baseline - sheet.cap_height_px / 2)
    grey = sometimes_thumbnail(rng, _photograph(rng, crop.ink, cap_height_px), cap_height_px, _THUMBNAIL)
    if grey.std() < _LEAST_DEVIATION:
        return None
    width = _line_width(rng, size_px)
    if not _has_room(text, width):
        return None
    return LineSample(_to_line_height(rng, grey, width), text, crop.centres_px * (width / size_px[0]))


def _photograph(rng, ink: np.ndarray, cap_height_px: float) -> np.ndarray:
    exposure = draw_exposure(rng, _CAMERA)
    picture = lay_paper(rng, ink.shape, exposure, _CAMERA)
    picture = _print(rng, picture, ink_coverage(rng, ink), exposure, cap_height_px)
    picture = light(rng, picture, exposure.contrast)
    return photograph(rng, picture, exposure, cap_height_px, _CAMERA)


def _print(rng, picture, coverage, exposure: Exposure, cap_height_px: float) -> np.ndarray:
    """Plain ink mostly; rarely embossed, outlined or with a shadow, where the text is large enough for it."""
    is_large = picture.shape[0] > 14
    if is_large and rng.random() < 0.04:
        if rng.random() < 0.6:
            relief = _shifted(coverage, cap_height_px * 0.06) - coverage
            return picture + exposure.contrast * 0.6 * relief
        outline = np.clip(cv2.dilate(coverage, np.ones((3, 3), np.uint8)) - coverage * 0.85, 0, 1)
        return print_ink(picture, outline, exposure.ink)
    if is_large and rng.random() < 0.04:
        distance_px = cap_height_px * rng.uniform(0.04, 0.1)
        strength = exposure.contrast * rng.uniform(-0.4, 0.4)
        picture = picture + strength * _shifted(coverage, distance_px)
    return print_ink(picture, coverage, exposure.ink)


def _shifted(coverage: np.ndarray, distance_px: float) -> np.ndarray:
    """Moved down and to the right by at least one pixel."""
    distance = max(1, int(round(distance_px)))
    return np.roll(coverage, (distance, distance), (0, 1))


def _line_width(rng, size_px: tuple[int, int]) -> int:
    """Width of the line picture: that of the crop scaled to LINE_HEIGHT_PX, at times a little off."""
    width, height = size_px
    line_width = int(np.clip(round(width * LINE_HEIGHT_PX / height), _LEAST_WIDTH_PX, _MOST_WIDTH_PX))
    if rng.random() < 0.1:
        line_width = max(_LEAST_WIDTH_PX, int(line_width * rng.uniform(0.9, 1.12)))
    return line_width


def _has_room(text: str, width_px: int) -> bool:
    """Whether the network has a frame for every character and a blank between equal ones."""
    doubled = sum(character == following for character, following in zip(text, text[1:]))
    return width_px / FRAME_PX >= _FRAMES_PER_CHARACTER * (len(text) + doubled)


def _to_line_height(rng, grey: np.ndarray, width: int) -> np.ndarray:
    if grey.shape[0] > LINE_HEIGHT_PX:
        interpolation = cv2.INTER_AREA
    else:
        interpolation = cv2.INTER_CUBIC if rng.random() < 0.6 else cv2.INTER_LINEAR
    return cv2.resize(grey, (width, LINE_HEIGHT_PX), interpolation=interpolation)
