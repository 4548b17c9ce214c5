"""The network of the detector: a small pyramid of residual blocks, up and down again."""

import torch
import torch.nn as nn
import torch.nn.functional as F

from line_training.line_model import Weights
from text_detection.core_map import CELL_PX

SIDE_MULTIPLE_PX = 32
"""Height and width of its input are multiples of this."""
_STEM_CHANNELS = 16
_LEVELS = ((32, 1), (48, 2), (64, 3), (96, 3))
"""Channels and blocks at a quarter, an eighth, a sixteenth and a thirty-second of the picture's size."""
_FINEST_LEVEL_PX = 4


class DetectionNet(nn.Module):
    """
    Grey pictures, 0 to 1, [n, 1, h, w] -> logits [n, 1, h / 2, w / 2] of being in the core of a line.

    Four levels, each at half the size of the one before; what the coarse ones see is added to the fine ones on the way
    back. The finest level names four cells at once.
    """

    def __init__(self):
        super().__init__()
        channels = [count for count, _ in _LEVELS]
        self.stem = _convolution(1, _STEM_CHANNELS, 2)
        self.down = nn.ModuleList(_convolution(i, o, 2) for i, o in zip([_STEM_CHANNELS, *channels], channels))
        self.blocks = nn.ModuleList(nn.Sequential(*(_Block(count) for _ in range(n))) for count, n in _LEVELS)
        self.up = nn.ModuleList(nn.Conv2d(i, o, 1) for i, o in zip(channels[1:], channels))
        self.merged = nn.ModuleList(_Block(count) for count in channels[:-1])
        self.head = nn.Conv2d(channels[0], (_FINEST_LEVEL_PX // CELL_PX) ** 2, 1)

    def forward(self, x):
        x = self.stem(x - 0.5)
        levels = []
        for down, blocks in zip(self.down, self.blocks):
            x = blocks(down(x))
            levels.append(x)
        for level in reversed(range(len(self.up))):
            coarse = F.interpolate(self.up[level](x), scale_factor=2, mode="nearest")
            x = self.merged[level](levels[level] + coarse)
        return F.pixel_shuffle(self.head(x), _FINEST_LEVEL_PX // CELL_PX)


class ProbabilityMapNet(nn.Module):
    """The network as it is exported: probabilities."""

    def __init__(self, net: DetectionNet):
        super().__init__()
        self.net = net

    def forward(self, x):
        return torch.sigmoid(self.net(x))


def network_with(weights: Weights) -> DetectionNet:
    """A network with these weights, ready to look."""
    net = DetectionNet()
    net.load_state_dict(weights)
    return net.eval()


class _Block(nn.Module):
    def __init__(self, channels: int):
        super().__init__()
        self.convolution = nn.Conv2d(channels, channels, 3, padding=1, bias=False)
        self.norm = nn.BatchNorm2d(channels)

    def forward(self, x):
        return F.relu(x + self.norm(self.convolution(x)))


def _convolution(inputs: int, outputs: int, stride: int) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False), nn.BatchNorm2d(outputs), nn.ReLU(inplace=True)
    )
