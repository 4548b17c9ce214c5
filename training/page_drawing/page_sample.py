"""A drawn page as a camera or scanner saw it, in the size that the detector looks at, with the bounds of its lines."""

import math
from typing import NamedTuple

import cv2
import numpy as np

from line_drawing.camera_degradation import CameraStyle, Exposure, light, photograph
from line_drawing.random_choice import TwoRanges, pick
from line_drawing.thumbnail import ThumbnailStyle, sometimes_thumbnail
from page_drawing.page_canvas import PageCanvas, PlacedLine
from page_drawing.page_layout import draw_document
from page_drawing.page_pictures import scenery

_LONG_SIDES_PX = (800, 1250)
_CAMERA = CameraStyle(
    paper=TwoRanges(1, (1, 1), (1, 1)),
    contrast=TwoRanges(1, (1, 1), (1, 1)),
    ground=TwoRanges(1, (0, 0), (0, 0)),
    least_blur_scale=0.5,
    light_on_dark_share=0.01,
    bilevel_share=0.02,
)
_EXPOSURE = Exposure(paper=0.8, contrast=0.5, ink=0.3)
_TYPICAL_CAP_PX = 14
_LEAST_HEIGHT_PX = 5
_LEAST_CONTRAST = 14
_THUMBNAIL = ThumbnailStyle(share=0.45, cap_heights_px=(4, 10))


class PageSample(NamedTuple):
    """A picture of a page, uint8 [height, width], and the lines on it in pixels of the picture."""

    picture: np.ndarray
    lines: list[PlacedLine]


def draw_page(rng) -> PageCanvas:
    """A flat page, to be photographed as often as wanted."""
    return draw_document(rng)


def photograph_page(rng, canvas: PageCanvas) -> PageSample:
    """One picture of the page: its place in the frame, light, optics, compression."""
    frame_width, frame_height, matrix = _draw_view(rng, canvas)
    flat = canvas.grey
    scale = math.sqrt(abs(np.linalg.det(matrix[:2, :2])))
    if scale < 0.8:  # shrinking without this leaves steps
        flat = cv2.GaussianBlur(flat, (0, 0), 0.35 / scale)
    surroundings = scenery(rng, frame_height, frame_width) if rng.random() < 0.7 else np.float32(rng.random())
    page = cv2.warpPerspective(flat, matrix, (frame_width, frame_height), flags=cv2.INTER_LINEAR)
    cover = cv2.warpPerspective(np.ones_like(flat), matrix, (frame_width, frame_height), flags=cv2.INTER_LINEAR)
    picture = (page * cover + surroundings * (1 - cover)).astype(np.float32)
    picture = light(rng, picture, _EXPOSURE.contrast)
    grey = photograph(rng, picture, _EXPOSURE, _TYPICAL_CAP_PX, _CAMERA)
    small = sometimes_thumbnail(rng, grey, _TYPICAL_CAP_PX, _THUMBNAIL)
    if small.shape != grey.shape:
        interpolation = pick(rng, (cv2.INTER_CUBIC, cv2.INTER_LINEAR))
        grey = cv2.resize(small, (frame_width, frame_height), interpolation=interpolation)
    return PageSample(grey, [_seen(line, matrix, grey) for line in canvas.lines])


def _draw_view(rng, canvas: PageCanvas) -> tuple[int, int, np.ndarray]:
    """Size of the frame and where the page's corners fall: filling it mostly, tilted and foreshortened at times."""
    turns = pick(rng, (0, 0, 0, 0, 1, 2, 2, 3))
    angle = math.radians(rng.normal(0, 1) if rng.random() < 0.6 else rng.uniform(-18, 18)) + turns * math.pi / 2
    width, height = canvas.width_px, canvas.height_px
    corners = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32) - (width / 2, height / 2)
    if rng.random() < 0.3:
        corners *= 1 + rng.uniform(-0.12, 0.12, (4, 1))
    turned = corners @ np.array([[math.cos(angle), math.sin(angle)], [-math.sin(angle), math.cos(angle)]])
    span = turned.max(0) - turned.min(0)
    margin = 1 + (rng.uniform(0, 0.06) if rng.random() < 0.6 else rng.uniform(0.05, 0.9))
    frame = span * margin * (1 + rng.uniform(0, 0.15, 2))
    scale = rng.uniform(*_LONG_SIDES_PX) / frame.max()
    frame_width, frame_height = (max(64, int(side)) for side in frame * scale)
    room = np.array([frame_width, frame_height]) - span * scale
    placed = (turned - turned.min(0)) * scale + room * rng.uniform(0, 1, 2)
    source = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    return frame_width, frame_height, cv2.getPerspectiveTransform(source, placed.astype(np.float32))


def _seen(line: PlacedLine, matrix: np.ndarray, picture: np.ndarray) -> PlacedLine:
    """The line where the picture shows it; unreadable where it is too small or where light or blur left no contrast."""
    corners = cv2.perspectiveTransform(line.corners[None], matrix)[0]
    height_px = min(np.linalg.norm(corners[3] - corners[0]), np.linalg.norm(corners[2] - corners[1]))
    is_readable = line.is_readable and height_px >= _LEAST_HEIGHT_PX and _contrast(corners, picture) >= _LEAST_CONTRAST
    return PlacedLine(corners, bool(is_readable))


def _contrast(corners: np.ndarray, picture: np.ndarray) -> float:
    """Difference between the darkest and the lightest twentieth along the line's middle, in grey levels."""
    start, end = (corners[0] + corners[3]) / 2, (corners[1] + corners[2]) / 2
    down = (corners[3] - corners[0]) * 0.2
    share = np.linspace(0, 1, 120)[:, None]
    points = np.concatenate([start + (end - start) * share + shift for shift in (-down, 0 * down, down)])
    height, width = picture.shape
    columns, rows = points.round().astype(int).T
    is_inside = (columns >= 0) & (rows >= 0) & (columns < width) & (rows < height)
    if not is_inside.any():
        return _LEAST_CONTRAST
    low, high = np.percentile(picture[rows[is_inside], columns[is_inside]], (5, 95))
    return float(high - low)
