"""
The training loop: AdamW, warm-up then cosine, bounded by wall-clock time.

Several single-threaded processes train side by side and average their weights every few steps. In drawn lines the
characters' places are known, so the first part of a run from scratch also learns the class of each frame; that takes
the network past the plateau on which CTC alone lingers.
"""

import random
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.distributed as dist
import torch.multiprocessing as mp
import torch.nn as nn
import torch.nn.functional as F

from line_training.descent import Descent
from line_training.line_batch import LineBatch, training_batch
from line_training.line_model import LineNet, network_with, resume_from, save_weights
from line_training.line_recogniser import LineRecogniser
from line_training.line_scoring import draw_by_width, score
from line_training.onnx_export import export_onnx
from line_training.sample_pool import SamplePool
from line_training.weight_averaging import MovingAverage, average_over_processes

_VALIDATION_SEED = 7
_FIRST_WEIGHTS_SEED = 1
_CTC_WEIGHT = 0.3
_CTC_FROM = 0.3
_REPORT_EVERY_STEPS = 80
_REPORTED_STEPS = 50


@dataclass(frozen=True)
class TrainingPlan:
    """Settings of one run."""

    minutes: float
    batch_lines: int
    """Lines a step, for each process."""
    processes: int
    learning_rate: float
    """At its highest."""
    seed: int
    average_every: int
    """Steps between averages over the processes."""
    frame_loss_share: float
    """Share of the run that also learns the class of each frame; a resumed run never does."""
    bfloat16: bool
    resume: Path | None
    """Checkpoint to go on from."""
    out: Path
    """Folder for the checkpoint, the ONNX file and the alphabet."""


def train(recogniser: LineRecogniser, plan: TrainingPlan) -> None:
    """Trains and writes `<name>.pt`, `<name>.onnx` and `charset.txt` into the plan's folder."""
    plan.out.mkdir(parents=True, exist_ok=True)
    recogniser.draw_sample(np.random.default_rng(0))  # finds missing fonts before any process starts
    with tempfile.TemporaryDirectory() as meeting_place:
        mp.spawn(_train_in_process, (recogniser, plan, Path(meeting_place) / "meeting"), nprocs=plan.processes)


def _train_in_process(rank: int, recogniser: LineRecogniser, plan: TrainingPlan, meeting: Path) -> None:
    torch.set_num_threads(1)
    dist.init_process_group("gloo", init_method=meeting.as_uri(), rank=rank, world_size=plan.processes)
    seed = plan.seed * 10 + rank
    random.seed(rank + 1)
    with SamplePool(recogniser, seed, plan.batch_lines) as pool:
        trainer = LineTrainer(recogniser, plan, pool, seed)
        reporter = _Reporter(recogniser, plan) if rank == 0 else None
        pool.fill()
        dist.barrier()
        trainer.run(reporter)
        if reporter:
            reporter.finish(trainer)
    dist.destroy_process_group()


class LineTrainer:
    """One of the processes: its network, its optimiser and its clock."""

    def __init__(self, recogniser: LineRecogniser, plan: TrainingPlan, pool: SamplePool, seed: int):
        self.recogniser, self.plan, self.pool = recogniser, plan, pool
        torch.manual_seed(_FIRST_WEIGHTS_SEED)  # all processes begin with the same weights
        self.net = LineNet(recogniser).to(memory_format=torch.channels_last)
        if plan.resume:
            resume_from(self.net, plan.resume)
        torch.manual_seed(seed)
        self.average = MovingAverage(self.net)
        self.step = 0
        self.losses: list[float] = []
        self._descent = Descent(self.net, plan.learning_rate)
        self._ctc = nn.CTCLoss(blank=0, zero_infinity=True)
        self._start_s = time.monotonic()

    @property
    def elapsed_s(self) -> float:
        """Seconds since the first step."""
        return time.monotonic() - self._start_s

    @property
    def learning_rate(self) -> float:
        """That of the last step."""
        return self._descent.learning_rate

    def run(self, reporter: "_Reporter | None") -> None:
        """Trains until the processes' mean progress reaches 1."""
        self._start_s = time.monotonic()
        progress = 0.0
        while progress < 1:
            batch = training_batch(self.recogniser, self.pool.next_lines(self.step))
            own_progress = self.learn(batch, progress)
            if self.step % self.plan.average_every:
                continue
            progress = average_over_processes(self.net, own_progress)
            if reporter:
                self.average.update(self.net, self.step / self.plan.average_every)
                reporter.after_averaging(self)

    def learn(self, batch: LineBatch, progress: float) -> float:
        """One step. `progress`: share of the run, 0 to 1, as the processes last agreed; returns this one's own."""
        self.net.train()
        loss = self._loss(batch, progress)
        own_progress = min(1.0, self.elapsed_s / (self.plan.minutes * 60))
        self._descent.step(loss, self.step, own_progress)
        self.losses.append(loss.item())
        self.step += 1
        return own_progress

    def _loss(self, batch: LineBatch, progress: float) -> torch.Tensor:
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.plan.bfloat16):
            log_probabilities = self.net(batch.pictures.contiguous(memory_format=torch.channels_last))
        loss = torch.zeros(())
        share, is_resumed = self.plan.frame_loss_share, self.plan.resume is not None
        if progress < share and not is_resumed:
            loss = loss + F.nll_loss(log_probabilities.flatten(0, 1), batch.frame_classes.flatten())
        if progress > share * _CTC_FROM or is_resumed:
            by_frame = log_probabilities.transpose(0, 1)
            loss = loss + _CTC_WEIGHT * self._ctc(by_frame, batch.classes, batch.frame_counts, batch.character_counts)
        return loss


class _Reporter:
    """Says how the run goes, validates the averaged weights and writes them; only the first process has one."""

    def __init__(self, recogniser: LineRecogniser, plan: TrainingPlan):
        self._recogniser, self._plan = recogniser, plan
        self._validation = draw_by_width(recogniser, _VALIDATION_SEED, recogniser.validation_lines)
        self._saved_at_s = 0.0

    def after_averaging(self, trainer: LineTrainer) -> None:
        """A line of progress every 80 steps, a checkpoint every few minutes."""
        if trainer.step % _REPORT_EVERY_STEPS == 0:
            _say(
                f"step {trainer.step}, {trainer.elapsed_s:.0f} s: loss {np.mean(trainer.losses[-_REPORTED_STEPS:]):.3f}"
                f" rate {trainer.learning_rate:.5f} pool {len(trainer.pool)} fresh {trainer.pool.fresh_lines}"
            )
        if trainer.elapsed_s > self._saved_at_s + self._recogniser.checkpoint_every_s:
            self._saved_at_s = trainer.elapsed_s
            self._validate_and_save(trainer)

    def finish(self, trainer: LineTrainer) -> None:
        """The last checkpoint and the ONNX file."""
        self._validate_and_save(trainer)
        net = network_with(self._recogniser, trainer.average.weights)
        export_onnx(self._recogniser, net, self._plan.out / f"{self._recogniser.name}.onnx")

    def _validate_and_save(self, trainer: LineTrainer) -> None:
        weights = trainer.average.weights
        reading = score(self._recogniser, network_with(self._recogniser, weights), self._validation)
        _say(f"step {trainer.step}, validation: {reading}")
        save_weights(self._plan.out / f"{self._recogniser.name}.pt", weights, trainer.step)


def _say(message: str) -> None:
    print(message, flush=True)
