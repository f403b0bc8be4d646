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
        self.simulated = whole[:, columns.index("Weight")]
        self.sums = [
            next(s["expectedEvents"] for s in samples if s["role"] == role)
            for role in ("background", "signal")]
        # Signal and background sum to half the number of events each.
        self.weights = self._scaled(self.simulated, [len(whole) / 2] * 2)

    @staticmethod
    def _tables(folder, samples, name):
        found = [sample for sample in samples if sample.get("direction", "nominal") == name]
        if not found:
            raise ValueError(f"{folder}: no {name} samples")
        return [(sample["role"], np.load(os.path.join(folder, sample["file"]))) for sample in found]

    def expected(self, copies=1):
        """Each event's weight where there are so many copies of it: together the events expected of each process."""
        return self._scaled(self.simulated, self.sums, copies)

    def column(self, name, sample):
        return self.inputs[sample][:, self.features.index(name)]

    def _scaled(self, weights, targets, copies=1):
        role = self.is_signal.astype(int)
        return weights * (np.array(targets) / np.bincount(role, weights * copies))[role]


def read_scores(path, parts):
    """The scores of all parts, as `write_scores` takes them."""
    with open(path) as file:
        rows = csv.reader(file)
        if next(rows) != ["EventId", *SAMPLES]:
            raise ValueError(f"{path}: expected the columns EventId, {', '.join(SAMPLES)}")
        found = {float(identity): [float(score) for score in row] for identity, *row in rows}
    tables = {part: np.array([found[i] for i in parts[part].identities]) for part in parts}
    return {
        part: {sample: table[:, index] for index, sample in enumerate(SAMPLES)}
        for part, table in tables.items()}


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
