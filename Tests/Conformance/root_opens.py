"""Opens ROOT files that Apus wrote with ROOT itself, and compares all that ROOT and uproot read.

    python root_opens.py folder first.root second.root

The files have equal content. Ends with status 77 where there is no ROOT. Whatever ROOT warns of is
an error. The folder is for files that ROOT makes.
"""

import os
import sys

try:
    import ROOT
except ImportError:
    print("There is no ROOT in this Python; nothing was checked.")
    sys.exit(77)

import awkward as ak
import numpy as np
import uproot

ROOT.gROOT.SetBatch(True)
ROOT.gInterpreter.Declare("""
std::vector<std::string> apusMessages;
void apusHandler(int level, bool, const char *place, const char *text) {
  if (level >= kWarning) apusMessages.push_back(std::string(place) + ": " + text);
}
template <typename T> double apusSum(const T &x) {
  if constexpr (std::is_arithmetic_v<T>) return x;
  else { double sum = 0; for (const auto &item : x) sum += apusSum(item); return sum; }
}
void apusListen() { SetErrorHandler(apusHandler); }
""")
ROOT.apusListen()
failures = []


def check(condition, *what):
    if not condition:
        failures.append(" ".join(map(str, what)))


def equal(first, second, *what):
    check(first == second, *what, ":", first, "and", second)


def opened(path, mode="read"):
    file = ROOT.TFile.Open(path, mode)
    check(file and not file.IsZombie(), path, "does not open")
    check(not file.TestBit(ROOT.TFile.kRecovered), path, "was recovered")
    return file


# --- Layouts ---


def members(info):
    for element in info.GetElements():
        counter = element.GetCountName() if element.InheritsFrom("TStreamerBasicPointer") else ""
        base = element.GetBaseVersion() if element.InheritsFrom("TStreamerBase") else 0
        yield (
            element.ClassName(), element.GetName(), element.GetType(), element.GetSize(),
            element.GetTypeName(), [element.GetMaxIndex(i) for i in range(5)], counter, base)


def check_layouts(file):
    count = 0
    for info in file.GetStreamerInfoList():
        known = ROOT.TClass.GetClass(info.GetName())
        own = known.GetStreamerInfo()
        if own.GetClassVersion() >= 0:  # Classes without a version have 1 in files, −1 in memory.
            equal(info.GetClassVersion(), own.GetClassVersion(), "version of", info.GetName())
        equal(info.GetCheckSum(), own.GetCheckSum(), "checksum of", info.GetName())
        ours, roots = list(members(info)), list(members(own))
        equal(ours, roots, "members of", info.GetName())
        count += 1
    return count


# --- Histograms ---


def check_histogram(histogram, reference, factor=1):
    name = histogram.GetName()
    equal(histogram.ClassName(), reference.classname, "class of", name)
    equal(histogram.GetTitle(), reference.title, "title of", name)
    equal(histogram.GetEntries(), factor * reference.member("fEntries"), "entries of", name)
    is_profile = reference.classname.startswith("TProfile")
    mode = {"error_mode": reference.member("fErrorMode")} if is_profile else {}
    values = np.asarray(reference.values(flow=True)).ravel(order="F")
    sumw2 = np.asarray(reference.member("fSumw2"))
    for index in range(histogram.GetNcells()):
        factor_here = 1 if is_profile else factor
        equal(histogram.GetBinContent(index), factor_here * values[index], name, "bin", index)
        if not is_profile:
            variance = factor * (sumw2[index] if len(sumw2) else abs(values[index]))
            error = histogram.GetBinError(index)
            check(abs(error - np.sqrt(abs(variance))) <= 1e-14 * error, name, "error of", index)
    if is_profile and factor == 1:
        errors = np.asarray(reference.errors(flow=True, **mode)).ravel(order="F")
        found = [histogram.GetBinError(index) for index in range(histogram.GetNcells())]
        check(np.allclose(found, errors, rtol=1e-12, atol=0), name, "errors")
    if not is_profile:
        inside = factor * np.sum(reference.values(), dtype=np.float64)
        check(abs(histogram.Integral() - inside) <= 1e-10, name, "integral")
    check_axis(histogram.GetXaxis(), reference.member("fXaxis"), name)


def check_axis(axis, reference, name):
    equal(axis.GetTitle(), reference.member("fTitle"), "title of an axis of", name)
    labels = {x.member("@fUniqueID"): str(x) for x in reference.member("fLabels") or []}
    for index in range(1, axis.GetNbins() + 1):
        equal(axis.GetBinLabel(index), labels.get(index, ""), "label", index, "of", name)
    edges = [axis.GetBinLowEdge(i) for i in range(1, axis.GetNbins() + 2)]
    check(np.allclose(edges, reference.edges(), rtol=1e-15), "edges of", name)


# --- Trees ---


def check_tree(tree, reference, factor=1):
    count = reference.num_entries
    equal(tree.GetEntries(), factor * count, "entries of", tree.GetName())
    arrays = {branch.name: branch.array() for branch in reference.branches}
    kinds = {
        name: ak.to_numpy(ak.flatten(array, axis=None)).dtype.kind
        for name, array in arrays.items() if array.layout.parameter("__array__") != "string"}
    for entry in range(factor * count):
        check(tree.GetEntry(entry) > 0, "entry", entry)
        for name, array in arrays.items():
            expected, leaf = array[entry % count], tree.GetLeaf(name)
            if isinstance(expected, str):
                equal(str(getattr(tree, name)), expected, name, entry)
                continue
            flat = [expected] if array.ndim == 1 else ak.flatten(expected, axis=None).tolist()
            equal(leaf.GetLen(), len(flat), name, "length in", entry)
            kind = {"i": "Long64_t", "u": "ULong64_t"}.get(kinds[name], "double")
            found = [leaf.GetTypedValue[kind](index) for index in range(len(flat))]
            equal(found, [x.item() if hasattr(x, "item") else x for x in flat], name, entry)
    check_clusters(tree, reference, factor)
    check_frame(tree, arrays, factor)


def check_clusters(tree, reference, factor):
    if factor != 1:
        return
    iterator = tree.GetClusterIterator(0)
    starts = []
    while (start := iterator.Next()) < tree.GetEntries():
        starts.append(start)
    equal(starts, list(reference.branches[0].entry_offsets[:-1]), "clusters")


def check_frame(tree, arrays, factor):
    frame = ROOT.RDataFrame(tree)
    for name, array in arrays.items():
        if array.ndim > 2 and tree.GetLeaf(name).GetLeafCount():
            continue  # RDataFrame of ROOT 6.40 crashes on lists of arrays, also on those of ROOT.
        if array.layout.parameter("__array__") == "string":
            expected = sum(len(text.encode()) for text in array.tolist())
            expression = f"{name}.size()"
        else:
            expected = float(np.sum(ak.to_numpy(ak.flatten(array, axis=None)).astype(float)))
            expression = f"apusSum({name})"
        found = frame.Define("it", expression).Sum("it").GetValue()
        close = abs(found - factor * expected) <= 1e-12 * abs(expected)
        check(close, "sum of", name, found, expected)


# --- All ---


def objects(folder, prefix=""):
    for key in folder.GetListOfKeys():
        thing = key.ReadObj()
        if thing.InheritsFrom("TDirectory"):
            yield from objects(thing, f"{prefix}{key.GetName()}/")
        else:
            yield prefix + key.GetName(), thing


def check_file(path, reference_path, factor=1):
    file = opened(path)
    count = 0
    with uproot.open(reference_path) as reference:
        for name, thing in objects(file):
            if thing.InheritsFrom("TTree"):
                check_tree(thing, reference[name], factor)
            elif thing.InheritsFrom("TH1"):
                check_histogram(thing, reference[name], factor)
            else:
                check(False, name, "is of class", thing.ClassName())
            count += 1
        equal(count, len(reference.keys(filter_classname=lambda x: x != "TDirectory")), "objects")
    file.Close()
    return count


def main(folder, first, second):
    file = opened(first)
    layouts = check_layouts(file)
    check(layouts > 30, layouts, "layouts")
    file.Close()
    count = check_file(first, first)
    check_file(second, second)

    # What hadd does.
    merger = ROOT.TFileMerger(False)
    merged = os.path.join(folder, "merged.root")
    merger.OutputFile(merged, "recreate")
    for path in (first, second):
        merger.AddFile(path)
    check(merger.Merge(), "merging")
    check_file(merged, first, factor=2)

    # ROOT finds the free end of the file, and puts more there.
    file = opened(first, "update")
    ROOT.TNamed("more", "added by ROOT").Write()
    file.Close()
    file = opened(first)
    equal(file.Get("more").GetTitle(), "added by ROOT", "what ROOT added")
    file.Close()

    for message in ROOT.apusMessages:
        failures.append(f"ROOT says: {message}")
    print(f"ROOT {ROOT.gROOT.GetVersion()}: {count} objects, {layouts} layouts,"
          f" {len(failures)} failures")
    for failure in failures[:20]:
        print("  " + failure[:500])
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
