"""The weights of int8 products never add up to what a processor without instructions for them would cut."""

from __future__ import annotations

from importlib.resources import files

import numpy as np
import pytest

onnx = pytest.importorskip("onnx", reason="training needs the extra [training]")

from onnx import TensorProto, helper, numpy_helper  # noqa: E402

from training.attribution.products import MOST, exact, neighbours, reach  # noqa: E402


def test_only_neighbours_of_one_sign_add_up() -> None:
    weights = np.array([[100, 100, 3], [27, -100, 4], [5, 9, -90], [6, 9, -80]], np.int8)
    assert neighbours(weights).tolist() == [127, 100, 170]
    assert reach(weights)[:2].tolist() == [1, 1]
    assert np.round(weights * reach(weights))[:, 2].tolist() == [2, 3, -67, -60]


def test_a_graph_keeps_its_products_nearly() -> None:
    held = {
        "w": np.array([[127], [120]], np.int8),
        "s": np.array([0.5], np.float32),
        "a": np.array(1, np.float32),
        "z": np.array(0, np.uint8),
        "n": np.array([0], np.int8),
    }
    node = helper.make_node("MatMulIntegerToFloat", ["x", "w", "a", "s", "z", "n"], ["y"], domain="com.microsoft")
    given = helper.make_tensor_value_info("x", TensorProto.UINT8, [None, 2])
    made = helper.make_tensor_value_info("y", TensorProto.FLOAT, [None, 1])
    weights = [numpy_helper.from_array(value, name) for name, value in held.items()]
    model = helper.make_model(helper.make_graph([node], "g", [given], [made], weights))
    exact(model)
    after = {one.name: numpy_helper.to_array(one) for one in model.graph.initializer}
    assert neighbours(after["w"]).max() <= MOST
    assert after["w"][:, 0] * after["s"][0] == pytest.approx([63.5, 60], abs=0.5)


def test_the_shipped_graph_is_the_same_everywhere() -> None:
    path = files("onrecord.encode") / "weights" / "tagger.onnx"
    graph = onnx.load_model_from_string(path.read_bytes()).graph
    held = {one.name: one for one in graph.initializer}
    products = [node for node in graph.node if node.op_type == "MatMulIntegerToFloat"]
    assert products
    assert all(neighbours(numpy_helper.to_array(held[node.input[1]])).max() <= MOST for node in products)
