"""The network of all line recognisers, and the file that keeps its weights."""

from pathlib import Path

import torch
import torch.nn as nn
import torch.nn.functional as F

from line_training.line_recogniser import LineRecogniser

Weights = dict[str, torch.Tensor]


def _convolution(inputs: int, outputs: int, kernel, stride, padding) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, kernel, stride, padding, bias=False),
        nn.BatchNorm2d(outputs),
        nn.ReLU(inplace=True),
    )


class Mixer(nn.Module):
    """Residual depthwise-separable block: lets each frame see its neighbours along the line."""

    def __init__(self, channels: int, kernel: int, dilation: int):
        super().__init__()
        padding = (0, dilation * (kernel // 2))
        # The short names are those in the checkpoints.
        self.dw = nn.Conv2d(
            channels, channels, (1, kernel), padding=padding, dilation=(1, dilation), groups=channels, bias=False
        )
        self.b1 = nn.BatchNorm2d(channels)
        self.pw = nn.Conv2d(channels, channels, 1, bias=False)
        self.b2 = nn.BatchNorm2d(channels)
        nn.init.zeros_(self.b2.weight)  # a new block changes nothing until it has learnt something

    def forward(self, x):
        mixed = F.relu(self.b1(self.dw(x)))
        return F.relu(x + self.b2(self.pw(mixed)))


class LineNet(nn.Module):
    """
    Grey line pictures, 0 to 1, [lines, 1, 32, width] -> log-probabilities [lines, ceil(width / FRAME_PX), classes].

    Fully convolutional: four convolutions take the height to 2 and the width to a quarter, a fifth takes the height
    to 1, mixers follow, and a 1x1 head names the class of each frame. Class 0 is the CTC blank.
    """

    def __init__(self, recogniser: LineRecogniser):
        super().__init__()
        first, second, third, fourth, fifth = recogniser.channels
        self.body = nn.Sequential(
            _convolution(1, first, 3, 2, 1),
            _convolution(first, second, 3, 2, 1),
            _convolution(second, third, 3, (2, 1), 1),
            _convolution(third, fourth, 3, (2, 1), 1),
            _convolution(fourth, fifth, (2, 3), 1, (0, 1)),
            *(Mixer(fifth, kernel, dilation) for kernel, dilation in recogniser.mixers),
        )
        self.head = nn.Conv2d(fifth, recogniser.class_count, 1)

    def forward(self, x):
        logits = self.head(self.body(_normalised(x))).float()
        return F.log_softmax(logits.squeeze(2).transpose(1, 2), -1)


def _normalised(x):
    """Mean 0 and deviation 1 for each line: part of the network, so that no reader has to do it."""
    mean = x.mean((2, 3), keepdim=True)
    variance = ((x - mean) ** 2).mean((2, 3), keepdim=True)
    return (x - mean) / torch.sqrt(variance + 1e-4)


class ProbabilityNet(nn.Module):
    """The network as it is exported: probabilities instead of their logarithms."""

    def __init__(self, net: LineNet):
        super().__init__()
        self.net = net

    def forward(self, x):
        return torch.exp(self.net(x))


def network_with(recogniser: LineRecogniser, weights: Weights) -> LineNet:
    """A network with these weights, ready to read."""
    net = LineNet(recogniser)
    net.load_state_dict(weights)
    return net.eval()


def load_weights(path: Path) -> Weights:
    """The averaged weights of a checkpoint."""
    return torch.load(path, weights_only=True)["ema"]


def resume_from(net: LineNet, path: Path) -> None:
    """Takes over the weights of a checkpoint; mixers that it lacks stay as they are, which is without effect."""
    known = load_weights(path)
    new_mixers = {name: tensor for name, tensor in net.state_dict().items() if name.startswith("body.")}
    net.load_state_dict(new_mixers | known)


def save_weights(path: Path, weights: Weights, step: int) -> None:
    """Writes a checkpoint; a run that is cut off leaves the former one whole."""
    unfinished = path.with_suffix(path.suffix + ".tmp")
    torch.save({"ema": weights, "it": step}, unfinished)
    unfinished.replace(path)
