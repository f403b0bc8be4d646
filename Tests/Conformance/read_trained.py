"""Uses a trained analysis without Apus: its network from trained.json and the NumPy files beside it.

    read_trained.py RESULTS EVENTS CONTENTS

EVENTS is a JSON file with the columns `x` and `weight` of some events; CONTENTS gets the bin contents
of the network's score, which a test compares with Apus's own histogram.
"""

import json
import pathlib
import sys

import numpy as np


def array(folder, stored):
    values = np.load(folder / stored["file"]) if "file" in stored else np.array(stored["values"])
    return values.reshape(stored["shape"])


def main():
    folder, events = pathlib.Path(sys.argv[1]), json.load(open(sys.argv[2]))
    trained = json.load(open(folder / "trained.json"))
    parameters = {
        name: array(folder, entry["value"]) for name, entry in trained["parameters"].items()
    }
    standards = {entry["column"]: entry for entry in trained["standardisation"]}
    x = (np.array(events["x"]) - standards["x"]["mean"]) / standards["x"]["spread"]
    values = x[:, None]
    for layer in (1, 2, 3):
        values = values @ parameters[f"network layer {layer} weights"]
        values = values + parameters[f"network layer {layer} bias"]
        values = np.tanh(values) if layer < 3 else 1 / (1 + np.exp(-values))
    edges = np.concatenate([[-np.inf], parameters["edges"], [np.inf]])
    weights = np.array(events["weight"])
    weights = weights * events["expected"] / weights.sum()
    contents, _ = np.histogram(values[:, 0], edges, weights=weights)
    json.dump(list(contents), open(sys.argv[3], "w"))


main()
