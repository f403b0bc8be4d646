"""Makes the small valid files of Corpus/ from which fuzzing starts ("valid-…").

python3 make_seeds.py events   needs numpy, hist and uhi
python3 make_seeds.py root     needs PyROOT 6.34 or later
python3 make_seeds.py trees    needs it, too

What fuzzing found is in Corpus/ beside them and is not made here.
"""

import array
import io
import json
import sys
from pathlib import Path

CORPUS = Path(__file__).parent / "Corpus"


def write(reader, name, content):
    file = CORPUS / reader / f"valid-{name}"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content if isinstance(content, bytes) else content.encode())


y1 = """BEGIN YODA_HISTO1D_V3 /A/m
Path: /A/m
Title: Mass
Type: Histo1D
---
Edges(A1): [0.0, 2.0, 3.0]
# sumW\tsumW2\tsumW(A1)\tsumW2(A1)\tnumEntries
0.0\t0.0\t0.0\t0.0\t0.0
4.0\t2.0\t4.0\t4.0\t8.0
1.0\t1.0\t2.5\t6.25\t1.0
0.5\t0.25\t1.5\t4.5\t1.0
END YODA_HISTO1D_V3
"""
y2 = """BEGIN YODA_HISTO2D_V3 /A/h
Path: /A/h
ScaledBy: 1.0e-02
Title: ~
Type: Histo2D
---
Edges(A1): [0.0, 1.0]
Edges(A2): [0.0, 5.0e+00]
# sumW
""" + "".join(f"{i}.0e+00 \t{i}.5 0 0 0 0 0 1.0\n" for i in range(9)) + "END YODA_HISTO2D_V3\n"


def events():
    import hist
    import numpy as np
    import uhi.io.json as uj

    write("csv", "a.csv", 'x,y,name\n1,2.5e3,a\n-3,inf,"q ""u"""\n')
    write("csv", "b.csv", '# c\r\n"x","y"\r\n1,NA\r\n-,0x1p3\r\n\r\n')
    write("csv", "c.csv", "1 2 3\n4  5 6\n")
    write(
        "csv",
        "d.csv",
        "\ufeffa\n1.7976931348623157e308\n4.9e-324\n123456789012345678901234567890\n",
    )

    def npy(a, **k):
        b = io.BytesIO()
        np.save(b, a, **k)
        return b.getvalue()

    write("numpy", "f8.npy", npy(np.arange(3.0)))
    write("numpy", "f4.npy", npy(np.ones((2, 3), ">f4", order="F")))
    write("numpy", "i.npy", npy(np.arange(3, dtype="i2")))
    write("numpy", "u.npy", npy(np.array(["ab", "c"])))
    write("numpy", "s.npy", npy(np.array([b"ab", b"c"])))
    write(
        "numpy",
        "rec.npy",
        npy(
            np.array([(1, 2.5, "a"), (3, 4.0, "b")], dtype=[("n", "i4"), ("x", "f8"), ("s", "U2")])
        ),
    )
    write("numpy", "b.npy", npy(np.array([True, False])))
    write("numpy", "half.npy", npy(np.ones(3, "f2")))
    b = io.BytesIO()
    np.savez(b, a=np.arange(3.0), s=np.array(["x", "y", "z"]))
    write("numpy", "a.npz", b.getvalue())
    b = io.BytesIO()
    np.savez_compressed(b, a=np.arange(3.0), b=np.zeros(3))
    write("numpy", "c.npz", b.getvalue())
    write("formula", "list", "sum(pt[pt > 30 && abs(eta) < 2.4]) + x ** 2")
    write("formula", "text", "s == 'muon' ? padded(pt, 2, -1)[0] : leading(eta, 0)")
    write("formula", "np", "where((x > 0) | ~(n < 3), sqrt(x*x + 1e-3), -TMath::Pi() % 2)")
    write(
        "formula",
        "red",
        "max(pt) - argmin(eta) + count(ts) + any(pt > 3) + mean(eta) + `x` + pt[:, 0]",
    )
    write("formula", "fn", "delta_phi(eta[0], eta[-1]) + cosh(x) * log(n) + atan2(x, n) + true")
    ws = dict(
        channels=[
            dict(
                name="c",
                samples=[
                    dict(
                        name="s",
                        data=[1.0, 2.0],
                        modifiers=[dict(name="mu", type="normfactor", data=None)],
                    ),
                    dict(
                        name="b",
                        data=[5, 6],
                        modifiers=[
                            dict(
                                name="h", type="histosys", data=dict(hi_data=[6, 7], lo_data=[4, 5])
                            ),
                            dict(name="n", type="normsys", data=dict(hi=1.1, lo=0.9)),
                            dict(name="st", type="staterror", data=[0.1, 0.2]),
                            dict(name="sh", type="shapesys", data=[0.5, 0.1]),
                        ],
                    ),
                ],
            )
        ],
        observations=[dict(name="c", data=[5, 9])],
        measurements=[
            dict(
                name="m",
                config=dict(poi="mu", parameters=[dict(name="mu", bounds=[[0, 10]], inits=[1.0])]),
            )
        ],
        version="1.0.0",
    )
    write("workspace", "a.json", json.dumps(ws))
    ws["channels"][0]["samples"][0]["modifiers"] += [
        dict(name="lumi", type="lumi", data=None),
        dict(name="sf", type="shapefactor", data=None),
    ]
    ws["measurements"][0]["config"]["parameters"].append(
        dict(
            name="lumi", auxdata=[1.0], sigmas=[0.02], bounds=[[0.9, 1.1]], inits=[1.0], fixed=True
        )
    )
    write("workspace", "b.json", json.dumps(ws))
    write(
        "workspace",
        "patch.json",
        json.dumps(
            [
                dict(op="add", path="/channels/0/samples/0", value={}),
                dict(op="move", **{"from": "/a~1b", "path": "/c"}),
            ]
        ),
    )
    write(
        "workspace",
        "set.json",
        json.dumps(
            dict(
                metadata=dict(
                    references=dict(hepdata="ins1"),
                    digests=dict(md5="0" * 32),
                    labels=["m"],
                    description="d",
                ),
                patches=[dict(metadata=dict(name="n", values=[1]), patch=[])],
                version="1.0.0",
            )
        ),
    )
    write(
        "xml",
        "a.xml",
        '<!DOCTYPE Combination SYSTEM "HistFactorySchema.dtd">\n<Combination OutputFilePrefix="r"><Input>channel.xml</Input><Measurement Name="M" Lumi="1." LumiRelErr="0.1"><POI>mu</POI><ParamSetting Const="True">Lumi</ParamSetting></Measurement></Combination>\0<!-- c --><!DOCTYPE Channel SYSTEM "x.dtd"><Channel Name="ch" InputFile="f.root"><Data HistoName="d"/><StatErrorConfig RelErrorThreshold="0.05" ConstraintType="Poisson"/><Sample Name="s" HistoName="h" NormalizeByTheory="True"><StatError Activate="True"/><OverallSys Name="o" Low="0.9" High="1.1"/><NormFactor Name="mu" Val="1" Low="0" High="3"/></Sample><Sample Name="b" HistoName="b"><HistoSys Name="hs" HistoNameLow="l" HistoNameHigh="h"/><ShapeSys Name="ss" HistoName="e" ConstraintType="Gaussian"/><ShapeFactor Name="sf"/></Sample></Channel>',
    )
    write(
        "datacard",
        "a.txt",
        "imax 1\njmax 1\nkmax *\n---\nbin b1\nobservation 10\n---\nbin b1 b1\nprocess sig bkg\nprocess 0 1\nrate 3.0 7.5\n---\nlumi lnN 1.1 1.05/0.9\nu lnU - 1.5\ng gmN 4 - 1.9\nf rateParam b1 bkg 1.0 [0,5]\n",
    )
    write(
        "datacard",
        "b.txt",
        "imax * number\njmax *\nkmax *\nshapes * * f.root $CHANNEL/$PROCESS $CHANNEL/$PROCESS_$SYSTEMATIC\nshapes data_obs b1 f.root d\nbin b1 b2\nobservation -1 -1\nbin b1 b1 b2\nprocess sig bkg sig\nprocess 0 1 0\nrate -1 -1 -1\nsh shape 1 0.5 -\nsh2 shape? 1 - -\nb1 autoMCStats 10 1 1\nnuisance edit freeze sh\ngrp group = sh\n",
    )
    a = hist.Hist(hist.axis.Regular(2, 0, 1, name="x"), hist.storage.Weight())
    a.fill([0.2, 0.3, 0.7], weight=[1, 2, 3])
    b = hist.Hist(
        hist.axis.Variable([0, 1, 3]),
        hist.axis.StrCategory(["a", "b"], growth=True),
        storage=hist.storage.Double(),
    )
    b.fill([0.2, 2], ["a", "b"])
    c = hist.Hist(
        hist.axis.Integer(0, 3, circular=False), hist.axis.Boolean(), storage=hist.storage.Int64()
    )
    for n, h in zip("abc", [a, b, c]):
        write("uhi", n + ".json", json.dumps({"h/" + n: h}, default=uj.default))
    write("yoda", "a.yoda", y1)
    write("yoda", "b.yoda", y2 + y1)
    notes = 'XLabel: channel [x]\nCategories(A1): ["e e", "mm"]\n---'
    write("yoda", "categories.yoda", y1.replace("---", notes))
    write(
        "histograms",
        "a.csv",
        'histogram,bin,low,high,value,variance\nh,underflow,-inf,0.0,0,0\nh,0,0.0,1.0,2,3\nh,1,1.0,2.0,1,1\nh,overflow,2.0,inf,0,0\n"c d",0,a,,1,1\n"c d",1,"b""",,1,1\n"c d",overflow,,,0,0\n',
    )
    write(
        "histograms",
        "b.csv",
        "histogram,bin,low,high,bin2,low2,high2,value,variance\n"
        + "".join(
            f"h,{a},{l},{h},{b},{c},,1.0,2.0\n"
            for a, l, h in (
                ("underflow", "-inf", "0.0"),
                ("0", "0.0", "1.0"),
                ("overflow", "1.0", "inf"),
            )
            for b, c in (("0", "a"), ("overflow", ""))
        ),
    )


def root():
    import ROOT

    ROOT.gROOT.SetBatch(True)
    ROOT.TH1.AddDirectory(False)

    def hfile(name, comp, what):
        f = ROOT.TFile(name, "RECREATE", "", comp)
        what(f)
        f.Close()

    def h1(f):
        h = ROOT.TH1D("h", "t;x [GeV];y", 3, 0, 3)
        h.Sumw2()
        h.Fill(1, 2)
        h.Fill(0.5)
        h.Write()
        g = ROOT.TH1F("lab", "l", 2, 0, 2)
        g.GetXaxis().SetBinLabel(1, "a")
        g.GetXaxis().SetBinLabel(2, "b")
        g.Fill(0.5)
        g.Write()

    def h2(f):
        d = f.mkdir("dir")
        d.cd()
        h = ROOT.TH2F("h2", "t", 2, array.array("d", [0, 1, 3]), 2, 0, 1)
        h.Fill(1, 0.2)
        h.Write()
        p = ROOT.TProfile("p", "t", 2, 0, 1)
        p.Fill(0.2, 3)
        p.Write()
        g = ROOT.TGraphErrors(2)
        g.SetName("g")
        g.SetPoint(0, 1, 2)
        g.Write()

    def h3(f):
        h = ROOT.TH3I("h3", "t", 1, 0, 1, 1, 0, 1, 1, 0, 1)
        h.Fill(0.5, 0.5, 0.5)
        h.Write()
        h = ROOT.TH1C("hc", "t", 2, 0, 1)
        h.Write()
        g = ROOT.TGraphAsymmErrors(1)
        g.SetName("ga")
        g.Write()

    def tree(f):
        t = ROOT.TTree("t", "t")
        x = array.array("f", [0])
        n = array.array("i", [0])
        v = array.array("d", [0] * 4)
        b = array.array("b", [0])
        t.Branch("x", x, "x/F")
        t.Branch("n", n, "n/I")
        t.Branch("v", v, "v[n]/D")
        t.Branch("b", b, "b/O")
        s = ROOT.std.vector("float")()
        t.Branch("vec", s)
        st = ROOT.std.string()
        t.Branch("str", st)
        vv = ROOT.std.vector("vector<int>")()
        t.Branch("vv", vv)
        for i in range(5):
            x[0] = i
            n[0] = i % 4
            s.clear()
            [s.push_back(k) for k in range(i)]
            st.assign("a" * i)
            vv.clear()
            vv.push_back(ROOT.std.vector("int")(i))
            t.Fill()
        t.Write()

    def tree2(f):
        t = ROOT.TTree("t", "t")
        x = array.array("d", [0])
        y = array.array("i", [0] * 6)
        t.Branch("x", x, "x[3]/D" if False else "x/D")
        t.Branch("m", y, "m[2][3]/I")
        m = ROOT.std.map("string,double")()
        l = ROOT.TLorentzVector(1, 2, 3, 4)
        t.Branch("l", l)
        vs = ROOT.std.vector("string")()
        t.Branch("vs", vs)
        for i in range(3):
            vs.push_back("q")
            t.Fill()
        t.Write()

    for n, w in dict(h1=h1, h2=h2, h3=h3, tree=tree, tree2=tree2).items():
        hfile(str(CORPUS / "root" / f"valid-{n}.root"), 0, w)
    hfile(str(CORPUS / "root" / "valid-h1-zlib.root"), 101, h1)
    hfile(str(CORPUS / "root" / "valid-tree-lz4.root"), 404, tree)
    hfile(str(CORPUS / "root" / "valid-tree-zstd.root"), 505, tree)
    hfile(str(CORPUS / "root" / "valid-h2-lzma.root"), 205, h2)
    for n, comp in (("none", 0), ("zstd", 505), ("zlib", 101)):
        for kind in ("flat", "nested", "more"):
            m = ROOT.RNTupleModel.Create()
            if kind == "flat":
                m.MakeField["float"]("x")
                m.MakeField["int"]("i")
                m.MakeField["bool"]("b")
                m.MakeField["std::string"]("s")
            elif kind == "nested":
                m.MakeField["std::vector<float>"]("v")
                m.MakeField["std::vector<std::vector<std::int16_t>>"]("vv")
                m.MakeField["std::array<double,2>"]("a")
                m.MakeField["std::pair<int,float>"]("p")
            else:
                m.MakeField["std::variant<int,float>"]("var")
                m.MakeField["std::optional<float>"]("o")
                m.MakeField["std::map<std::string,int>"]("m")
                m.MakeField["std::bitset<10>"]("bs")
                m.MakeField["std::tuple<int,std::uint8_t>"]("tu")
            o = ROOT.RNTupleWriteOptions()
            o.SetCompression(comp)
            w = ROOT.RNTupleWriter.Recreate(
                m, "nt", str(CORPUS / "ntuple" / f"valid-{kind}-{n}.root"), o
            )
            e = w.CreateEntry()
            for i in range(4):
                if kind == "flat":
                    e["x"] = i
                    e["i"] = i
                    e["b"] = True
                    e["s"] = "a" * i
                if kind == "nested":
                    e["v"] = [1.0] * i
                w.Fill(e)
            del w


def trees():
    """The trees that the tests of ROOTFiles read, with three entries and without compression, behind
    which no mutation gets. The layouts of classes, which other seeds have plain, are compressed."""
    import os

    sys.path.insert(0, str(CORPUS.parents[1] / "ROOTFilesTests" / "Trees"))
    import make_trees

    class Plain(make_trees.Made):
        def __init__(self, name):
            super().__init__("", "valid-" + name, 5, 0)

        def done(self):
            for tree in self.file.GetList():
                self.file.WriteTObject(tree, tree.GetName(), "Overwrite")
            self.file.SetCompressionSettings(505)
            self.file.Close()

    make_trees.COUNT = 3
    os.chdir(CORPUS / "root")  # Files hold the path by which they were made.
    for name in "vectors", "objects", "twins":
        made = Plain(name)
        getattr(make_trees, name)(made)
        made.done()


{"events": events, "root": root, "trees": trees}[sys.argv[1]]()
