"""Makes `objects.root`: histograms, and what no conversion of them writes.

    python make_objects.py folder

needs ROOT with its Python bindings (made with 6.40).
"""

import os
import sys
from array import array

import ROOT


def graphs():
    x, y, low, high = (array("d", values) for values in ([1, 2, 3], [10, 20.5, 15], [1, 2, 3], [4, 5, 3]))
    graph = ROOT.TGraphAsymmErrors(3, x, y, array("d", [0.5] * 3), array("d", [0.5] * 3), low, high)
    graph.SetNameTitle("limits", "limits;mass;#sigma")
    graph.Write()
    several = ROOT.TGraphMultiErrors("several", "", 3, x, y, low, low, low, low)
    several.Write()
    plane = ROOT.TGraph2D(3, x, y, low)
    plane.SetName("plane")
    plane.Write()


def main(folder):
    os.chdir(folder)
    ROOT.gROOT.SetBatch(True)
    file = ROOT.TFile("objects.root", "RECREATE", "", 505)
    mass = ROOT.TH1D("mass", "", 3, 0, 3)
    mass.Fill(0.5, 2)
    mass.Write()
    mass.Fill(1.5)
    shape = ROOT.TF1("shape", "[0]*x", 0, 3)
    mass.GetListOfFunctions().Add(shape)
    mass.Write()  # A second cycle.
    counts = ROOT.TH2L("counts", "", 2, 0, 2, 1, 0, 1)
    counts.Fill(0.5, 0.5, 2**40)
    counts.Write()
    channels = ROOT.TH1F("channels", ";channel", 2, 0, 2)
    for bin, label in enumerate(["ee", "mm"], 1):
        channels.GetXaxis().SetBinLabel(bin, label)
        channels.SetBinContent(bin, bin)
    channels.Write()
    honeycomb = ROOT.TH2Poly()
    honeycomb.SetName("honeycomb")
    honeycomb.Write()
    graphs()
    shape.Write()
    for name in ("first", "second"):
        ROOT.TNamed(name, "a text").Write()
    folder = file.mkdir("folder")
    folder.cd()
    ROOT.TH3F("space", "", 1, 0, 1, 1, 0, 1, 1, 0, 1).Write()
    file.Close()


if __name__ == "__main__":
    main(sys.argv[1])
