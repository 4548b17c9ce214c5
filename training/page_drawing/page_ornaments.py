"""What documents carry besides text: portraits, barcodes, signatures, emblems, fingerprints, chips, rules."""

import functools
import math

import cv2
import numpy as np

from line_drawing.random_choice import pick, whole_number
from page_drawing.page_canvas import Area, PageCanvas
from page_drawing.page_pictures import scenery


def _into_area(draw):
    """An ornament drawn into the window of an area, where the page has one."""

    @functools.wraps(draw)
    def draw_into(rng, canvas: PageCanvas, area: Area) -> None:
        window = canvas.window(area)
        if window.size > 0:
            draw(rng, window)

    return draw_into


@_into_area
def draw_portrait(rng, window: np.ndarray) -> None:
    """A photograph: a head over shoulders before a plain ground, or any scene."""
    height, width = window.shape
    scene = scenery(rng, height, width)
    if rng.random() < 0.85:
        scene = cv2.GaussianBlur(_draw_head(rng, height, width), (0, 0), max(0.4, width * rng.uniform(0.002, 0.012)))
        scene = scene + rng.uniform(0, 0.2) * (scenery(rng, height, width) - 0.5)
    mix = 1 if rng.random() < 0.8 else rng.uniform(0.3, 0.8)
    window += mix * (scene - window)


def _draw_head(rng, height: int, width: int) -> np.ndarray:
    ground, skin, hair, cloth = (rng.uniform(*tones) for tones in ((0.4, 1), (0.25, 0.85), (0.02, 0.8), (0, 0.95)))
    head = np.full((height, width), ground, np.float32)
    x, y = width * rng.uniform(0.42, 0.58), height * rng.uniform(0.38, 0.5)
    across, down = width * rng.uniform(0.2, 0.32), height * rng.uniform(0.22, 0.34)

    def oval(right: float, below: float, half_width: float, half_height: float, tone: float) -> None:
        """At a place and of a size in parts of the head."""
        centre = (int(x + right * across), int(y + below * down))
        axes = (max(1, int(half_width * across)), max(1, int(half_height * down)))
        cv2.ellipse(head, centre, axes, rng.uniform(-6, 6), 0, 360, float(tone), -1, cv2.LINE_AA)

    cv2.ellipse(head, (int(x), height), (int(width * 0.48), int(height * 0.3)), 0, 0, 360, cloth, -1)
    oval(0, -0.2, 1.15, rng.uniform(1, 1.15), hair)
    if rng.random() < 0.4:
        oval(0, 0.7, 1.2, 1.3, hair)
    oval(0, 1.1, 0.45, 0.6, skin * 0.9)
    oval(0, 0, 1, 1, skin)
    dark, light = skin * rng.uniform(0.1, 0.5), min(1, skin * rng.uniform(1, 1.5))
    for side in (-0.42, 0.42):
        oval(side, -0.3 + rng.uniform(-0.03, 0.03), 0.24, rng.uniform(0.02, 0.06), dark)
        oval(side, -0.12, 0.2, rng.uniform(0.04, 0.08), dark)
        oval(side, -0.11, 0.16, 0.05, light)
        oval(side, -0.11, 0.07, 0.055, dark * 0.6)
    if rng.random() < 0.25:
        for side in (-0.42, 0.42):
            centre, size = (int(x + side * across), int(y - 0.1 * down)), (int(0.35 * across), int(0.2 * down))
            cv2.ellipse(head, centre, size, 0, 0, 360, float(dark * 0.5), max(1, int(width * 0.012)), cv2.LINE_AA)
    for side in (-0.12, 0.12):
        oval(side, 0.25, 0.07, 0.035, dark)
    oval(0, 0.52, rng.uniform(0.28, 0.45), rng.uniform(0.05, 0.1), dark)
    if rng.random() < 0.35:
        oval(0, 0.53, 0.27, 0.04, light)
    shade = np.linspace(rng.uniform(0.75, 1.1), rng.uniform(0.75, 1.1), width, dtype=np.float32)
    return head * shade


@_into_area
def draw_stripes(rng, window: np.ndarray) -> None:
    """A linear barcode, or a stacked one as in PDF417."""
    height, width = window.shape
    module = max(1, round(width / whole_number(rng, 60, 300)))
    rows = 1 if rng.random() < 0.4 else max(2, round(height / (module * rng.uniform(2, 5))))
    stripes = rng.random((rows, width // module + 1)) < 0.5
    bars = cv2.resize(stripes.astype(np.float32), (width, height), interpolation=cv2.INTER_NEAREST)
    _print_black(rng, window, bars)


@_into_area
def draw_matrix(rng, window: np.ndarray) -> None:
    """A two-dimensional code with square modules."""
    side = min(window.shape)
    window = window[:side, :side]
    count = whole_number(rng, 18, 70)
    modules = (rng.random((count, count)) < 0.5).astype(np.float32)
    for row, column in ((0, 0), (0, count - 7), (count - 7, 0)):
        modules[row : row + 7, column : column + 7] = 1
        modules[row + 1 : row + 6, column + 1 : column + 6] = 0
        modules[row + 2 : row + 5, column + 2 : column + 5] = 1
    _print_black(rng, window, cv2.resize(modules, window.shape[::-1], interpolation=cv2.INTER_NEAREST))


@_into_area
def draw_signature(rng, window: np.ndarray) -> None:
    """A stroke of the pen."""
    height, width = window.shape
    knots = whole_number(rng, 6, 22)
    x = np.linspace(0.05, 0.95, knots) + rng.normal(0, 0.06, knots)
    y = 0.5 + rng.normal(0, 0.2, knots)
    steps = np.linspace(0, knots - 1, knots * 12)
    path = [_smooth(values, steps) for values in (x * width, y * height)]
    points = np.stack(path, 1).round().astype(np.int32)
    mask = np.zeros((height, width), np.float32)
    cv2.polylines(mask, [points], False, 1, max(1, round(height * rng.uniform(0.015, 0.05))), cv2.LINE_AA)
    _print_black(rng, window, mask)


def _smooth(values: np.ndarray, steps: np.ndarray) -> np.ndarray:
    """Catmull-Rom through the values."""
    padded = np.concatenate([values[:1], values, values[-1:], values[-1:]])
    index = np.minimum(steps.astype(int), len(values) - 1)
    t = steps - index
    a, b, c, d = (padded[index + offset] for offset in range(4))
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)


@_into_area
def draw_emblem(rng, window: np.ndarray) -> None:
    """A star, a ring, a flag, a coat of arms: shapes around a middle."""
    height, width = window.shape
    mask = np.zeros((height, width), np.float32)
    centre, radius = (width // 2, height // 2), min(height, width) / 2
    for _ in range(whole_number(rng, 1, 6)):
        corners = whole_number(rng, 3, 24)
        angles = np.arange(corners) * 2 * math.pi / corners
        if rng.random() < 0.3:
            angles = np.sort(rng.uniform(0, 2 * math.pi, corners))
        reach = radius * rng.uniform(0.2, 1) * np.where(np.arange(corners) % 2, rng.uniform(0.4, 1), 1)
        points = np.stack([centre[0] + reach * np.cos(angles), centre[1] + reach * np.sin(angles)], 1)
        thickness = -1 if rng.random() < 0.4 else max(1, int(radius * rng.uniform(0.01, 0.1)))
        level = float(rng.random() < 0.7)
        if thickness < 0:
            cv2.fillPoly(mask, [points.astype(np.int32)], level, cv2.LINE_AA)
        else:
            cv2.polylines(mask, [points.astype(np.int32)], True, level, thickness, cv2.LINE_AA)
    _print_black(rng, window, mask)


@_into_area
def draw_fingerprint(rng, window: np.ndarray) -> None:
    """Curved ridges in an oval."""
    height, width = window.shape
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    x, y = (x - width / 2) / width, (y - height * rng.uniform(0.4, 0.8)) / height
    wobble = 0.05 * np.sin(9 * x + rng.uniform(0, 6)) + 0.05 * np.cos(8 * y + rng.uniform(0, 6))
    ridges = np.sin((np.hypot(x, y) + wobble) * 2 * math.pi * rng.uniform(14, 30)) > 0
    oval = (x / 0.48) ** 2 + ((y + 0.05) / 0.5) ** 2 < 1
    _print_black(rng, window, (ridges & oval).astype(np.float32))


@_into_area
def draw_chip(rng, window: np.ndarray) -> None:
    """The contacts of a chip card."""
    height, width = window.shape
    level = rng.uniform(0.4, 0.9)
    window[:] = level
    for share in (0.33, 0.66):
        cv2.line(window, (0, int(height * share)), (width, int(height * share)), level * 0.4, 1)
        cv2.line(window, (int(width * share), 0), (int(width * share), height), level * 0.4, 1)


@_into_area
def draw_rules(rng, window: np.ndarray) -> None:
    """Straight lines under or around fields."""
    height, width = window.shape
    level, thickness = float(rng.uniform(0, 0.7)), whole_number(rng, 1, 4)
    if rng.random() < 0.4:
        cv2.rectangle(window, (0, 0), (width - 1, height - 1), level, thickness)
        return
    for _ in range(whole_number(rng, 1, 5)):
        row = whole_number(rng, 0, height)
        cv2.line(window, (0, row), (width, row), level, thickness)


ORNAMENTS = (draw_stripes, draw_matrix, draw_signature, draw_emblem, draw_fingerprint, draw_chip, draw_rules)


def draw_ornament(rng, canvas: PageCanvas, area: Area) -> None:
    """Any of them."""
    pick(rng, ORNAMENTS)(rng, canvas, area)


def _print_black(rng, window: np.ndarray, mask: np.ndarray) -> None:
    ink = rng.uniform(0, 0.35) if rng.random() < 0.85 else rng.uniform(0.6, 1)
    window += rng.uniform(0.5, 1) * mask * (ink - window)
