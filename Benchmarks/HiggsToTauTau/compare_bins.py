"""A Markdown table of what `search_bins.py` found: FOLDER/METHOD/SEED.json.

usage: compare_bins.py FOLDER METHOD… [--reference METHOD]

The spread over seeds is that of other splits of the same events. The error beside it is that of the test events
alone: the standard deviation over replicas, averaged in quadrature over seeds.
"""
import argparse
import glob
import json
import os

import numpy as np


def read(folder, method):
    found = {}
    for path in glob.glob(os.path.join(folder, method, "*.json")):
        with open(path) as file:
            found[os.path.splitext(os.path.basename(path))[0]] = json.load(file)
    if not found:
        raise SystemExit(f"{folder}/{method}: no results of search_bins.py in it")
    return found


def spread(values, sign=""):
    return f"{np.mean(values):{sign}.3f} ± {np.std(values, ddof=1) if len(values) > 1 else 0:.3f}"


def error(replicas):
    """√⟨variance⟩ of the replicas of each seed."""
    if not all(replicas):
        return "no replicas"
    return f"{np.sqrt(np.mean([np.var(values) for values in replicas])):.3f}"


def row(method, results, reference):
    test = [result["significance"]["test"] for result in results.values()]
    validation = [result["significance"]["validation"] for result in results.values()]
    cells = [
        method, str(len(test)), spread(validation), spread(test),
        error([r["replicas"] for r in results.values()])]
    both = [seed for seed in results if seed in reference]
    if results is reference or not both:
        return cells + ["", ""]
    pairs = [(results[seed], reference[seed]) for seed in both]
    differences = [a["significance"]["test"] - b["significance"]["test"] for a, b in pairs]
    replicas = [np.subtract(a["replicas"], b["replicas"]).tolist() for a, b in pairs]
    return cells + [spread(differences, "+"), error(replicas)]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("methods", nargs="+")
    parser.add_argument("--reference", default="lightgbm")
    options = parser.parse_args()
    reference = read(options.folder, options.reference)
    print(
        "| score | runs | validation | test | error of the test "
        f"| difference to {options.reference} | error of the test |\n|---|---|---|---|---|---|---|")
    for method in options.methods:
        results = reference if method == options.reference else read(options.folder, method)
        print(f"| {' | '.join(row(method, results, reference))} |")


if __name__ == "__main__":
    main()
