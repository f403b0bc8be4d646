"""All columns of a tree, read by uproot: open the file, read.

The value is the sum of every thousandth number of all columns, so that nearly all the time goes into reading.
With several threads, one pool of them decompresses baskets and interprets them.
usage: root_tree.py THREADS COMPRESSION      (reads inputs/tree_COMPRESSION.root)
       root_tree.py THREADS shared FILE TREE
"""
import sys
import numpy as np
import uproot
from common import record, timed

threads, compression = int(sys.argv[1]), sys.argv[2]
path, tree = sys.argv[3:] or (f"inputs/tree_{compression}.root", "events")
pool = uproot.ThreadPoolExecutor(threads) if threads > 1 else None


def read():
    with uproot.open(path) as file:
        arrays = file[tree].arrays(library="np", decompression_executor=pool, interpretation_executor=pool)
    return sum(float(np.sum(values[::1000], dtype=np.float64)) for values in arrays.values())


value = read()
median, best = timed(read, repeats=5, warmup=1)
record(f"tree_{compression}", median_s=median, min_s=best, value=value)
