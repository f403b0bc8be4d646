"""Makes small files with trees of every kind, and says what is in them.

    python make_trees.py folder

needs ROOT with its Python bindings (made with 6.40). Each file `x.root` comes with `x.json`: for
each tree and column what was filled, as nested lists; reals as the hexadecimal digits that they have
in memory. Packed reals are what ROOT reads back.
"""

import json
import os
import struct
import subprocess
import sys
from array import array

import ROOT

COUNT = 23  # Entries of most trees.

ROOT.gInterpreter.Declare("""
struct Point { float x; double y; };
struct Hit {
  int id; float energy[2]; Double32_t charge; Double32_t packed; //[-10,10,16]
  std::string label; std::vector<short> cells; Point at;
  void put(float a, float b) { energy[0] = a; energy[1] = b; }
};
struct Plain { int b; };
struct Derived : public Plain {
  float d; std::vector<float> vs; std::string s; Point at; int a[2]; Hit hit;
  void put(int p, int q) { a[0] = p; a[1] = q; }
};
class Base : public TObject {
public: int code = 0; UShort_t flags[3] = {0, 0, 0};
  void putFlag(int i, int value) { flags[i] = value; }
  ClassDef(Base, 2)
};
class Track : public TObject {
public:
  float pt = 0; Float16_t phi = 0; //[-pi,pi,12]
  int cov[2][2] = {{0, 0}, {0, 0}}; bool good = false; TString name;
  void put(int a, int b, int value) { cov[a][b] = value; }
  ClassDef(Track, 3)
};
class Event : public Base {
public:
  Long64_t number = 0; TString title; std::string note; int n = 0;
  float* weights = nullptr; //[n]
  std::vector<double> masses; std::vector<Hit> hits; Point vertex; double matrix[2][3];
  TClonesArray* tracks = new TClonesArray("Track");
  std::vector<std::vector<int>> nested; std::vector<std::string> words; std::vector<bool> mask;
  Double32_t d32 = 0; //[0,100,20]
  void weigh(int count) { delete[] weights; n = count; weights = new float[count + 1];
    for (int i = 0; i < n; ++i) weights[i] = 0.5f * i - n; }
  void put(int a, int b, double value) { matrix[a][b] = value; }
  ClassDef(Event, 1)
};
""")
POINT, HIT, EVENT, DERIVED = ROOT.Point, ROOT.Hit, ROOT.Event, ROOT.Derived


def real(value, code="d"):
    return struct.pack(">" + code, value).hex()


def f32(value):
    return struct.unpack("f", struct.pack("f", value))[0]


def reals(values, code="d"):
    return [reals(v, code) if isinstance(v, list) else real(v, code) for v in values]


class Made:
    """A file being made, with the truth about it."""

    def __init__(self, folder, name, algorithm=1, level=1):
        self.stem = os.path.join(folder, name)
        self.file = ROOT.TFile(self.stem + ".root", "RECREATE", "", 100 * algorithm + level)
        self.truth = {}

    def tree(self, name, kind=ROOT.TTree, *more):
        self.truth[name] = {}
        tree = kind(name, "the title of " + name, *more)
        tree.SetDirectory(self.file)
        return tree

    def note(self, tree, column, value):
        self.truth[tree.GetName()].setdefault(column, []).append(value)

    def done(self):
        self.file.Write("", ROOT.TObject.kOverwrite)
        self.file.Close()
        self.save()

    def save(self):
        with open(self.stem + ".json", "w", encoding="utf-8") as out:
            json.dump(self.truth, out, separators=(",", ":"))


# ROOT's letter, Python's array code, smallest and largest value.
TYPES = {
    "O": ("B", 0, 1), "B": ("b", -128, 127), "b": ("B", 0, 255), "S": ("h", -32768, 32767),
    "s": ("H", 0, 65535), "I": ("i", -2**31, 2**31 - 1), "i": ("I", 0, 2**32 - 1),
    "L": ("q", -2**63, 2**63 - 1), "l": ("Q", 0, 2**64 - 1), "G": ("q", -2**63, 2**63 - 1),
    "g": ("Q", 0, 2**64 - 1), "F": ("f", -1e30, 1e30), "D": ("d", -1e300, 1e300),
}
NAMES = {"O": "bool", "B": "char", "b": "uchar", "S": "short", "s": "ushort", "I": "int",
         "i": "uint", "L": "long64", "l": "ulong64", "G": "long", "g": "ulong", "F": "float",
         "D": "double"}


def value(letter, seed):
    code, low, high = TYPES[letter]
    if seed % 7 == 0:
        return low if seed % 2 else high
    if letter in "FD":
        return f32((seed * 37 % 101 - 50) / 8.3) if letter == "F" else (seed * 37 % 101 - 50) / 8.3
    return seed * 2654435761 % (high - low + 1) + low


def shown(letter, v):
    return real(v, letter.lower()) if letter in "FD" else bool(v) if letter == "O" else v


def flat(made, basket=32000, name="flat", count=COUNT):
    tree = made.tree(name)
    scalars = {k: array(TYPES[k][0], [0]) for k in TYPES}
    arrays = {k: array(TYPES[k][0], [0] * 6) for k in TYPES}
    size = array("i", [0])
    lists = {k: array(TYPES[k][0], [0] * 12) for k in TYPES}
    tree.Branch("n", size, "n/I", basket)
    for k in TYPES:
        tree.Branch(NAMES[k], scalars[k], f"{NAMES[k]}/{k}", basket)
        tree.Branch(f"{NAMES[k]}_array", arrays[k], f"{NAMES[k]}_array[2][3]/{k}", basket)
        tree.Branch(f"{NAMES[k]}_list", lists[k], f"{NAMES[k]}_list[n]/{k}", basket)
        tree.Branch(f"{NAMES[k]}_lists", lists[k], f"{NAMES[k]}_lists[n][3]/{k}", basket)
    for i in range(count):
        size[0] = i % 5 if i % 11 else 0
        n = min(size[0], 4)
        size[0] = n
        made.note(tree, "n", n)
        for k in TYPES:
            scalars[k][0] = value(k, i)
            for j in range(6):
                arrays[k][j] = value(k, 6 * i + j + 1)
            for j in range(12):
                lists[k][j] = value(k, 12 * i + j + 2)
            show = [shown(k, v) for v in arrays[k]]
            made.note(tree, NAMES[k], shown(k, scalars[k][0]))
            made.note(tree, NAMES[k] + "_array", [show[:3], show[3:]])
            show = [shown(k, v) for v in lists[k]]
            made.note(tree, NAMES[k] + "_list", show[:n])
            made.note(tree, NAMES[k] + "_lists", [show[3 * j:3 * j + 3] for j in range(n)])
        tree.Fill()
    return tree


def leaf_lists(made):
    """Leaves of several sizes in one branch: aligned in memory, packed in the file."""
    ROOT.gInterpreter.Declare("""
    struct Mixed { Long64_t a; double b[2]; int c; float d; short e; char f; bool g;
      void put(double p, double q) { b[0] = p; b[1] = q; } };
    """)
    tree = made.tree("leaflist")
    mixed, point = ROOT.Mixed(), array("f", [0, 0])
    text = array("b", [0] * 400)
    tree.Branch("mixed", mixed, "a/L:b[2]/D:c/I:d/F:e/S:f/B:g/O")
    tree.Branch("point", point, "x/F:y")
    tree.Branch("text", text, "text/C")
    for i in range(COUNT):
        mixed.a, mixed.c, mixed.d, mixed.e, mixed.g = -i * 10**12, 3 * i, i / 8, -i, i % 2 == 0
        mixed.f = chr(65 + i)
        mixed.put(i + 0.1, i - 0.1)
        point[0], point[1] = i / 2, -i / 4
        word = "x" * (i if i != 7 else 300)
        for j, c in enumerate(word + "\0"):
            text[j] = ord(c)
        for name, v in [("a", mixed.a), ("b", reals([i + 0.1, i - 0.1])), ("c", 3 * i),
                        ("d", real(i / 8, "f")), ("e", -i), ("f", 65 + i), ("g", i % 2 == 0)]:
            made.note(tree, "mixed." + name, v)
        made.note(tree, "point.x", real(i / 2, "f"))
        made.note(tree, "point.y", real(-i / 4, "f"))
        made.note(tree, "text", word)
        tree.Fill()


PACKINGS = {
    "d_plain": "d", "d_bits": "d[0,0,10]", "d_range": "d[-5,20]", "d_range10": "d[-5,20,10]",
    "d_pi": "d[-pi,pi,14]", "d_2pi": "d[0,2*pi,3]", "d_32": "d[-30,30,32]", "f_plain": "f",
    "f_bits": "f[0,0,6]", "f_range": "f[-10,30,16]", "f_half": "f[-pi/2,twopi,7]",
}


def packings(made):
    tree = made.tree("packed")
    n = array("i", [0])
    tree.Branch("n", n, "n/I")
    memory = {}
    for name, kind in PACKINGS.items():
        code = kind[0]
        memory[name] = array(code, [0])
        memory[name + "_list"] = array(code, [0] * 4)
        memory[name + "_array"] = array(code, [0] * 2)
        tree.Branch(name, memory[name], f"{name}/{kind}")
        tree.Branch(name + "_list", memory[name + "_list"], f"{name}_list[n]/{kind}")
        tree.Branch(name + "_array", memory[name + "_array"], f"{name}_array[2]/{kind}")
    for i in range(COUNT):
        n[0] = i % 4
        for j, values in enumerate(memory.values()):
            for k in range(len(values)):
                values[k] = ((i * 7 + j * 3 + k * 11) % 61 - 30) / 10.7
        tree.Fill()
    made.file.Write()
    for name, values in memory.items():
        tree.SetBranchAddress(name, values)
    for i in range(COUNT):
        tree.GetEntry(i)
        made.note(tree, "n", n[0])
        for name, values in memory.items():
            show = [real(v, "d" if values.typecode == "d" else "f") for v in values]
            made.note(tree, name, show[:n[0]] if name.endswith("_list")
                      else show if name.endswith("_array") else show[0])


def vectors(made):
    tree = made.tree("vectors")
    kinds = {"int": "vector<int>", "uchar": "vector<unsigned char>", "bool": "vector<bool>",
             "float": "vector<float>", "double": "vector<double>", "long": "vector<Long64_t>",
             "short2": "vector<vector<short>>", "float3": "vector<vector<vector<float>>>",
             "string": "vector<string>", "strings": "vector<vector<string>>", "set": "set<int>",
             "list": "list<float>", "deque": "deque<double>", "text": "string",
             "tstring": "TString"}
    memory = {}
    for name, kind in kinds.items():
        memory[name] = getattr(ROOT, kind)() if kind == "TString" else ROOT.std.string() \
            if kind == "string" else getattr(ROOT, "std::" + kind)()
        tree.Branch(name, memory[name])
    for i in range(COUNT):
        m = i % 4
        for name in kinds:
            if name not in ("text", "tstring"):
                memory[name].clear()
        sets = sorted({(i * 3 + j) % 5 for j in range(m)})
        for j in range(m):
            memory["int"].push_back(i - 10 * j)
            memory["uchar"].push_back((i * 31 + j) % 256)
            memory["bool"].push_back((i + j) % 3 == 0)
            memory["float"].push_back(i / 4 + j)
            memory["double"].push_back(i / 7 - j)
            memory["long"].push_back(-i * 2**40 + j)
            inner = ROOT.std.vector["short"]()
            for k in range(j + i % 2):
                inner.push_back(100 * j + k - i)
            memory["short2"].push_back(inner)
            two = ROOT.std.vector["vector<float>"]()
            for k in range(j):
                three = ROOT.std.vector["float"]()
                for x in range((i + k) % 3):
                    three.push_back(x + k / 2)
                two.push_back(three)
            memory["float3"].push_back(two)
            memory["string"].push_back(f"word {i} {j}" + "é" * j + ("z" * 300 if i == 9 else ""))
            words = ROOT.std.vector["string"]()
            for k in range(j):
                words.push_back("ab" * k)
            memory["strings"].push_back(words)
            memory["set"].insert((i * 3 + j) % 5)
            memory["list"].push_back(j / 8)
            memory["deque"].push_back(j / 3)
        memory["text"].assign("text" * i if i < 70 else "")
        memory["tstring"].Remove(0)
        memory["tstring"].Append("t" * (i * 20))
        js = range(m)
        truth = {
            "int": [i - 10 * j for j in js], "uchar": [(i * 31 + j) % 256 for j in js],
            "bool": [(i + j) % 3 == 0 for j in js], "float": reals([i / 4 + j for j in js], "f"),
            "double": reals([i / 7 - j for j in js]), "long": [-i * 2**40 + j for j in js],
            "short2": [[100 * j + k - i for k in range(j + i % 2)] for j in js],
            "float3": [[reals([x + k / 2 for x in range((i + k) % 3)], "f") for k in range(j)]
                       for j in js],
            "string": [f"word {i} {j}" + "é" * j + ("z" * 300 if i == 9 else "") for j in js],
            "strings": [["ab" * k for k in range(j)] for j in js], "set": sets,
            "list": reals([j / 8 for j in js], "f"), "deque": reals([j / 3 for j in js]),
            "text": "text" * i, "tstring": "t" * (i * 20)}
        for name, v in truth.items():
            made.note(tree, name, v)
        tree.Fill()


def make_hit(i, j):
    hit = HIT()
    hit.id, hit.charge, hit.packed, hit.label = 10 * i + j, j / 4, 2.5 - j, f"hit {i} {j}"
    hit.put(i / 2, j / 2)
    hit.at.x, hit.at.y = i + j / 8, i - j / 8
    for k in range((i + j) % 3):
        hit.cells.push_back(i + j - k)
    return hit


def make_derived(i, j):
    derived = DERIVED()
    derived.b, derived.d, derived.s, derived.hit = i - j, i / 2 + j, "s" * j, make_hit(i, j)
    derived.put(i, j)
    derived.at.x, derived.at.y = j / 4, i / 4
    for k in range((i + j) % 4):
        derived.vs.push_back(k - j / 8)
    return derived


def note_derived(made, tree, i):
    js = range(i % 3)
    columns = {
        "b": [i - j for j in js], "d": reals([i / 2 + j for j in js], "f"),
        "s": ["s" * j for j in js], "a": [[i, j] for j in js],
        "at.x": reals([j / 4 for j in js], "f"), "at.y": reals([i / 4 for j in js]),
        "vs": [reals([k - j / 8 for k in range((i + j) % 4)], "f") for j in js]}
    for name, v in columns.items():
        made.note(tree, "derived." + name, v)
    note_hits(made, tree, "derived.hit.", i, i % 3)


def note_hits(made, tree, prefix, i, m):
    js = range(m)
    columns = {
        "id": [10 * i + j for j in js], "energy": [reals([i / 2, j / 2], "f") for j in js],
        "charge": reals([j / 4 for j in js]), "label": [f"hit {i} {j}" for j in js],
        "cells": [[i + j - k for k in range((i + j) % 3)] for j in js],
        "at.x": reals([i + j / 8 for j in js], "f"), "at.y": reals([i - j / 8 for j in js])}
    for name, v in columns.items():
        made.note(tree, prefix + name, v)


def fill_event(event, i):
    event.code, event.number = 7 * i, -i * 10**10
    for j in range(3):
        event.putFlag(j, i * j)
    event.title, event.note = "T" * i, "n" * (3 * i)
    event.weigh(i % 4)
    event.masses.clear(), event.hits.clear(), event.nested.clear()
    event.words.clear(), event.mask.clear(), event.tracks.Clear("C")
    event.vertex.x, event.vertex.y, event.d32 = i / 16, -i / 3, 50.0
    for a in range(2):
        for b in range(3):
            event.put(a, b, a - b * i / 10)
    for j in range(i % 3):
        event.masses.push_back(91.2 + j * i)
        event.hits.push_back(make_hit(i, j))
        inner = ROOT.std.vector["int"]()
        for k in range(j + 1):
            inner.push_back(k - i)
        event.nested.push_back(inner)
        event.words.push_back("w" * j)
        event.mask.push_back(j % 2 == 0)
        track = event.tracks.ConstructedAt(j)
        track.pt, track.good, track.name = i + j / 2, j % 2 == 1, "k" * (i + j)
        track.phi = 0
        for a in range(2):
            for b in range(2):
                track.put(a, b, 100 * i + 10 * a + b + j)


def note_event(made, tree, p, i):
    js = range(i % 3)
    columns = {
        "Base.code": 7 * i, "Base.flags": [i * j for j in range(3)], "number": -i * 10**10, "title": "T" * i,
        "note": "n" * (3 * i), "n": i % 4,
        "weights": reals([0.5 * j - i % 4 for j in range(i % 4)], "f"),
        "masses": reals([91.2 + j * i for j in js]), "vertex.x": real(i / 16, "f"),
        "vertex.y": real(-i / 3), "d32": real(50.0), "matrix": [reals([a - b * i / 10 for b in range(3)])
                                             for a in range(2)],
        "nested": [[k - i for k in range(j + 1)] for j in js], "words": ["w" * j for j in js],
        "mask": [j % 2 == 0 for j in js], "tracks": i % 3, "hits": i % 3,
        "tracks.pt": reals([i + j / 2 for j in js], "f"), "tracks.good": [j % 2 == 1 for j in js],
        "tracks.name": ["k" * (i + j) for j in js],
        "tracks.cov": [[[100 * i + 10 * a + b + j for b in range(2)] for a in range(2)]
                       for j in js]}
    for name, v in columns.items():
        made.note(tree, p + name, v)
    note_hits(made, tree, p + "hits.", i, i % 3)


def objects(made):
    """Split objects, and the same not split."""
    event = EVENT()
    hits, whole = ROOT.std.vector["Hit"](), ROOT.std.vector["Point"]()
    tree = made.tree("split")
    tree.Branch("event.", event, 32000, 99)
    tree.Branch("hits", hits, 32000, 99)
    point = POINT()
    lone = made.tree("whole")
    lone.Branch("point", point, 32000, 0)
    lone.Branch("points", whole, 32000, 0)
    lorentz = ROOT.TLorentzVector()
    derived = ROOT.std.vector["Derived"]()
    lone.Branch("derived", derived, 32000, 0)
    lone.Branch("lorentz", lorentz, 32000, 0)
    for i in range(COUNT):
        fill_event(event, i)
        note_event(made, tree, "event.", i)
        hits.clear()
        for j in range(i % 4):
            hits.push_back(make_hit(i, j))
        note_hits(made, tree, "hits.", i, i % 4)
        made.note(tree, "hits", i % 4)
        tree.Fill()
        point.x, point.y = i / 2, -i / 3
        made.note(lone, "point.x", real(i / 2, "f"))
        made.note(lone, "point.y", real(-i / 3))
        whole.clear(), derived.clear()
        for j in range(i % 3):
            whole.push_back(point)
            derived.push_back(make_derived(i, j))
        note_derived(made, lone, i)
        for name, v in [("x", reals([i / 2] * (i % 3), "f")), ("y", reals([-i / 3] * (i % 3)))]:
            made.note(lone, "points." + name, v)
        lorentz.SetXYZT(i, 2 * i, 3 * i, 4.5 * i)
        for name, k in [("fP.fX", 1), ("fP.fY", 2), ("fP.fZ", 3), ("fE", 4.5)]:
            made.note(lone, "lorentz." + name, real(k * i))
        lone.Fill()


def twins(made):
    """Two objects whose members' branches have the same names."""
    tree = made.tree("twins")
    points = {"p": POINT(), "q": POINT()}
    for name, point in points.items():
        tree.Branch(name, point, 32000, 99)
    for i in range(COUNT):
        for sign, (name, point) in zip([1, -1], points.items()):
            point.x, point.y = sign * i / 2, sign * i / 3
            made.note(tree, name + ".x", real(sign * i / 2, "f"))
            made.note(tree, name + ".y", real(sign * i / 3))
        tree.Fill()


def tuples(made):
    small = made.tree("tuple", ROOT.TNtuple, "a:b:c")
    double = made.tree("dtuple", ROOT.TNtupleD, "x:y")
    for i in range(COUNT):
        small.Fill(i, i / 2, -i)
        double.Fill(i / 3, -i / 7)
        for name, v in zip("abc", [i, i / 2, -i]):
            made.note(small, name, real(v, "f"))
        for name, v in zip("xy", [i / 3, -i / 7]):
            made.note(double, name, real(v))


def cycles(made):
    """One tree written twice, the second time with more entries."""
    tree = made.tree("again")
    x = array("i", [0])
    tree.Branch("x", x, "x/I")
    for i in range(20):
        x[0] = i * i
        made.note(tree, "x", i * i)
        tree.Fill()
        if i == 9:
            tree.Write()
    tree.Write()
    tree.SetDirectory(ROOT.nullptr)


def many_baskets(made, name, option=""):
    """Baskets of a few entries each; `option` is ROOT's for how positions are stored."""
    tree = made.tree(name)
    if option:
        features = ROOT.ROOT.TIOFeatures()
        features.Set(option)
        tree.SetIOFeatures(features)
    tree.SetAutoFlush(40)
    n, x, y = array("i", [0]), array("f", [0] * 8), array("d", [0])
    text = ROOT.std.string()
    tree.Branch("n", n, "n/I", 64)
    tree.Branch("x", x, "x[n]/F", 128)
    tree.Branch("y", y, "y/D", 128)
    tree.Branch("text", text, 128)
    for i in range(150):
        n[0] = i * 7 % 8
        y[0] = i / 9
        text.assign("s" * (i % 6))
        for j in range(n[0]):
            x[j] = i + j / 4
        made.note(tree, "n", n[0])
        made.note(tree, "x", reals([i + j / 4 for j in range(n[0])], "f"))
        made.note(tree, "y", real(i / 9))
        made.note(tree, "text", "s" * (i % 6))
        tree.Fill()


def long_histograms(path):
    """Histograms of 64-bit numbers, whose classes have the version 0."""
    file = ROOT.TFile(path, "RECREATE", "", 101)
    for name, axes in [("TH1L", (4, 0, 4)), ("TH2L", (2, 0, 2, 3, 0, 3)),
                       ("TH3L", (1, 0, 1, 1, 0, 1, 2, 0, 2))]:
        histogram = getattr(ROOT, name)(name.lower(), "the title of " + name, *axes)
        histogram.SetBinContent(1, 2**40 + 1)
        histogram.Fill(*[0.5] * (len(axes) // 3), 3)
        histogram.Write()
    file.Close()


DEATHS = {
    "embedded": "f.Write()",
    "saved": "t.AutoSave('SaveSelf')",
}


def killed(folder, name):
    """A job that dies when only some baskets have been written; the rest is in the tree's record."""
    made = Made.__new__(Made)
    made.stem, made.truth = os.path.join(folder, name), {"t": {}}
    script = f"""
import os, ROOT
from array import array
f = ROOT.TFile({made.stem + '.root'!r}, "RECREATE")
t = ROOT.TTree("t", "the title of t")
t.SetAutoFlush(0)
n, x, y = array("i", [0]), array("f", [0] * 4), array("d", [0])
t.Branch("n", n, "n/I", 64); t.Branch("x", x, "x[n]/F", 200); t.Branch("y", y, "y/D", 32000)
v = ROOT.std.vector["float"](); t.Branch("v", v, 400)
for i in range(100):
    n[0] = i % 4; y[0] = i / 3; v.clear()
    for j in range(n[0]): x[j] = i - j; v.push_back(i + j)
    t.Fill()
{DEATHS[name]}
os._exit(0)
"""
    subprocess.run([sys.executable, "-c", script], check=True)
    for i in range(100):
        for column, v in [("n", i % 4), ("x", reals([i - j for j in range(i % 4)], "f")),
                          ("y", real(i / 3)), ("v", reals([i + j for j in range(i % 4)], "f"))]:
            made.truth["t"].setdefault(column, []).append(v)
    made.save()


def main(folder):
    os.chdir(folder)  # Files hold the path by which they were made.
    folder = ""
    made = Made(folder, "flat")
    flat(made)
    made.done()
    for name, part in [("leaflists", leaf_lists), ("packed", packings), ("vectors", vectors),
                       ("objects", objects), ("twins", twins), ("tuples", tuples), ("cycles", cycles)]:
        made = Made(folder, name, algorithm=5 if name == "objects" else 1)
        part(made)
        made.done()
    for algorithm, name in [(1, "zlib"), (2, "lzma"), (4, "lz4"), (5, "zstd"), (1, "none")]:
        made = Made(folder, name, algorithm, 0 if name == "none" else 4)
        many_baskets(made, "many")
        if name == "zlib":
            many_baskets(made, "mapped", "kGenerateOffsetMap")
        made.done()
    for name in DEATHS:
        killed(folder, name)
    long_histograms("longs.root")


if __name__ == "__main__":
    main(sys.argv[1])
