"""Writes the one-dimensional histograms of ROOT files as JSON, read by uproot.

    python root_histograms.py histograms.json file.root ...

The JSON is {file: {path: {"values", "variances", "edges"}}}, without underflow and overflow. The
variances of a histogram that was filled without weights are null.
"""

import json
import sys

import uproot


def content(histogram):
    values, edges = histogram.to_numpy()
    variances = histogram.variances() if histogram.weighted else None
    return {
        "values": values.tolist(),
        "variances": None if variances is None else variances.tolist(),
        "edges": edges.tolist(),
    }


def histograms(path):
    with uproot.open(path) as file:
        names = file.keys(cycle=False, filter_classname="TH1*")
        return {name: content(file[name]) for name in names}


def main(output, *paths):
    with open(output, "w", encoding="utf-8") as file:
        json.dump({path: histograms(path) for path in paths}, file)


if __name__ == "__main__":
    main(*sys.argv[1:])
