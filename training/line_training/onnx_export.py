"""The network as an ONNX file with its alphabet beside it."""

from pathlib import Path

import numpy as np
import onnx
import torch
import torch.nn as nn
from onnx import TensorProto, helper, numpy_helper

from line_drawing.line_sample import LINE_HEIGHT_PX
from line_training.line_model import LineNet, ProbabilityNet
from line_training.line_recogniser import LineRecogniser

INPUT_NAME, OUTPUT_NAME = "x", "p"
_OPSET = 17
_EXAMPLE_WIDTH_PX = 320
_LEAST_HALVED_VALUES = 64


def export_onnx(recogniser: LineRecogniser, net: LineNet, path: Path, half_storage: bool = False) -> None:
    """
    Writes the ONNX file and `charset.txt` beside it.

    Input `x`: float32 [n, 1, 32, w], grey 0 to 1. Output `p`: float32 [n, t, classes], probabilities.
    `half_storage`: weights are kept as float16, which halves the file; arithmetic stays float32.
    """
    example = torch.rand(1, 1, LINE_HEIGHT_PX, _EXAMPLE_WIDTH_PX)
    write_onnx(ProbabilityNet(net), example, path, ({0: "n", 3: "w"}, {0: "n", 1: "t"}), half_storage)
    (path.parent / "charset.txt").write_text(recogniser.charset, encoding="utf-8")


def write_onnx(
    net: nn.Module,
    example: torch.Tensor,
    path: Path,
    open_axes: tuple[dict[int, str], dict[int, str]],
    half_storage: bool,
) -> None:
    """Writes a network of one input and one output. `open_axes`: names of the axes of any length, of either."""
    torch.onnx.export(
        net.eval(),
        (example,),
        str(path),
        input_names=[INPUT_NAME],
        output_names=[OUTPUT_NAME],
        opset_version=_OPSET,
        dynamic_axes=dict(zip((INPUT_NAME, OUTPUT_NAME), open_axes)),
        dynamo=False,
    )
    if half_storage:
        _store_halved(path)


def _store_halved(path: Path) -> None:
    """Larger weights become float16 with a cast to float32, which the runtime folds away when it loads the file."""
    model = onnx.load(path)
    graph = model.graph
    casts = []
    for tensor in list(graph.initializer):
        if tensor.data_type == TensorProto.FLOAT and np.prod(tensor.dims) > _LEAST_HALVED_VALUES:
            halved_name = tensor.name + "_h"
            halved = numpy_helper.to_array(tensor).astype(np.float16)
            graph.initializer.remove(tensor)
            graph.initializer.append(numpy_helper.from_array(halved, halved_name))
            casts.append(helper.make_node("Cast", [halved_name], [tensor.name], to=TensorProto.FLOAT))
    for cast in reversed(casts):
        graph.node.insert(0, cast)
    onnx.checker.check_model(model)
    onnx.save(model, path)
