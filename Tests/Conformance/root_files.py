"""Makes ROOT files with uproot, and says what uproot reads in ROOT files.

    python root_files.py make folder            writes one file for each compression
    python root_files.py dump out.json file …   keys, histograms and graphs of the files

Numbers are dumped as the hexadecimal digits of big-endian float64, so that they compare bit by bit;
of long arrays the 64-bit xxHash of these bytes.
"""

import json
import sys

import boost_histogram as bh
import numpy as np
import uproot
import xxhash
from uproot.models import TGraph
from uproot.writing.identify import to_THashList, to_TObjString
from uproot.writing.identify import to_TAxis, to_TH1x, to_TH2x, to_TH3x, to_TProfile, to_TProfile2D
from uproot.writing.interpret import _as_TGraph as as_graph

KINDS = {"C": np.int8, "S": np.int16, "I": np.int32, "F": np.float32, "D": np.float64}
COMPRESSIONS = {
    "none": None,
    "zlib": uproot.ZLIB(4),
    "lzma": uproot.LZMA(4),
    "lz4": uproot.LZ4(4),
    "zstd": uproot.ZSTD(4),
}


def bits(values):
    data = np.asarray(values, dtype=">f8").ravel(order="F").tobytes()
    return data.hex() if len(data) <= 8192 else xxhash.xxh64(data).hexdigest()


# --- Making ---


def labels(names):
    result = to_THashList([to_TObjString(name) for name in names])
    # Not in the order of the bins: a bin's number is in its label.
    for position, label in enumerate(result):
        label._bases[0]._members["@fUniqueID"] = len(names) - position
    return result


def axis(name, count, edges=None, names=None):
    return to_TAxis(
        name, f"{name} title [GeV]", count, -1.5, 0.1 + 0.7 * count,
        fXbins=None if edges is None else np.asarray(edges, dtype=np.float64),
        fLabels=None if names is None else labels(names))


def axes(dimension):
    return [axis("xaxis", 3, names=["ä", "b", "c"]), axis("yaxis", 4, [-1.5, 0, 0.3, 2, 2.9]),
            axis("zaxis", 2)][:dimension]


def contents(random, kind, shape):
    if np.issubdtype(KINDS[kind], np.integer):
        return random.integers(-100, 100, size=shape).astype(KINDS[kind])
    return random.normal(size=shape).astype(KINDS[kind])


STATISTICS = [
    ["fTsumw", "fTsumw2", "fTsumwx", "fTsumwx2"],
    ["fTsumwy", "fTsumwy2", "fTsumwxy"],
    ["fTsumwz", "fTsumwz2", "fTsumwxz", "fTsumwyz"],
]


def statistics(random, dimension):
    names = sum(STATISTICS[:dimension], [])
    return dict(zip(names, random.normal(size=len(names)), strict=True))


def made_histograms(random):
    for dimension, make in enumerate([to_TH1x, to_TH2x, to_TH3x], 1):
        for kind in KINDS:
            made = axes(dimension)
            shape = int(np.prod([one.member("fNbins") + 2 for one in made]))
            data = contents(random, kind, shape)
            sumw2 = random.uniform(size=shape) if kind in "FD" else None
            yield f"TH{dimension}{kind}", make(
                None, f"heading {kind}", data, fEntries=17.0, **statistics(random, dimension),
                fSumw2=sumw2, **{f"f{one.member('fName')[0].upper()}axis": one for one in made})


def made_profiles(random):
    for mode in range(4):
        sums = random.normal(size=5), random.uniform(1, 2, size=5), random.uniform(size=5)
        sums[2][1] = 0
        yield f"profile{mode}", to_TProfile(
            None, "a profile", sums[0], fEntries=9.0, **statistics(random, 1), fTsumwy=1.0,
            fTsumwy2=2.0, fSumw2=sums[1], fBinEntries=sums[2],
            fBinSumw2=random.uniform(0.5, 1, size=5) if mode % 2 else np.empty(0),
            fYmin=-1.0, fYmax=2.0, fErrorMode=mode, fXaxis=axis("xaxis", 3))
    yield "profile2D", to_TProfile2D(
        None, "", random.normal(size=30), fEntries=9.0, **statistics(random, 2), fTsumwz=1.0,
        fTsumwz2=2.0, fSumw2=random.uniform(1, 2, size=30),
        fBinEntries=random.uniform(size=30), fBinSumw2=random.uniform(size=30), fZmin=0.0,
        fZmax=0.0, fErrorMode=0, fXaxis=axes(2)[0], fYaxis=axes(2)[1])


def write_errors(graph, out, header, name, flags):
    """Writes what uproot leaves out: a graph's uncertainties, each array after a byte 1."""
    start = len(out)
    for base in graph._bases:
        base._serialize(out, True, name, flags)
    for values in graph._members.values():
        out += [b"\x01", np.asarray(values, dtype=">f8").tobytes()]
    count = sum(len(part) for part in out[start:])
    out.insert(start, uproot.serialization.numbytes_version(count, graph.class_version))


for kind in (TGraph.Model_TGraphErrors_v3, TGraph.Model_TGraphAsymmErrors_v3):
    kind._serialize = write_errors


def made_graphs(random):
    points = dict(zip("xy", random.normal(size=(2, 5)), strict=True), title="a graph")
    errors = random.uniform(size=(4, 5))
    sides = ["x_errors_low", "x_errors_high", "y_errors_low", "y_errors_high"]
    yield "graph", as_graph(**points)
    yield "errors", as_graph(**points, x_errors=errors[0], y_errors=errors[1])
    yield "asymmetric", as_graph(**points, **dict(zip(sides, errors, strict=True)))


def made(random):
    yield from made_histograms(random)
    yield from made_profiles(random)
    yield from made_graphs(random)


def make(folder):
    for name, compression in COMPRESSIONS.items():
        random = np.random.default_rng(20260101)
        with uproot.recreate(f"{folder}/{name}.root", compression=compression) as file:
            for path, thing in made(random):
                file[f"made/{path}"] = thing
            if name == "zlib":  # Larger than a block of 16 MiB.
                file["large"] = np.histogram([0.5], bins=2_200_000, range=(0, 1))
            for weight in (1.0, 2.0):
                twice = bh.Histogram(bh.axis.Regular(2, 0, 1), storage=bh.storage.Weight())
                twice.fill([0.2, 0.7, 3.0], weight=weight)
                file["deep/er/twice"] = twice
            file.mktree("tree", {"x": "float64"}).extend({"x": np.arange(1000.0) // 100})


# --- Dumping ---


def dumped_axis(one):
    names = one.member("fLabels", none_if_missing=True)
    by_bin = {} if names is None else {x.member("@fUniqueID"): str(x) for x in names}
    count = one.member("fNbins")
    return {
        "edges": bits(one.edges()),
        "name": one.member("fName"),
        "title": one.member("fTitle"),
        "labels": [by_bin.get(1 + i, "") for i in range(count)] if by_bin else [],
    }


def dumped_histogram(histogram):
    dimension = 3 if "TH3" in kinds(histogram) else 2 if "TH2" in kinds(histogram) else 1
    sumw2 = histogram.member("fSumw2")
    entries = histogram.member("fBinEntries", none_if_missing=True)
    # Left alone, uproot takes every profile's error for that of the mean.
    mode = {} if entries is None else {"error_mode": histogram.member("fErrorMode")}
    raw = np.asarray(histogram.bases[-1] if entries is None else histogram.bases[0].bases[-1])
    return {
        "name": histogram.member("fName"),
        "title": histogram.member("fTitle"),
        "axes": [dumped_axis(histogram.member(f"f{x}axis")) for x in "XYZ"[:dimension]],
        "contents": bits(raw),
        "sumw2": bits(sumw2) if len(sumw2) else None,
        "values": bits(histogram.values(flow=True)),
        "errors": bits(histogram.errors(flow=True, **mode)),
        "entries": bits([histogram.member("fEntries")]),
        "statistics": bits([histogram.member(x) for x in sum(STATISTICS[:dimension], [])]),
        "binEntries": None if entries is None else bits(entries),
    }


def dumped_graph(graph):
    errors = {
        "TGraphErrors": ["fEX", "fEX", "fEY", "fEY"],
        "TGraphAsymmErrors": ["fEXlow", "fEXhigh", "fEYlow", "fEYhigh"],
    }
    found = [names for kind, names in errors.items() if kind in kinds(graph)]
    return {
        "name": graph.member("fName"),
        "title": graph.member("fTitle"),
        "arrays": [bits(graph.member(x)) for x in ["fX", "fY", *(found[0] if found else [])]],
    }


def kinds(thing):
    return {thing.classname} | set().union(*(kinds(base) for base in thing.bases))


def dumped_key(path, key):
    result = {
        "path": path, "className": key.fClassName, "title": key.fTitle,
        "uncompressed": key.fObjlen, "stored": key.fNbytes - key.fKeylen}
    name = key.fClassName
    if name.startswith(("TH1", "TH2", "TH3", "TProfile")):
        result["histogram"] = dumped_histogram(key.get())
    elif name.startswith(("TGraph", "RooHist", "RooCurve")):
        result["graph"] = dumped_graph(key.get())
    return result


def dumped_keys(directory, prefix=""):
    for path in directory.keys(recursive=False):
        key = directory.key(path)
        yield dumped_key(prefix + path, key)
        if key.fClassName in ("TDirectory", "TDirectoryFile"):
            yield from dumped_keys(directory[path], f"{prefix}{path.split(';')[0]}/")


def dump(out, *paths):
    result = []
    for path in paths:
        with uproot.open(path) as file:
            version = list(map(int, file.file.root_version.replace("/", ".").split(".")))
            result.append({"path": path, "version": version, "keys": list(dumped_keys(file))})
    with open(out, "w", encoding="utf-8") as stream:
        json.dump(result, stream)


if __name__ == "__main__":
    {"make": make, "dump": dump}[sys.argv[1]](*sys.argv[2:])
