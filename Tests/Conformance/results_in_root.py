"""Opens the histograms.root of a folder of results with uproot, and with ROOT where there is one, and
compares it with histograms-after-exact.json.

    python results_in_root.py FOLDER
"""

import json
import os
import sys

import numpy as np
import uproot

try:
    import ROOT
except ImportError:
    ROOT = None


def expected(folder):
    """Edges, values and variances by path, a directory for each process."""
    with open(os.path.join(folder, "histograms-after-exact.json"), encoding="utf-8") as file:
        document = json.load(file)
    result = {}
    for path, histogram in document.items():
        is_variation = any(path.startswith(other + "/") for other in document)
        (axis,), storage = histogram["axes"], histogram["storage"]
        inside = slice(1, -1) if axis.get("underflow") else slice(None)
        result[path if is_variation else path + "/nominal"] = (
            axis["edges"], storage["values"][inside], storage["variances"][inside])
    return result


def with_uproot(path):
    with uproot.open(path) as file:
        for name in file.keys(cycle=False, filter_classname="TH1*"):
            histogram = file[name]
            yield name, (histogram.axis().edges(), histogram.values(), histogram.variances())


def with_root(path):
    file = ROOT.TFile.Open(path)
    assert not file.TestBit(ROOT.TFile.kRecovered)

    def walk(folder, prefix):
        for key in folder.GetListOfKeys():
            thing, name = key.ReadObj(), prefix + key.GetName()
            if thing.InheritsFrom("TDirectory"):
                yield from walk(thing, name + "/")
                continue
            bins = range(1, thing.GetNbinsX() + 1)
            yield name, (
                [thing.GetXaxis().GetBinLowEdge(i) for i in range(1, thing.GetNbinsX() + 2)],
                [thing.GetBinContent(i) for i in bins], [thing.GetBinError(i) ** 2 for i in bins])

    yield from walk(file, "")


def main(folder):
    path = os.path.join(folder, "histograms.root")
    reference = expected(folder)
    for reader in [with_uproot] + ([with_root] if ROOT else []):
        found = dict(reader(path))
        assert sorted(found) == sorted(reference), (sorted(found), sorted(reference))
        for name, arrays in found.items():
            for ours, theirs in zip(reference[name], arrays):
                np.testing.assert_allclose(theirs, ours, rtol=1e-13, atol=0, err_msg=name)
        print(f"{reader.__name__}: {len(found)} histograms agree")


if __name__ == "__main__":
    main(sys.argv[1])
