"""Trains boosted trees on the events that `higgs-to-tautau events` wrote, and writes scores of all events.

usage: boosted_trees.py EVENTS OUTPUT [--library lightgbm] [--trials 20] [--folds 5] [--seed 1]

Trees see the training events, signal and background weighted alike. Parameters are drawn at random, and those
are chosen, with the number of trees, whose cross-entropy on the validation events is the least. Test events are
scored, and no choice is made on them. OUTPUT then holds

  scores.csv             training events scored by trees of the other folds of the training events; the other
                         events by the mean of all folds' trees
  scores-in-sample.csv   all events scored by trees of all training events, which know those by heart
  trees.json             what was chosen; cross-entropy and area under the ROC curve of both, by part
"""
import argparse
import json
import os

import numpy as np
from sklearn.metrics import roc_auc_score

from events import PARTS, SAMPLES, Events, write_scores
from libraries import LIBRARIES, draw, log_loss


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("events")
    parser.add_argument("output")
    parser.add_argument("--library", choices=LIBRARIES, default="lightgbm")
    parser.add_argument("--trials", type=int, default=20)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


def training_of(events, rows=slice(None)):
    return events.inputs["nominal"][rows], events.is_signal[rows], events.weights[rows]


def search(fit, training, validation, trials, random):
    """The best of some trials on validation events: (loss, parameters, scores of inputs)."""
    best = None
    judged = training_of(validation)
    for _ in range(trials):
        parameters = draw(random)
        score, trees = fit(parameters, training_of(training), judged)
        loss = log_loss(score(judged[0]), *judged[1:])
        if best is None or loss < best[0]:
            best = (loss, parameters | {"trees": trees}, score)
    return best


def scores_out_of_fold(fit, parameters, parts, folds, random):
    """Scores of training events by trees that did not see them; of others the mean over the folds."""
    training = parts["training"]
    fold = random.permutation(len(training.is_signal)) % folds
    scores = {part: {s: np.zeros(len(parts[part].is_signal)) for s in SAMPLES} for part in PARTS}
    for index in range(folds):
        score, _ = fit(parameters, training_of(training, fold != index), None)
        for sample in SAMPLES:
            held = fold == index
            scores["training"][sample][held] = score(training.inputs[sample][held])
            for part in PARTS[1:]:
                scores[part][sample] += score(parts[part].inputs[sample]) / folds
    return scores


def quality(parts, scores):
    result = {}
    for part in PARTS:
        events, nominal = parts[part], scores[part]["nominal"]
        result[part] = {
            "cross_entropy": log_loss(nominal, events.is_signal, events.weights),
            "area_under_curve": float(
                roc_auc_score(events.is_signal, nominal, sample_weight=events.weights))}
    return result


def main():
    options = arguments()
    os.makedirs(options.output, exist_ok=True)
    parts = {part: Events(options.events, part) for part in PARTS}
    random = np.random.default_rng(options.seed)

    def fit(parameters, training, judged):
        return LIBRARIES[options.library](
            parameters, training, judged, options.seed, options.threads)

    _, parameters, score = search(
        fit, parts["training"], parts["validation"], options.trials, random)
    scores = scores_out_of_fold(fit, parameters, parts, options.folds, random)
    in_sample = {part: {s: score(parts[part].inputs[s]) for s in SAMPLES} for part in PARTS}
    write_scores(os.path.join(options.output, "scores.csv"), parts, scores)
    write_scores(os.path.join(options.output, "scores-in-sample.csv"), parts, in_sample)
    report = {
        "library": options.library, "trials": options.trials, "folds": options.folds,
        "seed": options.seed, "parameters": parameters, "out_of_fold": quality(parts, scores),
        "in_sample": quality(parts, in_sample)}
    with open(os.path.join(options.output, "trees.json"), "w") as file:
        json.dump(report, file, indent=2)
        file.write("\n")
    print(json.dumps(report))


if __name__ == "__main__":
    main()
