"""Makes ROOT files with RNTuples with uproot, and says what uproot reads in them.

    python ntuples.py make folder            writes one file for each compression, and ntuples.json

In the JSON a column is the list of its entries, lists are lists, integers and truth values decimal,
reals the hexadecimal digits of the big-endian float64 of the same value.
"""

import json
import struct
import sys
from pathlib import Path

import awkward as ak
import numpy as np
import uproot

COMPRESSIONS = {
    "none": None,
    "zlib": uproot.ZLIB(4),
    "lzma": uproot.LZMA(4),
    "lz4": uproot.LZ4(4),
    "zstd": uproot.ZSTD(4),
}
NUMBERS = [np.int8, np.uint8, np.int16, np.uint16, np.int32, np.uint32, np.int64, np.uint64]


def columns(random, count):
    """Columns of every type that uproot writes, by their names."""
    lengths = random.integers(0, 4, size=count)
    jagged = ak.unflatten(random.normal(size=lengths.sum()), lengths)
    result = {np.dtype(kind).name: random.integers(0, 100, size=count).astype(kind)
              for kind in NUMBERS}
    return result | {
        "float": random.normal(size=count).astype(np.float32),
        "double": random.normal(size=count),
        "flag": random.integers(0, 2, size=count).astype(bool),
        "text": ak.Array(["ä" * (i % 5) + str(i) for i in range(count)]),
        "matrix": random.normal(size=(count, 3, 2)),
        "jagged": jagged,
        "nested": ak.Array([[[i] * (i % 3)] * (i % 4) for i in range(count)]),
        "record": ak.Array([{"x": i, "list": [float(i)] * (i % 2)} for i in range(count)]),
        "particles": ak.zip({"pt": jagged, "charge": ak.values_astype(jagged * 3, np.int32)}),
        "maybe": ak.Array([None if i % 3 == 0 else 0.5 * i for i in range(count)]),
        "either": ak.Array([i if i % 2 else str(i) for i in range(count)]),
    }


def part(columns, start, end):
    return {name: values[start:end] for name, values in columns.items()}


def nested(value):
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return [nested(element) for element in value]
    if isinstance(value, float):
        return struct.pack(">d", value).hex()
    return str(int(value))


def read(path):
    arrays = uproot.open(path)["made/ntuple"].arrays()
    leaves = {}
    for name in arrays.fields:
        if name == "maybe":
            leaves[name] = [[] if x is None else [x] for x in arrays[name].to_list()]
        elif name != "either":
            members = arrays[name].fields
            leaves |= {f"{name}.{member}": arrays[name, member].to_list() for member in members}
            if not members:
                leaves[name] = arrays[name].to_list()
    return {name: nested(values) for name, values in leaves.items()}


def make(folder):
    result = {}
    made = columns(np.random.default_rng(5), 258)
    for name, compression in COMPRESSIONS.items():
        path = folder / f"{name}.root"
        with uproot.recreate(path, compression=compression) as file:
            ntuple = file.mkrntuple("made/ntuple", part(made, 0, 200))
            ntuple.extend(part(made, 200, 201))
            ntuple.extend(part(made, 201, 258))
        result[name] = read(path)
    (folder / "ntuples.json").write_text(json.dumps(result))


if sys.argv[1] == "make":
    make(Path(sys.argv[2]))
else:
    sys.exit(__doc__)
