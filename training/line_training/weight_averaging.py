"""Averages of weights: over the processes that train side by side, and over time."""

import torch
import torch.distributed as dist
import torch.nn as nn

from line_training.line_model import LineNet, Weights

_LONGEST_DECAY = 0.97


def average_over_processes(net: LineNet, progress: float) -> float:
    """
    Sets weights and batch-norm statistics of all processes to their mean; returns the mean of their progress.

    Each process trains alone in between (local SGD): on a busy processor far cheaper than sharing every gradient.
    """
    tensors = [tensor for tensor in net.state_dict().values() if tensor.dtype.is_floating_point]
    flat = torch.cat([tensor.reshape(-1) for tensor in tensors] + [torch.tensor([progress])])
    dist.all_reduce(flat)
    flat /= dist.get_world_size()
    offset = 0
    with torch.no_grad():
        for tensor in tensors:
            tensor.copy_(flat[offset : offset + tensor.numel()].view_as(tensor))
            offset += tensor.numel()
    return flat[-1].item()


class MovingAverage:
    """Exponential moving average of the weights: reads better than the weights of any one step."""

    def __init__(self, net: nn.Module):
        self.weights: Weights = {name: tensor.clone() for name, tensor in net.state_dict().items()}

    def update(self, net: nn.Module, rounds: float) -> None:
        """Takes in the weights after this many rounds; early rounds are forgotten sooner."""
        decay = min(_LONGEST_DECAY, 1 - 1 / (rounds * 0.2 + 2))
        with torch.no_grad():
            for name, tensor in net.state_dict().items():
                if tensor.dtype.is_floating_point:
                    self.weights[name].mul_(decay).add_(tensor, alpha=1 - decay)
                else:
                    self.weights[name].copy_(tensor)
