"""Reads histograms that Apus wrote with the Python packages of the Unified Histogram Interface.

    python uhi_histograms.py written.json written.csv rewritten.json

Needs `pip install uhi hist fastjsonschema` (tried with uhi 1.2.1, hist 2.12.1, boost-histogram
1.8.1). Checks the JSON against the packages' schema, compares what boost-histogram and hist make of
it with the CSV, bit for bit, and writes it again as boost-histogram does.
"""

import csv
import json
import sys
from collections import defaultdict

import boost_histogram as bh
import hist
import numpy as np
import uhi.io.json
import uhi.schema
from boost_histogram.serialization import from_uhi, to_uhi


def bins_by_histogram(path):
    rows = defaultdict(list)
    with open(path, newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            rows[row["histogram"]].append(row)
    return rows


def place(axis, name):
    """Where the view with flow has a bin of the CSV; None where the axis has no such flow bin."""
    if name == "underflow":
        return 0 if axis.traits.underflow else None
    if name == "overflow":
        return axis.extent - 1 if axis.traits.overflow else None
    return int(name) + axis.traits.underflow


def check_axis(axis, rows, number):
    """Edges or categories are those of the CSV's columns for one axis."""
    suffix = "" if number == 0 else str(number + 1)
    bins = {row["bin" + suffix]: row for row in rows}
    inner = [bins[str(k)] for k in range(axis.size)]
    assert str(axis.size) not in bins
    if inner[0]["high" + suffix] == "":
        names = [row["low" + suffix] for row in inner]
        found = ["true" if c is True else "false" if c is False else str(c) for c in axis]
        if isinstance(axis, bh.axis.Boolean):
            found = ["false", "true"]
        assert found == names, (found, names)
        return
    edges = [float(inner[0]["low" + suffix])] + [float(row["high" + suffix]) for row in inner]
    np.testing.assert_array_equal(axis.edges, edges)


def check(histogram, rows):
    for number, axis in enumerate(histogram.axes):
        check_axis(axis, rows, number)
    values, variances = histogram.values(flow=True), histogram.variances(flow=True)
    seen = np.zeros(values.shape, dtype=int)
    for row in rows:
        names = [row["bin" + ("" if n == 0 else str(n + 1))] for n in range(histogram.ndim)]
        places = tuple(place(a, name) for a, name in zip(histogram.axes, names))
        found = (0.0, 0.0) if None in places else (values[places], variances[places])
        assert found == (float(row["value"]), float(row["variance"])), (names, found, row)
        if None not in places:
            seen[places] += 1
    assert np.all(seen == 1)


def main(written, table, rewritten):
    with open(written, encoding="utf-8") as file:
        text = file.read()
    uhi.schema.validate(json.loads(text))
    documents = json.loads(text, object_hook=uhi.io.json.object_hook)
    expected = bins_by_histogram(table)
    assert set(documents) == set(expected), (set(documents), set(expected))
    again = {}
    for path, document in documents.items():
        histogram = bh.Histogram(from_uhi(document))
        check(histogram, expected[path])
        friendly = hist.Hist(from_uhi(document))
        check(friendly, expected[path])
        for axis, written_axis in zip(friendly.axes, document["axes"]):
            assert axis.name == written_axis.get("metadata", {}).get("name", ""), path
        again[path] = to_uhi(histogram)
    with open(rewritten, "w", encoding="utf-8") as file:
        json.dump(again, file, default=uhi.io.json.default)
    print(f"{len(again)} histograms agree")


if __name__ == "__main__":
    main(*sys.argv[1:])
