"""Batches: line pictures side by side in one tensor, with their targets."""

import random
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import torch

from line_drawing.line_sample import FRAME_PX, LINE_HEIGHT_PX, LineSample
from line_training.line_recogniser import LineRecogniser

_WIDTH_STEP_PX = 16


class LineBatch(NamedTuple):
    """What one training step takes."""

    pictures: torch.Tensor
    """float32 [lines, 1, LINE_HEIGHT_PX, width], 0 to 1."""
    classes: torch.Tensor
    """Classes of all characters, line after line."""
    character_counts: torch.Tensor
    frame_counts: torch.Tensor
    frame_classes: torch.Tensor
    """[lines, frames]: the class that each frame shows; 0 between characters."""


def stack_pictures(samples: Sequence[LineSample]) -> torch.Tensor:
    """Pictures of one width, 0 to 1; shorter ones are padded on the right with their mean grey."""
    widest = max(sample.picture.shape[1] for sample in samples)
    width = -(-widest // _WIDTH_STEP_PX) * _WIDTH_STEP_PX
    stacked = np.empty((len(samples), 1, LINE_HEIGHT_PX, width), np.float32)
    for row, (picture, _, _) in zip(stacked, samples):
        row[0, :, : picture.shape[1]] = picture
        row[0, :, picture.shape[1] :] = picture.mean()
    return torch.from_numpy(stacked) / 255


def training_batch(recogniser: LineRecogniser, samples: Sequence[LineSample]) -> LineBatch:
    """A batch with targets, its pictures varied anew each time."""
    pictures = stack_pictures(samples)
    frame_count = pictures.shape[3] // FRAME_PX
    classes = [[recogniser.class_of[character] for character in sample.text] for sample in samples]
    frame_classes = [
        _frame_classes(recogniser, line_classes, sample.centres_px, frame_count)
        for line_classes, sample in zip(classes, samples)
    ]
    return LineBatch(
        _varied(pictures),
        torch.tensor([number for line_classes in classes for number in line_classes]),
        torch.tensor([len(line_classes) for line_classes in classes]),
        torch.tensor([frame_count] * len(samples)),
        torch.from_numpy(np.stack(frame_classes)),
    )


def _frame_classes(recogniser: LineRecogniser, classes: list[int], centres_px: np.ndarray, frame_count: int):
    """Each character at the frame of its centre and, where there is room, at the nearer neighbour too."""
    labels = np.zeros(frame_count, np.int64)
    centres = centres_px / FRAME_PX - 0.5
    frames = _separate_frames(centres, frame_count)
    labels[frames] = classes
    for centre, frame, number, has_room in zip(centres, frames, classes, recogniser.takes_two_frames(centres)):
        neighbour = frame + 1 if centre > frame else frame - 1
        if has_room and 0 <= neighbour < frame_count and labels[neighbour] == 0:
            labels[neighbour] = number
    return labels


def _separate_frames(centres: np.ndarray, frame_count: int) -> np.ndarray:
    """The nearest frame of each centre; where characters are narrower than a frame the later one moves on."""
    frames = np.clip(np.round(centres).astype(int), 0, frame_count - 1)
    for index in range(1, len(frames)):
        if frames[index] <= frames[index - 1]:
            frames[index] = min(frame_count - 1, frames[index - 1] + 1)
    return frames


def _varied(pictures: torch.Tensor) -> torch.Tensor:
    """Contrast, brightness, noise and height changed a little: cheap, and no pooled line is seen twice alike."""
    contrast = 0.6 + 0.4 * _one_per_line(pictures)
    pictures = (pictures - 0.5) * contrast + 0.5 + (_one_per_line(pictures) - 0.5) * 0.2
    if random.random() < 0.4:
        noise = torch.randn_like(pictures) * (_one_per_line(pictures) * 0.03)
        pictures = pictures + noise * (_one_per_line(pictures) < 0.5)
    if random.random() < 0.5:
        pictures = torch.roll(pictures, random.randint(-1, 1), 2)
    return pictures.clamp(0, 1)


def _one_per_line(pictures: torch.Tensor) -> torch.Tensor:
    return torch.rand(len(pictures), 1, 1, 1)
