"""A million events of 20 columns read from CSV, and each column summed: pandas' reader in C, or polars.

usage: csv_read.py pandas|polars THREADS all|few      (reads inputs/csv_events.csv; pandas takes two threads whatever is said)
"""
import os, resource, sys

library, threads, selection = sys.argv[1:]
# Read when polars is imported.
os.environ["POLARS_MAX_THREADS"] = threads
from common import record, timed

path = "inputs/csv_events.csv"
few = ["full0", "full3", "energy2", "count2"]
columns = few if selection == "few" else None
sums = []


def read():
    if library == "pandas":
        import pandas
        table = pandas.read_csv(path, usecols=columns, engine="c")
        sums[:] = [float(table[name].sum()) for name in columns or table.columns]
    else:
        import polars
        table = polars.read_csv(path, columns=columns)
        sums[:] = [float(table[name].sum()) for name in columns or table.columns]


median, best = timed(read, repeats=7, warmup=1)
record(f"csv_{selection}_{library}_{threads}", median_s=median, min_s=best, value=sum(sums), grad_sums=sums,
       peak_mb=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
