"""Pictures of lines of a machine-readable zone, as a text detector would cut them out of photographs and scans."""

import cv2
import numpy as np

from line_drawing.camera_degradation import (
    CameraStyle,
    draw_exposure,
    ink_coverage,
    lay_paper,
    light,
    photograph,
    print_ink,
)
from line_drawing.ink_wear import change_stroke_weight, draw_rule, draw_scratches, wear_off
from line_drawing.line_geometry import CropStyle, CropWindow, crop_size, curl, cut, tilted_corners
from line_drawing.line_sample import LINE_HEIGHT_PX, LineSample
from line_drawing.random_choice import TwoRanges
from line_drawing.thumbnail import ThumbnailStyle, sometimes_thumbnail
from mrz_line.line_text import draw_text
from mrz_line.typesetting import PrintedLine, Setting, draw_setting, print_line

_HORIZONTAL_SCALE = 0.75
"""Width of a line picture against that of its crop scaled to LINE_HEIGHT_PX: a reader must squeeze its crops alike."""

_CROP_STYLE = CropStyle(unusual_rise=0.5, slight_shear_share=1, least_size_px=(8, 8))
_CAMERA = CameraStyle(
    paper=TwoRanges(0.8, (0.55, 1.0), (0.3, 0.7)),
    contrast=TwoRanges(0.8, (0.35, 1.0), (0.14, 0.4)),
    ground=TwoRanges(0.6, (0, 0.12), (0.1, 0.55)),
    least_blur_scale=0.55,
    light_on_dark_share=0.04,
    bilevel_share=0.05,
)
_THUMBNAIL = ThumbnailStyle(share=0.45, cap_heights_px=(4, 11))
_LEAST_CHARACTER_WIDTH_PX = 10
_LEAST_WIDTH_PX, _MOST_WIDTH_PX = 16, 1400


def draw_sample(rng) -> LineSample:
    """One line picture with its truth."""
    text = draw_text(rng)
    setting = draw_setting(rng)
    printed = _wear(rng, print_line(rng, text, setting), setting)
    window = _crop_window(rng, printed, setting)
    bank_cap = float(setting.bank.cap_height_px)
    corners = tilted_corners(rng, window, bank_cap, _CROP_STYLE)
    size_px = crop_size(window, corners, setting.cap_height_px / bank_cap, _CROP_STYLE)
    ink = curl(rng, printed.ink, bank_cap) if rng.random() < 0.12 else printed.ink
    crop = cut(ink, corners, size_px, printed.centres_px, printed.baseline - bank_cap / 2)
    grey = _photograph(rng, crop.ink, setting.cap_height_px)
    grey = sometimes_thumbnail(rng, grey, setting.cap_height_px, _THUMBNAIL)
    picture = _to_line_height(rng, grey, len(text.line))
    return LineSample(picture, text.line, crop.centres_px * (picture.shape[1] / size_px[0]))


def _wear(rng, printed: PrintedLine, setting: Setting) -> PrintedLine:
    ink, bank_cap = printed.ink, float(setting.bank.cap_height_px)
    if rng.random() < 0.05:
        is_below = rng.random() < 0.5
        offset = rng.uniform(0.3, 0.8) if is_below else -rng.uniform(1.3, 1.8)
        draw_rule(rng, ink, int(printed.baseline + bank_cap * offset), bank_cap, thickest=0.2)
    if rng.random() < 0.05:
        draw_scratches(rng, ink, bank_cap, most=4, steep_share=0.6, thin_share=1)
    if rng.random() < 0.35:
        ink = change_stroke_weight(rng, ink, bank_cap, most_when_small=0.6)
    if rng.random() < 0.08:
        ink = wear_off(rng, ink)
    return printed._replace(ink=ink)


# ---- crop


def _crop_window(rng, printed: PrintedLine, setting: Setting) -> CropWindow:
    """Many detectors hug the text; other croppers are looser."""
    bank_cap = float(setting.bank.cap_height_px)
    is_loose = rng.random() < 0.03
    is_tight = not is_loose and rng.random() < 0.55
    top = printed.baseline - bank_cap - _margin(rng, is_loose, is_tight) * bank_cap
    bottom = printed.baseline + _margin(rng, is_loose, is_tight) * bank_cap
    left_margin, right_margin = (_end_margin(rng, is_tight) * bank_cap for _ in range(2))
    half_cell = bank_cap * 0.35 if setting.is_proportional else setting.pitch_px / 2
    first, last = printed.centres_px[0], printed.centres_px[-1]
    left = first - half_cell - left_margin + 0.15 * bank_cap
    right = last + half_cell + right_margin - 0.15 * bank_cap
    return CropWindow(left, top, right, bottom)


def _margin(rng, is_loose: bool, is_tight: bool) -> float:
    """Above or below the capitals, in cap heights."""
    if is_loose:
        return rng.uniform(0.4, 1.2)
    if is_tight:
        return rng.uniform(-0.06, 0.18)
    return rng.uniform(0.02, 0.45) if rng.random() < 0.75 else rng.uniform(-0.07, 0.75)


def _end_margin(rng, is_tight: bool) -> float:
    """Before the first or after the last character, in cap heights."""
    if is_tight and rng.random() < 0.8:
        return rng.uniform(0.08, 0.45)
    return rng.uniform(0.1, 0.9) if rng.random() < 0.8 else rng.uniform(0.02, 2.5)


# ---- picture


def _photograph(rng, ink: np.ndarray, cap_height_px: float) -> np.ndarray:
    exposure = draw_exposure(rng, _CAMERA)
    picture = lay_paper(rng, ink.shape, exposure, _CAMERA)
    picture = print_ink(picture, ink_coverage(rng, ink), exposure.ink)
    picture = light(rng, picture, exposure.contrast)
    return photograph(rng, picture, exposure, cap_height_px, _CAMERA)


def _to_line_height(rng, grey: np.ndarray, character_count: int) -> np.ndarray:
    height, width = grey.shape
    target_width = round(_HORIZONTAL_SCALE * width * LINE_HEIGHT_PX / height)
    target_width = int(np.clip(target_width, _LEAST_WIDTH_PX, _MOST_WIDTH_PX))
    if rng.random() < 0.15:
        target_width = int(target_width * rng.uniform(0.85, 1.15))
    # The network needs a frame for every character and a blank between equal ones.
    target_width = max(target_width, character_count * _LEAST_CHARACTER_WIDTH_PX)
    if height > LINE_HEIGHT_PX:
        interpolation = cv2.INTER_AREA if rng.random() < 0.6 else cv2.INTER_LINEAR
    else:
        interpolation = cv2.INTER_LINEAR if rng.random() < 0.4 else cv2.INTER_CUBIC
    return cv2.resize(grey, (target_width, LINE_HEIGHT_PX), interpolation=interpolation)
