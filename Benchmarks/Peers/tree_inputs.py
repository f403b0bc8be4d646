"""Writes a tree of two million entries and twenty columns of numbers, once for each compression.

Floats, doubles, whole numbers, truth values; 40 baskets for each column.
usage: tree_inputs.py FOLDER      (writes FOLDER/tree_{zlib,lz4,zstd,none}.root)
"""
import os, sys
import numpy as np
import uproot

ENTRIES, STEP = 2_000_000, 50_000
COMPRESSIONS = {"none": None, "lz4": uproot.LZ4(4), "zstd": uproot.ZSTD(5), "zlib": uproot.ZLIB(1)}

random = np.random.default_rng(20260102)
columns = {f"float{i}": random.normal(50, 20, ENTRIES).astype(np.float32) for i in range(8)}
columns |= {f"double{i}": random.exponential(30, ENTRIES) for i in range(4)}
columns |= {f"int{i}": random.integers(-3, 100, ENTRIES, dtype=np.int32) for i in range(4)}
columns |= {f"long{i}": np.cumsum(random.integers(0, 9, ENTRIES)) for i in range(2)}
columns |= {"bool": random.random(ENTRIES) < 0.3, "short": random.integers(0, 30, ENTRIES, dtype=np.int16)}

folder = sys.argv[1]
os.makedirs(folder, exist_ok=True)
for name, compression in COMPRESSIONS.items():
    path = os.path.join(folder, f"tree_{name}.root")
    # Under another name until it is whole.
    with uproot.recreate(path + ".part", compression=compression) as file:
        file.mktree("events", {column: values.dtype for column, values in columns.items()})
        for start in range(0, ENTRIES, STEP):
            file["events"].extend({column: values[start:start + STEP] for column, values in columns.items()})
    os.replace(path + ".part", path)
