"""Writes the scores of a trained network, for what takes scores of trees: bins found by search, means of scores.

usage: network_scores.py EVENTS RESULTS OUTPUT.csv [--scores SCORES.csv]

EVENTS is what `higgs-to-tautau events` wrote, RESULTS what `optimise` of `higgs-to-tautau` left, or, with the scores
that it started from, of `higgs-to-tautau-boosted`.
"""
import argparse
import json
import os

import numpy as np

from events import PARTS, SAMPLES, Events, read_scores, write_scores


class Network:
    """Dense layers with swish between them, on standardised columns; the result is a logarithm of odds."""

    def __init__(self, results):
        self.folder = results
        with open(os.path.join(results, "trained.json")) as file:
            trained = json.load(file)
        self.parameters = trained["parameters"]
        self.columns = [standard["column"] for standard in trained["standardisation"]]
        self.mean, self.spread = (
            np.array([standard[k] for standard in trained["standardisation"]]) for k in ("mean", "spread"))
        self.name = "correction" if "correction layer 1 bias" in self.parameters else "network"

    def number(self, name):
        array = self.parameters[name]["value"]
        values = np.load(os.path.join(self.folder, array["file"])) if "file" in array else array["values"]
        return np.reshape(values, array["shape"])

    def __call__(self, columns):
        x = (np.stack([columns(name) for name in self.columns], axis=1) - self.mean) / self.spread
        layer = 1
        while True:
            name = f"{self.name} layer {layer}"
            x = x @ self.number(f"{name} weights") + self.number(f"{name} bias")
            layer += 1
            if f"{self.name} layer {layer} bias" not in self.parameters:
                return x[:, 0]
            x = x / (1 + np.exp(-x))


def main():
    parser = argparse.ArgumentParser()
    for name in ("events", "results", "output"):
        parser.add_argument(name)
    parser.add_argument("--scores")
    options = parser.parse_args()
    parts = {part: Events(options.events, part) for part in PARTS}
    start = read_scores(options.scores, parts) if options.scores else None
    network = Network(options.results)
    if (network.name == "correction") != (start is not None):
        raise SystemExit("--scores belongs to results of higgs-to-tautau-boosted, and only to them")

    def score(part, sample):
        odds = 0
        if start is not None:
            odds = np.log(start[part][sample] / (1 - start[part][sample]))

        def column(name):
            return odds if name == "score_logit" else parts[part].column(name, sample)

        return 1 / (1 + np.exp(-(network(column) + odds)))

    write_scores(
        options.output, parts, {part: {s: score(part, s) for s in SAMPLES} for part in PARTS})


if __name__ == "__main__":
    main()
