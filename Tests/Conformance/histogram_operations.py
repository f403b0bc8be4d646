"""Fills and reshapes histograms with boost-histogram, for Apus to compare with its own.

    python histogram_operations.py events.json histograms.json numbers.json

Needs `pip install uhi hist scipy` (tried with uhi 1.2.1, hist 2.12.1, boost-histogram 1.8.1).
"""

import json
import sys

import boost_histogram as bh
import hist
import numpy as np
import uhi.io.json
from boost_histogram.serialization import to_uhi
from hist.intervals import clopper_pearson_interval, poisson_interval


def filled(events):
    histogram = bh.Histogram(
        bh.axis.Regular(40, 100, 180),
        bh.axis.Integer(0, 5, underflow=False),
        bh.axis.StrCategory(["ee", "mm", "em"]),
        bh.axis.IntCategory([13, 11, -11], overflow=False),
        bh.axis.Boolean(),
        storage=bh.storage.Weight(),
    )
    columns = [events[name] for name in ("m", "jets", "channel", "pdg", "isolated")]
    return histogram.fill(*columns, weight=events["weight"])


def main(source, histograms, numbers):
    with open(source, encoding="utf-8") as file:
        events = json.load(file)
    every = filled(events)
    mass = every.project(0)
    results = {
        "all": every,
        "projected": every.project(2, 0),
        "rebinned": mass[:: bh.rebin(4)],
        "sliced": mass[bh.loc(120) : bh.loc(140)],
        "sliced jets": every.project(1)[bh.loc(1) : bh.loc(4)],
        "picked": every.project(0, 2)[:, bh.loc("mm")],
        "sum": mass + mass * 2,
    }
    with open(histograms, "w", encoding="utf-8") as file:
        documents = {name: to_uhi(histogram) for name, histogram in results.items()}
        json.dump(documents, file, default=uhi.io.json.default)
    poisson = poisson_interval(mass.values(), mass.variances())
    binomial = clopper_pearson_interval(np.array([0.0, 2, 1]), np.array([2.0, 5, 1]))
    answers = {
        "density": hist.Hist(mass).density(),
        "poisson low": np.nan_to_num(poisson[0], nan=-1),
        "poisson high": np.nan_to_num(poisson[1], nan=-1),
        "binomial low": binomial[0],
        "binomial high": binomial[1],
    }
    with open(numbers, "w", encoding="utf-8") as file:
        json.dump({name: list(values) for name, values in answers.items()}, file)


if __name__ == "__main__":
    main(*sys.argv[1:])
