"""Writes both samples of cuts.py many times over, column after column, for programs that map them from disk.

Weights are divided by the number of copies, so the histograms stay those of one copy. Columns are written one
at a time, so memory does not grow with the number of copies.
usage: tile_inputs.py COPIES FOLDER      (reads inputs/cuts_*.npy, writes FOLDER/cuts_{sig,bkg}_COPIES.npy)
"""
import os, sys
import numpy as np

copies, folder = int(sys.argv[1]), sys.argv[2]
os.makedirs(folder, exist_ok=True)
for sample in ("sig", "bkg"):
    one = np.load(f"inputs/cuts_{sample}.npy")
    events, columns = one.shape
    path = os.path.join(folder, f"cuts_{sample}_{copies}.npy")
    # Under another name until it is whole.
    tiled = np.lib.format.open_memmap(
        path + ".part", mode="w+", dtype=np.float64, shape=(copies * events, columns), fortran_order=True)
    for column in range(columns):
        values = one[:, column] / copies if column == columns - 1 else one[:, column]
        for copy in range(copies):
            tiled[copy * events:(copy + 1) * events, column] = values
    tiled.flush()
    del tiled
    os.replace(path + ".part", path)
