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


def column(rows, name):
    return np.array([float(row[name]) for row in rows])


def check(histogram, rows):
    np.testing.assert_array_equal(histogram.axes[0].edges, column(rows, "high")[:-1])
    np.testing.assert_array_equal(histogram.values(flow=True), column(rows, "value"))
    np.testing.assert_array_equal(histogram.variances(flow=True), column(rows, "variance"))


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
        metadata = document["axes"][0].get("metadata", {})
        assert friendly.axes[0].name == metadata.get("name", ""), path
        again[path] = to_uhi(histogram)
    with open(rewritten, "w", encoding="utf-8") as file:
        json.dump(again, file, default=uhi.io.json.default)
    print(f"{len(again)} histograms agree")


if __name__ == "__main__":
    main(*sys.argv[1:])
