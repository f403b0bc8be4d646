"""Writes archives and records with NumPy for Apus to read, and reads those that Apus wrote.

    python numpy_archives.py folder

Needs `pip install numpy` (tried with 2.4). The folder has `plain.npz`, `deflated.npz` and `records.npy` by
Apus, with the columns x and label; the files that are written have the same under `numpy-` names.
"""

import sys
from pathlib import Path

import numpy as np

x = np.array([0.1, -2.5, 5e-324, np.inf])
label = np.array(["s", "", "bé€", "\N{FACE WITH TEARS OF JOY}s"])


def check(columns):
    np.testing.assert_array_equal(columns["x"], x)
    assert columns["x"].dtype == np.float64
    assert list(columns["label"]) == list(label)


def records(order, aligned):
    kind = np.dtype([("flag", "?"), ("x", order + "f8"), ("label", order + "U3"), ("z", order + "c16")], align=aligned)
    array = np.zeros(4, kind)
    array["x"], array["label"], array["z"] = x, label, 1j
    return array


def main(folder):
    folder = Path(folder)
    for name in ["plain.npz", "deflated.npz"]:
        with np.load(folder / name) as archive:
            assert archive.files == ["x", "label"], archive.files
            check(archive)
            assert archive.zip.testzip() is None
    check(np.load(folder / "records.npy"))
    arrays = {
        "x": x,
        "label": label,
        "half": x.astype("f2"),
        "bytes": np.array([b"s", b"", b"ab", b"c"]),
        "flags": x > 0,
        "matrix": np.arange(6, dtype=">i2").reshape(2, 3).T,
        "records": records("<", False),
    }
    np.savez(folder / "numpy-plain.npz", **arrays)
    np.savez_compressed(folder / "numpy-deflated.npz", **arrays)
    for order in "<>":
        for aligned in [False, True]:
            np.save(folder / f"numpy-{'big' if order == '>' else 'little'}-{aligned}.npy", records(order, aligned))


if __name__ == "__main__":
    main(*sys.argv[1:])
