"""The events that `higgs-to-tautau events` wrote, as arrays; the scores that `higgs-to-tautau-scores` reads."""
import csv
import json
import os

import numpy as np

PARTS = ("training", "validation", "test")
SAMPLES = ("nominal", "down", "up")
# Not for a classifier: an identity, a weight, and an angle that is 0 in every aligned event.
NOT_FEATURES = ("EventId", "Weight", "PRI_tau_phi")


class Events:
    """The events of one part: both processes one after the other, nominal and varied, row by row the same events."""

    def __init__(self, folder, part):
        with open(os.path.join(folder, "events.json")) as file:
            contents = json.load(file)
        columns = contents["columns"]
        samples = [sample for sample in contents["samples"] if sample["part"] == part]
        self.features = [name for name in columns if name not in NOT_FEATURES]
        chosen = [columns.index(name) for name in self.features]
        tables = {name: self._tables(folder, samples, name) for name in SAMPLES}
        whole = np.concatenate([table for _, table in tables["nominal"]])
        self.inputs = {
            name: np.concatenate([table for _, table in tables[name]])[:, chosen] for name in SAMPLES}
        self.identities = whole[:, columns.index("EventId")]
        for name in SAMPLES:
            varied = np.concatenate([table for _, table in tables[name]])
            if not np.array_equal(varied[:, columns.index("EventId")], self.identities):
                raise ValueError(f"{folder}: {part}, {name}: not the nominal events in their order")
        self.is_signal = np.concatenate(
            [np.full(len(table), role == "signal", dtype=float) for role, table in tables["nominal"]])
        self.weights = self._balanced(whole[:, columns.index("Weight")])

    @staticmethod
    def _tables(folder, samples, name):
        found = [sample for sample in samples if sample.get("direction", "nominal") == name]
        if not found:
            raise ValueError(f"{folder}: no {name} samples")
        return [(sample["role"], np.load(os.path.join(folder, sample["file"]))) for sample in found]

    def _balanced(self, weights):
        """Weights scaled so that signal and background sum to half the number of events each."""
        sums = np.bincount(self.is_signal.astype(int), weights)
        return weights * len(weights) / 2 / sums[self.is_signal.astype(int)]


def write_scores(path, parts, scores):
    """Writes the scores of all parts: `scores[part][sample]`, strictly between 0 and 1."""
    with open(path + ".part", "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["EventId", *SAMPLES])
        for part in PARTS:
            columns = [np.clip(scores[part][sample], 1e-9, 1 - 1e-9) for sample in SAMPLES]
            for identity, *row in zip(parts[part].identities, *columns):
                writer.writerow([int(identity), *(repr(float(score)) for score in row)])
    os.replace(path + ".part", path)
