"""Smooths random lists with cabinetry.

    python make_smoothing.py > Made/smoothing.json

needs cabinetry (made with commit 0252dee, after 0.6.0). The lists have 3 to 30 numbers, some of them
few different ones, so that there are flat parts, and some negative ones.
"""

import json

import numpy as np
from cabinetry.smooth import smooth_353qh_twice

generator = np.random.default_rng(353)
cases = []
for size in list(range(3, 13)) + [20, 30]:
    for kind in range(6):
        if kind < 3:
            values = generator.integers(0, 4 + 2 * kind, size=size).astype(float)
        else:
            values = np.round(generator.normal([1, 0, 3][kind - 3], [0.2, 1, 1.5][kind - 3], size), 4)
        cases.append({"given": values.tolist(), "smooth": smooth_353qh_twice(values).tolist()})
print(json.dumps(cases))
