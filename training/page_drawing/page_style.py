"""What the print of one page has in common, and the ground it stands on."""

import math
from typing import NamedTuple

import numpy as np

from page_drawing.page_canvas import PageCanvas
from page_drawing.page_pictures import security_print
from page_drawing.set_text import TypeFace, draw_face

LEAST_CAP_PX = 7
"""Print of a page is not smaller, before it is photographed."""


class PrintStyle(NamedTuple):
    """What the print of one page has in common."""

    value_face: TypeFace
    caption_face: TypeFace
    value_cap_px: float
    caption_cap_px: float
    value_grey: float
    caption_grey: float
    leading: float
    """Free space between rows, in heights of the row."""


def draw_ground(rng, width_px: int, height_px: int) -> PageCanvas:
    """Paper with a tint and a security print, light mostly."""
    paper = rng.uniform(0.6, 1) if rng.random() < 0.85 else rng.uniform(0.05, 0.5)
    swing = rng.uniform(0, 0.25) if rng.random() < 0.7 else rng.uniform(0.2, 0.6)
    if rng.random() < 0.15:
        return PageCanvas(np.full((height_px, width_px), paper, np.float32))
    pattern = security_print(rng, height_px, width_px)
    if rng.random() < 0.4:
        pattern = 0.6 * pattern + 0.4 * security_print(rng, height_px, width_px)
    return PageCanvas((paper + swing * (pattern - 0.5)).astype(np.float32))


def ink_on(rng, ground: float) -> float:
    """A grey that differs from the ground: darker mostly, lighter on what is dark."""
    contrast = rng.uniform(0.35, 1) if rng.random() < 0.75 else rng.uniform(0.15, 0.4)
    if ground < 0.35 or (ground < 0.6 and rng.random() < 0.4):
        return min(1.0, ground + contrast)
    return max(0.0, ground - contrast)


def draw_style(rng, canvas: PageCanvas) -> PrintStyle:
    """Faces, sizes and inks that suit the page."""
    value_cap_px = max(LEAST_CAP_PX, canvas.width_px * math.exp(rng.uniform(math.log(0.009), math.log(0.032))))
    face, ground = draw_face(rng), float(canvas.grey.mean())
    value_grey = ink_on(rng, ground)
    return PrintStyle(
        value_face=face,
        caption_face=face if rng.random() < 0.5 else draw_face(rng),
        value_cap_px=value_cap_px,
        caption_cap_px=max(LEAST_CAP_PX, value_cap_px * rng.uniform(0.4, 0.9)),
        value_grey=value_grey,
        caption_grey=value_grey if rng.random() < 0.4 else ink_on(rng, ground),
        leading=rng.uniform(0.08, 0.6) if rng.random() < 0.7 else rng.uniform(0.5, 1.5),
    )
