"""What happens to ink on paper before any camera sees it. Canvases are uint8, 255 where the ink is full."""

import cv2
import numpy as np

from line_drawing.random_choice import chance


def draw_rule(rng, canvas: np.ndarray, row: int, cap_height_px: float, thickest: float) -> None:
    """A ruled line or card border from this row on, up to `thickest` cap heights thick; none if the row is outside."""
    thickness_px = int(max(1, cap_height_px * rng.uniform(0.03, thickest)))
    if 0 <= row < canvas.shape[0]:
        canvas[row : row + thickness_px] = int(rng.uniform(60, 255))


def draw_scratches(
    rng, canvas: np.ndarray, cap_height_px: float, most: int, steep_share: float, thin_share: float
) -> None:
    """
    Scratches, folds and pen strokes from the top to the bottom of the canvas.

    `most`: the largest number of them; `steep_share`: how many cross the line steeply rather than running along it;
    `thin_share`: how many are one pixel wide rather than two.
    """
    bottom = canvas.shape[0]
    for _ in range(int(rng.integers(1, most + 1))):
        start = int(rng.integers(canvas.shape[1]))
        end = start + int(rng.normal() * cap_height_px * (1 if rng.random() < steep_share else 8))
        ink = int(rng.uniform(40, 255))
        width_px = 1 if chance(rng, thin_share) else 2
        cv2.line(canvas, (start, 0), (end, bottom), ink, width_px, cv2.LINE_AA)


def change_stroke_weight(rng, canvas: np.ndarray, cap_height_px: float, most_when_small: float) -> np.ndarray:
    """
    Strokes grown or eaten away by part of a pixel or two.

    `most_when_small`: the largest share of the full change for small glyphs, whose strokes would vanish or close up.
    """
    is_large = cap_height_px > 20
    kernel_px = 3 if is_large and rng.random() < 0.7 else 2
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE if kernel_px > 2 else cv2.MORPH_RECT, (kernel_px, kernel_px))
    changed = cv2.dilate(canvas, kernel) if rng.random() < 0.6 else cv2.erode(canvas, kernel)
    share = rng.uniform(0.3, 1 if is_large else most_when_small)
    return cv2.addWeighted(changed, share, canvas, 1 - share, 0)


def wear_off(rng, canvas: np.ndarray) -> np.ndarray:
    """Ink with pin holes, as on worn cards."""
    noise = rng.random(canvas.shape, dtype=np.float32)
    return canvas * (noise > rng.uniform(0.02, 0.25)).astype(np.uint8)
