"""All columns of a tree, read by uproot: open the file, read, on one thread.

The value is the sum of every thousandth number of all columns, so that nearly all the time goes into reading.
usage: root_tree.py COMPRESSION      (reads inputs/tree_COMPRESSION.root)
       root_tree.py shared FILE TREE
"""
import sys
import numpy as np
import uproot
from common import record, timed

compression = sys.argv[1]
path, tree = sys.argv[2:] or (f"inputs/tree_{compression}.root", "events")


def read():
    with uproot.open(path) as file:
        arrays = file[tree].arrays(library="np")
    return sum(float(np.sum(values[::1000], dtype=np.float64)) for values in arrays.values())


value = read()
median, best = timed(read, repeats=5, warmup=1)
record(f"tree_{compression}", median_s=median, min_s=best, value=value)
