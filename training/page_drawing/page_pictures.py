"""Pictures without text: what documents lie on, what is shown on them and behind their print."""

import functools
import math
from pathlib import Path

import cv2
import numpy as np

from line_drawing.guilloche import Guilloche
from line_drawing.random_choice import pick, whole_number

_WALLPAPER_FOLDERS = ("/usr/share/backgrounds", "/usr/share/wallpapers")
_WALLPAPER_SUFFIXES = {".jpg", ".png", ".webp"}
_LEAST_FILE_BYTES = 20_000
_LONG_SIDE_PX = 1400
_MOST_WALLPAPERS = 90
_OCTAVES_PX = (6, 16, 48, 140, 400)
_GUILLOCHE = Guilloche(3, period_px=(4, 26), swing_px=(0, 20), swing_period_px=(40, 300), blur_px=(0.5, 1.5))


def scenery(rng, height_px: int, width_px: int) -> np.ndarray:
    """A piece of a photograph, or of noise that looks like one: float32 [height, width], 0 to 1."""
    wallpapers = _wallpapers()
    if not wallpapers or rng.random() < 0.25:
        return _noise_scene(rng, height_px, width_px)
    wallpaper = pick(rng, wallpapers)
    zoom = rng.uniform(0.15, 1)
    rows = max(8, int(wallpaper.shape[0] * zoom))
    columns = max(8, min(wallpaper.shape[1], int(rows * width_px / height_px)))
    top, left = (whole_number(rng, 0, whole - part + 1) for whole, part in zip(wallpaper.shape, (rows, columns)))
    piece = cv2.resize(wallpaper[top : top + rows, left : left + columns], (width_px, height_px))
    piece = piece[:, ::-1] if rng.random() < 0.5 else piece
    return piece.astype(np.float32) / 255


def security_print(rng, height_px: int, width_px: int) -> np.ndarray:
    """The fine printed ground of a document: float32 [height, width], 0 to 1."""
    kind = rng.random()
    if kind < 0.45:
        return _spread(_GUILLOCHE.draw(rng, height_px, width_px))
    if kind < 0.75:
        return scenery(rng, height_px, width_px)
    return _noise_scene(rng, height_px, width_px)


@functools.cache
def _wallpapers() -> list[np.ndarray]:
    """Grey, uint8; whatever wallpapers are installed (training/README.md lists packages)."""
    files = [
        file
        for folder in _WALLPAPER_FOLDERS
        for file in sorted(Path(folder).rglob("*"))
        if file.suffix in _WALLPAPER_SUFFIXES and file.stat().st_size > _LEAST_FILE_BYTES
    ]
    files = files[:: max(1, math.ceil(len(files) / _MOST_WALLPAPERS))]
    pictures = (cv2.imread(str(file), cv2.IMREAD_GRAYSCALE) for file in files)
    return [_shrunk(picture) for picture in pictures if picture is not None and min(picture.shape) > 64]


def _shrunk(picture: np.ndarray) -> np.ndarray:
    scale = min(1, _LONG_SIDE_PX / max(picture.shape))
    return cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)


def _noise_scene(rng, height_px: int, width_px: int) -> np.ndarray:
    scene = np.zeros((height_px, width_px), np.float32)
    for grain_px in _OCTAVES_PX:
        shape = (height_px // grain_px + 2, width_px // grain_px + 2)
        grain = cv2.resize(rng.random(shape, dtype=np.float32), (width_px, height_px), interpolation=cv2.INTER_CUBIC)
        scene += grain * grain_px ** rng.uniform(0.1, 0.8)
    return _spread(scene)


def _spread(picture: np.ndarray) -> np.ndarray:
    lowest = picture.min()
    return (picture - lowest) / (picture.max() - lowest + 1e-6)
