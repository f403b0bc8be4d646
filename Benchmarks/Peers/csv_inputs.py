"""Writes inputs/csv_events.csv, a million events as simulations and tables of results write them.

Six columns of normal numbers with all their digits (17), eight of energies rounded to three decimals, three of
integers, three of single precision.
usage: csv_inputs.py      (writes inputs/csv_events.csv, 212 MB)
"""
import os
import numpy as np

events = 1_000_000
rng = np.random.default_rng(1)
columns = {f"full{i}": rng.normal(size=events) for i in range(6)}
columns |= {f"energy{i}": np.round(rng.exponential(50, size=events), 3) for i in range(8)}
columns |= {f"count{i}": rng.integers(0, 10 ** (i + 1), size=events) for i in range(3)}
columns |= {f"single{i}": rng.normal(0, 100, size=events).astype(np.float32) for i in range(3)}
path = "inputs/csv_events.csv"
# Under another name until it is whole.
with open(path + ".part", "w") as file:
    file.write(",".join(columns) + "\n")
    # The shortest texts that give the same number, of single precision those of their precision.
    texts = [[str(value) for value in values] for values in columns.values()]
    file.writelines(",".join(row) + "\n" for row in zip(*texts))
os.replace(path + ".part", path)
