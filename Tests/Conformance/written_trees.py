"""Says what uproot reads in trees.

    python written_trees.py out.json file …     every tree of the files

Whole numbers are dumped in decimal, others as the hexadecimal digits of big-endian float64.
"""

import json
import sys

import awkward as ak
import numpy as np
import uproot


def text(value):
    if isinstance(value, (str, bool)):
        return str(value)
    if isinstance(value, float):
        return np.asarray(value, dtype=">f8").tobytes().hex()
    return str(int(value))


def dumped_branch(branch):
    array = branch.array()
    flat = array if array.ndim == 1 else ak.flatten(array, axis=None)
    counted = branch.count_branch is not None
    if counted:
        lengths = ak.num(array).tolist()
    return {
        "name": branch.name,
        "title": branch.title,
        "typeName": branch.typename,
        "lengths": lengths if counted else None,
        "counter": branch.count_branch.name if counted else None,
        "values": [text(value) for value in flat.tolist()],
        "basketEntries": branch.entry_offsets,
        "compression": str(branch.compression),
        "compressedBytes": branch.compressed_bytes,
        "uncompressedBytes": branch.uncompressed_bytes,
    }


def dumped_tree(path, tree):
    return {
        "path": path,
        "name": tree.name,
        "title": tree.title,
        "count": tree.num_entries,
        "autoFlush": tree.member("fAutoFlush"),
        "totalBytes": tree.member("fTotBytes"),
        "storedBytes": tree.member("fZipBytes"),
        "branches": [dumped_branch(branch) for branch in tree.branches],
    }


def dump(out, *paths):
    result = []
    for path in paths:
        with uproot.open(path) as file:
            trees = file.items(filter_classname="TTree")
            result.append([dumped_tree(name, tree) for name, tree in trees])
    with open(out, "w", encoding="utf-8") as stream:
        json.dump(result, stream)


if __name__ == "__main__":
    dump(*sys.argv[1:])
