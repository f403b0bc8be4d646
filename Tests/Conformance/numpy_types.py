"""An archive with arrays of many types, some of which events cannot have.

usage: numpy_types.py FOLDER      (writes types.npz)
"""
import sys

import numpy as np

np.savez(
    sys.argv[1] + "/types.npz",
    f=np.asfortranarray([[0.0, 1.0], [2.0, 3.0]]),
    big_endian=np.array([1, -2], dtype=">i8"),
    half=np.array([0.5, 1.5], dtype="f2"),
    flag=np.array([True, False]),
    complex=np.ones(2, dtype=complex),
    dates=np.array(["2020-01-01", "2021-01-01"], dtype="M8[D]"),
    large=np.array([2**63 + 1, 0], dtype="u8"),
    objects=np.array([{}, 1], dtype=object),
    r=np.array([(5, 7.5), (6, 8.5)], dtype=[("r", ">i4"), ("rows", "<f8")]),
    text=np.array(["é", "b"]),
)
