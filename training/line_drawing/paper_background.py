"""Grounds that documents are printed on: tints, guilloches, photographs, paper. A pool is made once per process."""

import functools

import cv2
import numpy as np

from line_drawing.guilloche import Guilloche
from line_drawing.random_choice import pick

_POOL_SEED = 1234
_POOL_SIZE = 160
_HEIGHT_PX, _WIDTH_PX = 160, 1500
_OCTAVES_PX = (4, 8, 16, 32, 64)
_GUILLOCHE = Guilloche(4, period_px=(3, 22), swing_px=(0, 14), swing_period_px=(30, 220), blur_px=(0.4, 1.5))


def background(rng, height_px: int, width_px: int) -> np.ndarray:
    """A random window of a random ground, float32 [height, width], 0 to 1."""
    ground = pick(rng, _pool())
    zoom = rng.uniform(0.6, 1.6)
    rows = min(ground.shape[0], max(8, int(height_px * zoom)))
    columns = min(ground.shape[1], max(8, int(width_px * zoom)))
    top = int(rng.integers(ground.shape[0] - rows + 1))
    left = int(rng.integers(ground.shape[1] - columns + 1))
    window = ground[top : top + rows, left : left + columns]
    window = cv2.resize(window, (width_px, height_px), interpolation=cv2.INTER_LINEAR).astype(np.float32) * (1 / 255)
    return window[:, ::-1] if rng.random() < 0.5 else window


@functools.cache
def _pool() -> list[np.ndarray]:
    rng = np.random.default_rng(_POOL_SEED)
    return [_ground(rng) for _ in range(_POOL_SIZE)]


def _ground(rng) -> np.ndarray:
    kind = rng.random()
    if kind < 0.25:
        ground = _cloud(rng, int(rng.integers(40, 120)))
    elif kind < 0.6:
        ground = _GUILLOCHE.draw(rng, _HEIGHT_PX, _WIDTH_PX)
    elif kind < 0.85:
        ground = _photograph(rng)
    else:
        ground = _paper(rng)
    ground = ground - ground.min()
    return (ground / (ground.max() + 1e-6) * 255).astype(np.uint8)


def _cloud(rng, grain_px: int) -> np.ndarray:
    """Smooth noise whose spots are about `grain_px` wide."""
    coarse = rng.random((max(2, _HEIGHT_PX // grain_px), max(2, _WIDTH_PX // grain_px)), dtype=np.float32)
    return cv2.resize(coarse, (_WIDTH_PX, _HEIGHT_PX), interpolation=cv2.INTER_CUBIC)


def _photograph(rng) -> np.ndarray:
    """Noise of several grains, half of the time with edges as of objects."""
    ground = sum(_cloud(rng, grain_px) * grain_px ** rng.uniform(0.3, 1) for grain_px in _OCTAVES_PX)
    if rng.random() < 0.5:
        ground = np.where(ground > np.median(ground), ground, ground * rng.uniform(0.6, 0.95))
    return ground


def _paper(rng) -> np.ndarray:
    """Fibre or speckle, half of the time under a halftone screen."""
    ground = cv2.GaussianBlur(rng.random((_HEIGHT_PX, _WIDTH_PX), dtype=np.float32), (0, 0), rng.uniform(0.5, 2))
    if rng.random() < 0.5:
        y, x = np.mgrid[0:_HEIGHT_PX, 0:_WIDTH_PX].astype(np.float32)
        ground += 0.1 * (np.sin(x * rng.uniform(0.5, 2)) * np.sin(y * rng.uniform(0.5, 2)))
    return ground
