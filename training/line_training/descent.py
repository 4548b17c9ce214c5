"""How a network learns from a loss: AdamW, warm-up then cosine."""

import math

import torch
import torch.nn as nn

_WARM_UP_STEPS = 100
_FULL_RATE_UNTIL = 0.1
_LAST_RATE_SHARE = 0.01
_WEIGHT_DECAY = 0.02
_LARGEST_GRADIENT_NORM = 5.0


class Descent:
    """The optimiser of one network and its learning rate, which follows the progress of the run."""

    def __init__(self, net: nn.Module, highest_rate: float):
        self._net, self._highest_rate = net, highest_rate
        self._optimiser = torch.optim.AdamW(net.parameters(), lr=highest_rate, weight_decay=_WEIGHT_DECAY)

    @property
    def learning_rate(self) -> float:
        """That of the last step."""
        return self._optimiser.param_groups[0]["lr"]

    def step(self, loss: torch.Tensor, step: int, progress: float) -> None:
        """Changes the weights a little against the loss. `progress`: share of the run, 0 to 1."""
        self._optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(self._net.parameters(), _LARGEST_GRADIENT_NORM)
        for group in self._optimiser.param_groups:
            group["lr"] = self._highest_rate * _rate_share(step, progress)
        self._optimiser.step()


def _rate_share(step: int, progress: float) -> float:
    """Learning rate against its highest: warm-up, full for a tenth of the run, then a cosine down to a hundredth."""
    warm_up = min(1, (step + 1) / _WARM_UP_STEPS)
    if progress < _FULL_RATE_UNTIL:
        return warm_up
    descent = (progress - _FULL_RATE_UNTIL) / (1 - _FULL_RATE_UNTIL)
    cosine = (1 + math.cos(math.pi * descent)) / 2
    return warm_up * (_LAST_RATE_SHARE + (1 - _LAST_RATE_SHARE) * cosine)
