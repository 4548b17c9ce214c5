"""
From ink to a picture: paper and contrast, light, optics, sensor, compression.

Pictures are float32 [height, width] with 0 for black and 1 for white, and may leave that range on the way, until
`photograph` makes them uint8.
"""

import math
from typing import NamedTuple

import cv2
import numpy as np

from line_drawing.paper_background import background
from line_drawing.random_choice import TwoRanges


class CameraStyle(NamedTuple):
    """How dark, busy and blurred the pictures of one recogniser are."""

    paper: TwoRanges
    """Grey of the paper."""
    contrast: TwoRanges
    """How far the ink falls below the paper, as a share of the paper's grey."""
    ground: TwoRanges
    """Swing of the printed ground, as a share of the contrast."""
    least_blur_scale: float
    """Blur grows with the size of the text, but not below this many times the blur of text of 16 px."""
    light_on_dark_share: float
    bilevel_share: float
    """Share of pictures that look like over-contrasted copies."""


class Exposure(NamedTuple):
    """Greys of one picture."""

    paper: float
    contrast: float
    ink: float


_BLUR_SIGMA_PX = TwoRanges(0.75, (0.2, 0.9), (0.8, 1.6))
_NOISE = TwoRanges(0.85, (0.005, 0.06), (0.05, 0.16))


def draw_exposure(rng, style: CameraStyle) -> Exposure:
    """Greys of paper and ink for one picture."""
    paper = style.paper.draw(rng)
    contrast = style.contrast.draw(rng)
    return Exposure(paper, contrast, max(0, paper * (1 - contrast)))


def lay_paper(rng, shape: tuple[int, int], exposure: Exposure, style: CameraStyle) -> np.ndarray:
    """Paper with a printed ground, without ink yet."""
    pattern = background(rng, *shape) - 0.5
    return exposure.paper + exposure.contrast * style.ground.draw(rng) * pattern


def ink_coverage(rng, ink: np.ndarray) -> np.ndarray:
    """The crop's ink printed a little weaker or stronger, 0 to 1."""
    return np.minimum(1, ink * rng.uniform(0.9, 1.25))


def print_ink(picture: np.ndarray, coverage: np.ndarray, grey: float) -> np.ndarray:
    """Ink of one grey over the picture where `coverage` (0 to 1) says so."""
    return picture * (1 - coverage) + grey * coverage


def light(rng, picture: np.ndarray, contrast: float) -> np.ndarray:
    """Uneven light, shadow, glare, dust and print screens, each in its share of pictures."""
    for share, effect in _LIGHT_EFFECTS:
        if rng.random() < share:
            picture = effect(rng, picture, contrast)
    return picture


def _uneven_light(rng, picture, _contrast):
    knots = int(rng.integers(2, 6))
    gain = (1 + rng.normal(0, 0.18, (2, knots))).astype(np.float32)
    return picture * cv2.resize(gain, picture.shape[::-1], interpolation=cv2.INTER_CUBIC)


def _shadow_edge(rng, picture, _contrast):
    height, width = picture.shape
    edge, softness = rng.uniform(0, width), rng.uniform(0.5, 6) * height
    slope = np.clip(-(np.arange(width) - edge) / max(0.5, softness * 0.1), -50, 50)
    shadow = 1 / (1 + np.exp(slope))
    return picture * (1 - rng.uniform(0.1, 0.5) * shadow[None].astype(np.float32))


def _glare(rng, picture, _contrast):
    height, width = picture.shape
    middle, spread = rng.uniform(0, width), rng.uniform(0.5, 4) * height
    spot = np.exp(-(((np.arange(width, dtype=np.float32) - middle) / spread) ** 2))
    return picture + rng.uniform(0.1, 0.7) * spot[None]


def _dust(rng, picture, _contrast):
    height, width = picture.shape
    grains = int(rng.integers(3, 40))
    rows, columns = rng.integers(height, size=grains), rng.integers(width, size=grains)
    picture[rows, columns] += rng.uniform(-0.5, 0.5)
    return picture


def _halftone(rng, picture, contrast):
    height, width = picture.shape
    period = rng.uniform(1.6, 4)
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    angle = rng.uniform(0, math.pi)
    cosine, sine = math.cos(angle), math.sin(angle)
    strength = contrast * rng.uniform(0.1, 0.4)
    along = np.cos(2 * math.pi * (x * cosine + y * sine) / period)
    return picture + strength * along * np.cos(2 * math.pi * (y * cosine - x * sine) / period)


_LIGHT_EFFECTS = (
    (0.35, _uneven_light),
    (0.08, _shadow_edge),
    (0.08, _glare),
    (0.05, _dust),
    (0.05, _halftone),
)


def photograph(rng, picture: np.ndarray, exposure: Exposure, cap_height_px: float, style: CameraStyle) -> np.ndarray:
    """The picture through lens, sensor and compression: uint8 [height, width]."""
    picture = _through_lens(rng, picture, cap_height_px / 16, style)
    picture = _on_sensor(rng, picture, exposure.contrast)
    if rng.random() < style.light_on_dark_share:
        picture = 1.05 - picture
    grey = np.clip(picture * 255, 0, 255).astype(np.uint8)
    if rng.random() < 0.6:
        grey = _compress(rng, grey)
    if rng.random() < style.bilevel_share:
        grey = _overcontrast(rng, grey, (exposure.paper + exposure.ink) / 2)
    return grey


def _through_lens(rng, picture, scale, style):
    """`scale`: text height against 16 px."""
    if rng.random() < 0.7:
        sigma = _BLUR_SIGMA_PX.draw(rng) * max(style.least_blur_scale, scale)
        picture = cv2.GaussianBlur(picture, (0, 0), sigma)
    if rng.random() < 0.12:
        length_px = int(max(2, rng.uniform(1.5, 4) * max(0.6, scale)))
        picture = _shake(picture, length_px, rng.uniform(0, math.pi))
    return picture


def _shake(picture, length_px, angle):
    """Motion blur along a straight path."""
    kernel = np.zeros((length_px, length_px), np.float32)
    middle = (length_px - 1) / 2
    for step in np.linspace(-middle, middle, 2 * length_px):
        row, column = middle + step * math.sin(angle), middle + step * math.cos(angle)
        kernel[int(round(row)), int(round(column))] = 1
    return cv2.filter2D(picture, -1, kernel / kernel.sum(), borderType=cv2.BORDER_REPLICATE)


def _on_sensor(rng, picture, contrast):
    """Sharpening halo, noise, gamma."""
    if rng.random() < 0.15:
        picture = picture + rng.uniform(0.3, 1.5) * (picture - cv2.GaussianBlur(picture, (0, 0), 1.2))
    if rng.random() < 0.6:
        noise = rng.normal(0, 1, picture.shape).astype(np.float32)
        picture = picture + noise * (0.02 + contrast) * _NOISE.draw(rng)
    if rng.random() < 0.25:
        picture = np.clip(picture, 0.001, 2) ** rng.uniform(0.6, 1.7)
    return picture


def _compress(rng, grey):
    quality = int(rng.uniform(25, 95))
    _, jpeg = cv2.imencode(".jpg", grey, [cv2.IMWRITE_JPEG_QUALITY, quality])
    return cv2.imdecode(jpeg, cv2.IMREAD_GRAYSCALE)


def _overcontrast(rng, grey, threshold):
    """`threshold`: the grey, 0 to 1, that becomes the middle."""
    steepness = rng.uniform(2, 12)
    return np.clip((grey.astype(np.float32) - threshold * 255) * steepness + 128, 0, 255).astype(np.uint8)
