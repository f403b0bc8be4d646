"""Evaluates formulas as Python and NumPy do, for Apus to compare with.

    python formulas.py formulas.json values.json

The first file is a list of formulas over x, y and z, and of their numbers; the second gets the
results, NaN and infinities as texts.
"""

import json
import sys

import numpy as np

names = {
    name: getattr(np, name)
    for name in "sqrt exp log log10 log1p expm1 sin cos tan arctan sinh cosh tanh arcsinh floor ceil "
    "trunc sign hypot arctan2 where isnan isfinite clip".split()
} | {"abs": np.abs, "min": np.minimum, "max": np.maximum, "pi": np.pi}


def main(source, target):
    with open(source) as file:
        given = json.load(file)
    columns = {name: np.array(values) for name, values in given["columns"].items()}
    count = len(next(iter(columns.values())))
    results = []
    with np.errstate(all="ignore"):
        for formula in given["formulas"]:
            value = eval(formula, {"__builtins__": {}}, names | columns)
            values = np.broadcast_to(np.asarray(value, dtype=float), (count,))
            results.append([repr(float(v)) for v in values])
    with open(target, "w") as file:
        json.dump(results, file)


if __name__ == "__main__":
    main(*sys.argv[1:])
