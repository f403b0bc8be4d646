"""Writes arrays with NumPy for Apus to read, and reads one that Apus wrote.

    python numpy_arrays.py written-by-apus.npy folder

Needs `pip install numpy` (tried with 2.4). The array that Apus wrote holds 0 to 5 in shape (2, 3);
so do the arrays written to the folder, in every element type, byte order and memory order.
"""

import sys
from pathlib import Path

import numpy as np

expected = np.arange(6.0).reshape(2, 3)


def main(written, folder):
    array = np.load(written)
    assert array.dtype == np.float64 and array.flags.c_contiguous
    np.testing.assert_array_equal(array, expected)
    types = ["i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "f2", "f4", "f8"]
    for kind in [order + kind for kind in types for order in "<>"]:
        for order in "CF":
            name = f"{kind[1:]}-{'big' if kind[0] == '>' else 'little'}-{order}.npy"
            np.save(Path(folder) / name, np.array(expected.astype(kind), order=order))
    with open(Path(folder) / "version2.npy", "wb") as file:
        np.lib.format.write_array(file, expected, version=(2, 0))


if __name__ == "__main__":
    main(*sys.argv[1:])
