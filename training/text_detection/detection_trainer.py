"""The training loop of the detector: AdamW, warm-up then cosine, bounded by wall-clock time, in one process."""

import random
import time
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import torch
import torch.nn.functional as F

from line_training.descent import Descent
from line_training.line_model import load_weights, save_weights
from line_training.newest_samples import NewestSamples
from line_training.weight_averaging import MovingAverage
from text_detection.detection_export import export_detection
from text_detection.detection_net import DetectionNet, network_with
from text_detection.page_window import PageWindow, draw_windows

_VALIDATION_SEED = 7
_VALIDATION_PAGES = 24
_RIM_WEIGHT = 2.0
"""How much more a cell counts that parts neighbouring lines."""
_CELL_LOSS_WEIGHT = 4
_CHUNKS_WAITING = 64
_LEAST_WINDOWS = 64
_MOST_WINDOWS = 1500
_AVERAGE_EVERY_STEPS = 8
_REPORT_EVERY_STEPS = 50
_CHECKPOINT_EVERY_S = 240


@dataclass(frozen=True)
class DetectionPlan:
    """Settings of one run."""

    minutes: float
    batch_windows: int
    learning_rate: float
    """At its highest."""
    seed: int
    resume: Path | None
    """Checkpoint to go on from."""
    out: Path
    """Folder for the checkpoint and the ONNX file."""


def train_detection(plan: DetectionPlan) -> None:
    """Trains and writes `text-detection.pt` and `text-detection.onnx` into the plan's folder."""
    torch.set_num_threads(1)
    cv2.setNumThreads(0)  # its threads would not live on in the forked process that draws
    torch.manual_seed(plan.seed)
    random.seed(plan.seed)
    plan.out.mkdir(parents=True, exist_ok=True)
    with NewestSamples(draw_windows, plan.seed, _MOST_WINDOWS, _CHUNKS_WAITING) as windows:
        windows.fill(_LEAST_WINDOWS)
        DetectionTrainer(plan, windows).run()


class _Batch:
    """Windows as tensors: pictures 0 to 1, cores and weights of their cells."""

    def __init__(self, windows: list[PageWindow]):
        self.pictures = _stacked([window.picture for window in windows])
        self.cores = _stacked([window.map.cores for window in windows])
        rims = _stacked([window.map.rims for window in windows])
        self.weights = (1 + _RIM_WEIGHT * rims) * (1 - _stacked([window.map.ignored for window in windows]))


def _stacked(planes: list[np.ndarray]) -> torch.Tensor:
    return torch.from_numpy(np.stack(planes))[:, None].float() / 255


class DetectionTrainer:
    """One run: the network, its optimiser and its clock."""

    def __init__(self, plan: DetectionPlan, windows: NewestSamples):
        self._plan, self._windows = plan, windows
        self._net = DetectionNet().to(memory_format=torch.channels_last)
        if plan.resume:
            self._net.load_state_dict(load_weights(plan.resume))
        self._average = MovingAverage(self._net)
        self._descent = Descent(self._net, plan.learning_rate)
        self._losses: list[float] = []
        rng = np.random.default_rng(_VALIDATION_SEED)
        self._validation = [_Batch(draw_windows(rng)) for _ in range(_VALIDATION_PAGES)]

    def run(self) -> None:
        """Trains until the time is over; writes checkpoint and ONNX file every few minutes."""
        start_s = saved_at_s = time.monotonic()
        progress = 0.0
        while progress < 1:
            self._learn(progress)
            elapsed_s = time.monotonic() - start_s
            progress = min(1.0, elapsed_s / (self._plan.minutes * 60))
            if self._step % _AVERAGE_EVERY_STEPS == 0:
                self._average.update(self._net, self._step / _AVERAGE_EVERY_STEPS)
            if self._step % _REPORT_EVERY_STEPS == 0:
                recent = np.mean(self._losses[-_REPORT_EVERY_STEPS:])
                _say(f"step {self._step}, {elapsed_s:.0f} s: loss {recent:.4f} fresh {self._windows.fresh_count}")
            if progress >= 1 or start_s + elapsed_s > saved_at_s + _CHECKPOINT_EVERY_S:
                saved_at_s = start_s + elapsed_s
                self._validate_and_save()

    @property
    def _step(self) -> int:
        return len(self._losses)

    def _learn(self, progress: float) -> None:
        self._net.train()
        self._windows.take_fresh()
        loss = _loss(self._net, _Batch(random.choices(self._windows.samples, k=self._plan.batch_windows)))
        self._descent.step(loss, self._step, progress)
        self._losses.append(loss.item())

    def _validate_and_save(self) -> None:
        net = network_with(self._average.weights)
        with torch.no_grad():
            losses = [_loss(net, batch).item() for batch in self._validation]
        _say(f"step {self._step}, validation: loss {np.mean(losses):.4f}")
        save_weights(self._plan.out / "text-detection.pt", self._average.weights, self._step)
        export_detection(net, self._plan.out / "text-detection.onnx")


def _loss(net: DetectionNet, batch: _Batch) -> torch.Tensor:
    """Cross-entropy of the cells, and one minus the overlap of drawn and true cores."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        logits = net(batch.pictures.contiguous(memory_format=torch.channels_last))
    logits = logits.float()
    cells = F.binary_cross_entropy_with_logits(logits, batch.cores, batch.weights)
    found = torch.sigmoid(logits) * batch.weights
    wanted = batch.cores * batch.weights
    overlap = (2 * (found * wanted).sum() + 1) / (found.sum() + wanted.sum() + 1)
    return _CELL_LOSS_WEIGHT * cells + 1 - overlap


def _say(message: str) -> None:
    print(message, flush=True)
