"""Makes the small files of events and histograms that the configurations in `Made` name.

    python make_inputs.py FOLDER

needs ROOT with its Python bindings (made with 6.40) and numpy. FOLDER gets the files.
"""

import sys
from array import array
from pathlib import Path

import numpy as np
import ROOT


def events(generator, count, scale, shift):
    """Columns with few digits, so that the files stay small."""
    pt = np.round(60 + scale * generator.exponential(size=count) + shift, 1)
    weight = np.round(generator.normal(0.9, 0.25, size=count), 2)
    return {
        "pt": pt,
        "mass": np.round(generator.normal(90 + shift, 15, size=count), 1),
        "charge": generator.choice([-1, 1], size=count),
        "weight": weight,
        "weight_up": np.round(weight * (1 + pt / 1500), 3),
    }


def write_tree(name, columns):
    tree = ROOT.TTree(name, "")
    cells = {}
    for key, values in columns.items():
        code = "i" if values.dtype.kind == "i" else "d"
        cells[key] = array(code, [0])
        tree.Branch(key, cells[key], f"{key}/{code.upper()}")
    for row in zip(*columns.values()):
        for cell, value in zip(cells.values(), row):
            cell[0] = int(value) if cell.typecode == "i" else value
        tree.Fill()
    tree.Write()


def create(path):
    path.parent.mkdir(parents=True, exist_ok=True)
    return ROOT.TFile(str(path), "RECREATE", "", 9)


def make_events(folder):
    generator = np.random.default_rng(20240511)
    for region, scale in [("signal", 80), ("control", 50)]:
        files = {
            "data.root": {"events": (150, 0)},
            "signal_1.root": {"nominal": (60, 12), "shifted": (60, 20)},
            "signal_2.root": {"nominal": (50, 12), "shifted": (50, 20)},
            "background.root": {"nominal": (200, 0), "shifted": (200, 6)},
            "alternative.root": {"nominal": (180, 3), "other": (180, -4)},
        }
        for name, trees in files.items():
            file = create(folder / region / name)
            for tree, (count, shift) in trees.items():
                write_tree(tree, events(generator, count, scale, shift))
            file.Close()
    file = create(folder / "edges.root")
    pt = np.array([0, 1, 1, 2, 3, 4, -1, np.inf, np.nan, 3.9999999999999996])
    write_tree("events", {"pt": pt, "weight": np.linspace(0.5, 1.4, 10)})
    file.Close()


def make_lists(folder):
    file = create(folder / "lists.root")
    tree = ROOT.TTree("events", "")
    pt, weight = ROOT.std.vector("double")(), array("d", [0])
    tree.Branch("pt", pt)
    tree.Branch("weight", weight, "weight/D")
    lists = [[3.0, 1.5], [1.25], [2.5, 2.0, 0.5], [0.5, 0.25], [1.0, 3.5]]
    for values, weight[0] in zip(lists, [1, 2, 0.5, 1.5, 0.25]):
        pt.clear()
        for value in values:
            pt.push_back(value)
        tree.Fill()
    tree.Write()
    file.Close()


def make_histograms(folder):
    """Histograms with flow; data without sums of squares, and one negative bin."""
    generator = np.random.default_rng(1957)
    edges = array("d", [0, 10, 25, 50, 100, 150, 180, 250])
    file = create(folder / "histograms.root")
    for region in ["SR", "CR"]:
        file.mkdir(region).cd()
        for sample, total in [("data", 300), ("signal", 40), ("other", 55), ("background", 280)]:
            for variation in ["nominal", "scale_up", "scale_down", "model"]:
                if sample == "data" and variation != "nominal":
                    continue
                counts = generator.multinomial(total, np.full(9, 1 / 9)).astype(float)
                histogram = ROOT.TH1D(f"{sample}_{variation}", "", 7, edges)
                if sample != "data":
                    histogram.Sumw2()
                    counts = np.round(counts * 0.37, 2)
                    if (region, sample, variation) == ("CR", "signal", "nominal"):
                        counts[3] = -counts[3]
                for bin, count in enumerate(counts):
                    histogram.SetBinContent(bin, count)
                    if sample != "data":
                        histogram.SetBinError(bin, round(abs(count) / 3 + 0.1, 3))
                histogram.Write()
    file.Close()


ROOT.TH1.AddDirectory(False)
make_events(Path(sys.argv[1]))
make_lists(Path(sys.argv[1]))
make_histograms(Path(sys.argv[1]))
