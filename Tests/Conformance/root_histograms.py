"""Writes histograms to a ROOT file with uproot, and the same ones as JSON, for Apus to compare.

    python root_histograms.py events.json histograms.root histograms.json profile.root

Needs `pip install uproot uhi hist` (tried with uproot 5.7.7, hist 2.12.1, uhi 1.2.1).
"""

import json
import sys

import hist
import numpy as np
import uhi.io.json
import uproot
from boost_histogram.serialization import to_uhi
from uproot.writing.identify import to_TAxis, to_TProfile


def profile():
    axis = to_TAxis("xaxis", "", 2, 0.0, 2.0)
    data, entries = np.array([0.0, 1.0, 2.0, 0.0]), np.array([0.0, 1.0, 2.0, 0.0])
    return to_TProfile(
        None, "", data, 3.0, 3.0, 3.0, 2.0, 2.0, 3.0, 5.0, data, entries, entries, axis
    )


def main(source, root, document, with_profile):
    with open(source, encoding="utf-8") as file:
        events = json.load(file)
    mass = hist.axis.Regular(40, 100, 180, name="mass", label="m [GeV]")
    bins = hist.axis.Variable([0, 1, 3, 6], name="jets", label="jets")
    channel = hist.axis.StrCategory(["ee", "mm", "em"], name="channel", label="channel")
    weight = events["weight"]
    # uproot leaves out the overflow of categories.
    known = [(c, w) for c, w in zip(events["channel"], weight) if c in channel]
    results = {
        "weighted": hist.Hist(mass, storage="weight").fill(events["m"], weight=weight),
        "counted": hist.Hist(bins, storage="double").fill(events["jets"]),
        "a folder/two": hist.Hist(mass, bins, storage="weight").fill(
            events["m"], events["jets"], weight=weight
        ),
        "a folder/channels": hist.Hist(channel, storage="weight").fill(
            [c for c, _ in known], weight=[w for _, w in known]
        ),
    }
    with uproot.recreate(root) as file:
        for path, histogram in results.items():
            file[path] = histogram
        file["tree"] = {"m": events["m"]}
    with uproot.recreate(with_profile) as file:
        file["weighted"] = results["weighted"]
        file["profile"] = profile()
    with open(document, "w", encoding="utf-8") as file:
        documents = {path: to_uhi(histogram) for path, histogram in results.items()}
        json.dump(documents, file, default=uhi.io.json.default)


if __name__ == "__main__":
    main(*sys.argv[1:])
