"""Searches the bins of a score, as one does without gradients, and says what they are worth.

usage: search_bins.py EVENTS SCORES.csv [--most 8] [--replicas 0] [--seed 1]

Edges are added one by one, each where the significance on training events, exactly counted, grows the most, among
quantiles of the signal. How many, validation events decide. The only cut is the one that the tau energy scale
needs. With replicas the statistical error of the test is found: each test event occurs as often as a Poisson
distribution of mean 1 says, alike for every file of scores with the same seed. Prints a line of JSON.
"""
import argparse
import json

import numpy as np

from events import PARTS, SAMPLES, Events, read_scores
from significance import Templates

LOWEST_TAU_PT = 20.6
SHARES = np.concatenate([np.arange(1, 50) / 50, [0.985, 0.99, 0.995]])


def templates(events, scores, edges, copies=1):
    bins = {sample: np.searchsorted(edges, scores[sample], side="right") for sample in SAMPLES}
    chosen = {sample: events.column("PRI_tau_pt", sample) > LOWEST_TAU_PT for sample in SAMPLES}
    return Templates(bins, len(edges) + 1, events, chosen, copies)


def candidates(events, scores):
    """Edges with these shares of the signal below them."""
    is_signal = events.is_signal > 0
    order = np.argsort(scores["nominal"][is_signal])
    shares = np.cumsum(events.expected()[is_signal][order])
    return np.unique(
        scores["nominal"][is_signal][order][np.searchsorted(shares, SHARES * shares[-1])])


def sequences(events, scores, most):
    """The edges of 2, 3, … bins."""
    edges = candidates(events, scores)
    fine, chosen = templates(events, scores, edges), []
    for _ in range(most - 1):
        def worth(edge):
            starts = [0] + sorted(i + 1 for i in chosen + [edge])
            return fine.merged(starts).significance()

        chosen.append(max((i for i in range(len(edges)) if i not in chosen), key=worth))
        yield np.sort(edges[chosen])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("events")
    parser.add_argument("scores")
    parser.add_argument("--most", type=int, default=8)
    parser.add_argument("--replicas", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    parts = {part: Events(options.events, part) for part in PARTS}
    scores = read_scores(options.scores, parts)

    def significance(part, edges, copies=1):
        return templates(parts[part], scores[part], edges, copies).significance()

    found = sequences(parts["training"], scores["training"], options.most)
    edges = max(found, key=lambda edges: significance("validation", edges))
    random = np.random.default_rng(options.seed)
    replicas = [
        significance("test", edges, random.poisson(1, len(parts["test"].is_signal)))
        for _ in range(options.replicas)]
    print(json.dumps({
        "scores": options.scores, "edges": edges.tolist(),
        "significance": {part: significance(part, edges) for part in PARTS},
        "replicas": replicas}))


if __name__ == "__main__":
    main()
