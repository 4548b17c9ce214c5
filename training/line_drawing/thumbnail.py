"""Thumbnails: the picture of a line as it is left when a whole page is saved small."""

from typing import NamedTuple

import cv2
import numpy as np
from PIL import Image

from line_drawing.random_choice import WeightedChoice


class ThumbnailStyle(NamedTuple):
    """How many pictures of one recogniser are thumbnails, and how small their text is."""

    share: float
    cap_heights_px: tuple[float, float]
    """Cap height in the thumbnail, drawn evenly by ratio; what is smaller already stays as it is."""


_LEAST_SIZE_PX = 4
_FILTERS = WeightedChoice(
    [
        (Image.Resampling.LANCZOS, 0.35),
        (Image.Resampling.BICUBIC, 0.25),
        (Image.Resampling.BILINEAR, 0.2),
        (Image.Resampling.BOX, 0.2),
    ]
)
_SHARPENED_SHARE = 0.15
_COMPRESSED_SHARE = 0.7
_QUALITIES = (45, 96)


def sometimes_thumbnail(rng, grey: np.ndarray, cap_height_px: float, style: ThumbnailStyle) -> np.ndarray:
    """The picture, uint8 [height, width], saved small in the style's share of cases, else as it is."""
    if rng.random() >= style.share:
        return grey
    wanted_px = float(np.exp(rng.uniform(*np.log(style.cap_heights_px))))
    if wanted_px >= cap_height_px:
        return grey
    return _save_small(rng, grey, wanted_px / cap_height_px)


def _save_small(rng, grey: np.ndarray, scale: float) -> np.ndarray:
    height, width = (max(_LEAST_SIZE_PX, round(length * scale)) for length in grey.shape)
    small = np.asarray(Image.fromarray(grey).resize((width, height), _FILTERS.draw(rng)))
    if rng.random() < _SHARPENED_SHARE:
        small = _sharpened(small, rng.uniform(0.2, 0.8))
    return _compressed(rng, small) if rng.random() < _COMPRESSED_SHARE else small


def _sharpened(grey: np.ndarray, strength: float) -> np.ndarray:
    exact = grey.astype(np.float32)
    sharper = exact + strength * (exact - cv2.GaussianBlur(exact, (0, 0), 0.8))
    return np.clip(sharper, 0, 255).astype(np.uint8)


def _compressed(rng, grey: np.ndarray) -> np.ndarray:
    """JPEG, with its grid of blocks lying anywhere over the line, as it does when the whole page is compressed."""
    above, before = (int(offset) for offset in rng.integers(0, 8, 2))
    page = cv2.copyMakeBorder(grey, above, 0, before, 0, cv2.BORDER_REPLICATE)
    _, jpeg = cv2.imencode(".jpg", page, [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(*_QUALITIES))])
    return cv2.imdecode(jpeg, cv2.IMREAD_GRAYSCALE)[above:, before:]
