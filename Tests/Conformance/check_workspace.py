#!/usr/bin/env python3
"""Asks pyhf whether the numbers that Apus gave for a workspace are right.

    check_workspace.py WORKSPACE.json RESULTS.json [--measurement NAME] [--tolerance 1e-5]

WORKSPACE.json is a pyhf workspace, as Apus exports it; pyhf's own schema validates it. RESULTS.json
holds what Apus computed, any of:

    expected_significance  sqrt(q0) on the Asimov data of mu = 1
    p0                     the p-value of that
    cls                    CLs of mu = 1 by q-tilde, observing the Asimov data of mu = 0
    cls_q                  the same by q, the statistic without the mu >= 0 bound

The Asimov data are the model's expectation with every other parameter at its initial value. The
formulas are pyhf's (numpy, its default interpolation codes); only its fits are polished, since
SLSQP on finite differences stops where q is right to about 1e-6.

Exits with 0 when all given numbers agree within the relative tolerance, 1 when one does not, and
2 when the input cannot be used.
"""

import argparse
import json
import logging
import sys
import warnings
from pathlib import Path

import numpy as np
import pyhf
import scipy.stats
from pyhf.optimize.opt_scipy import scipy_optimizer

KNOWN = ("expected_significance", "p0", "cls", "cls_q")


class PolishedOptimizer(scipy_optimizer):
    """SciPy's SLSQP, followed by Newton steps whose derivatives are central differences.

    `largest_decrement` is the largest fall of 2 NLL that a further Newton step promised in any of
    the fits: what is left of the error of a fit.
    """

    __slots__ = ["largest_decrement"]

    def __init__(self):
        super().__init__(maxiter=10_000)
        self.largest_decrement = 0.0

    def _minimize(self, minimizer, func, x0, bounds=None, fixed_vals=None, **rest):
        def objective(x):
            return float(np.ravel(func(np.asarray(x)))[0])

        start = super()._minimize(minimizer, func, x0, bounds=bounds, fixed_vals=fixed_vals, **rest)
        fixed = {index for index, _ in fixed_vals or []}
        lower, upper = np.array(bounds, dtype=float).T
        start.x, start.fun, decrement = polish(objective, start.x, lower, upper, fixed)
        # SLSQP calls a line search that finds nothing below rounding a failure.
        start.success = decrement < 1e-7
        self.largest_decrement = max(self.largest_decrement, decrement)
        return start


def polish(objective, x, lower, upper, fixed, steps=40):
    """The minimum near x within the bounds, its value, and the fall a further step promises.

    Where the objective is not finite around x, the promise is infinite.
    """
    x = np.clip(np.array(x, dtype=float), lower, upper)
    value, decrement, free, curvature = objective(x), np.inf, None, None
    for _ in range(steps):
        now_free = free_indices(objective, x, lower, upper, fixed)
        if not now_free:
            return x, value, 0.0
        h = steps_inside(x, lower, upper, now_free)
        if now_free != free:
            free, curvature = now_free, hessian(objective, x, now_free, h)
        slope = gradient(objective, x, free, h)
        if not (np.isfinite(slope).all() and np.isfinite(curvature).all()):
            return x, value, np.inf
        step = -np.linalg.lstsq(curvature, slope, rcond=None)[0]
        before, decrement = decrement, abs(float(slope @ step))
        moved, moved_value = line_search(objective, x, value, free, step, lower, upper)
        if moved is None:
            break
        x, value = moved, moved_value
        if decrement < 1e-14:
            break
        if decrement > 0.1 * before:
            free = None  # Slow: the curvature has changed since it was taken.
    return x, value, decrement


def free_indices(objective, x, lower, upper, fixed):
    """The parameters that may move: neither fixed nor pressed against a bound."""
    free = []
    for i in range(len(x)):
        if i in fixed:
            continue
        h = 1e-4 * max(1.0, abs(x[i]))
        away = 1 if x[i] - lower[i] < h else -1 if upper[i] - x[i] < h else 0
        if away == 0 or objective(moved_by(x, i, away * h)) < objective(x):
            free.append(i)
    return free


def steps_inside(x, lower, upper, free):
    """How far to go for a difference; two such steps stay within the bounds where they can."""
    distance = np.minimum(x - lower, upper - x)[free]
    return np.clip(distance / 2.5, 2e-5, 1e-3 * np.maximum(1.0, np.abs(x[free])))


def moved_by(x, indices, h):
    result = x.copy()
    result[indices] += h
    return result


def gradient(objective, x, free, h):
    """Central differences of fourth order."""
    result = np.zeros(len(free))
    for a, i in enumerate(free):
        near = [objective(moved_by(x, i, k * h[a])) for k in (-2, -1, 1, 2)]
        result[a] = (near[0] - 8 * near[1] + 8 * near[2] - near[3]) / (12 * h[a])
    return result


def hessian(objective, x, free, h):
    """Central differences of second order: two evaluations for each pair of parameters."""
    centre = objective(x)
    around = [sum(objective(moved_by(x, i, s * h[a])) for s in (-1, 1)) for a, i in enumerate(free)]
    result = np.diag([(f - 2 * centre) / h[a] ** 2 for a, f in enumerate(around)])
    for a, i in enumerate(free):
        for b, j in enumerate(free[:a]):
            both = sum(objective(moved_by(x, [i, j], s * h[[a, b]])) for s in (-1, 1))
            mixed = both - around[a] - around[b] + 2 * centre
            result[a, b] = result[b, a] = mixed / (2 * h[a] * h[b])
    return result


def line_search(objective, x, value, free, step, lower, upper):
    """The first of ever shorter steps that does not go up, and its value; or nothing."""
    for shrink in 0.5 ** np.arange(12):
        moved = x.copy()
        moved[free] += shrink * step
        moved = np.clip(moved, lower, upper)
        moved_value = objective(moved)
        if moved_value <= value:
            return moved, moved_value
    return None, value


def asimov_data(model, mu):
    """The expectation of the model at its initial parameters, but for the one of interest."""
    parameters = list(model.config.suggested_init())
    parameters[model.config.poi_index] = mu
    return model.expected_data(parameters)


def references(model, names):
    """What pyhf says about each of the numbers that Apus gave."""
    result = {}
    if "expected_significance" in names or "p0" in names:
        significance = expected_significance(model)
        result["expected_significance"] = significance
        result["p0"] = float(scipy.stats.norm.sf(significance))
    background = asimov_data(model, 0.0)
    if "cls" in names:
        result["cls"] = float(pyhf.infer.hypotest(1.0, background, model, test_stat="qtilde"))
    if "cls_q" in names:
        result["cls_q"] = cls_without_bound(model, background)
    return result


def expected_significance(model):
    config = model.config
    q0 = pyhf.infer.test_statistics.q0(
        0.0, asimov_data(model, 1.0), model, config.suggested_init(), config.suggested_bounds(),
        config.suggested_fixed())
    return float(np.sqrt(q0))


def cls_without_bound(model, data):
    """CLs by q; with pyhf's bounds where the expectation goes negative below mu = 0."""
    bounds, poi = model.config.suggested_bounds(), model.config.poi_index
    unbounded = [list(pair) for pair in bounds]
    unbounded[poi][0] = -unbounded[poi][1]
    for choice in (unbounded, bounds):
        try:
            cls = float(pyhf.infer.hypotest(1.0, data, model, par_bounds=choice, test_stat="q"))
        except (pyhf.exceptions.FailedMinimization, ValueError):
            continue
        if np.isfinite(cls):
            return cls
    return float("nan")


def read_json(path):
    try:
        return json.loads(Path(path).read_text())
    except OSError as error:
        raise UnusableInput(f"{path}: {error.strerror}") from error
    except json.JSONDecodeError as error:
        raise UnusableInput(f"{path}: line {error.lineno}: {error.msg}") from error


class UnusableInput(Exception):
    """A file that is missing, is no JSON, or does not say what it should."""


def read_results(path):
    results = read_json(path)
    if not isinstance(results, dict):
        raise UnusableInput(f"{path}: expected an object with {', '.join(KNOWN)}")
    given = {name: results[name] for name in KNOWN if results.get(name) is not None}
    if not given:
        raise UnusableInput(f"{path}: none of {', '.join(KNOWN)}; there are {', '.join(results)}")
    for name, value in given.items():
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            raise UnusableInput(f"{path}: {name} is {value!r}, not a number")
    return given


def read_model(path, measurement):
    try:
        workspace = pyhf.Workspace(read_json(path), validate=True)
        model = workspace.model(measurement_name=measurement)
    except (pyhf.exceptions.InvalidSpecification, pyhf.exceptions.InvalidMeasurement,
            pyhf.exceptions.InvalidModel) as error:
        raise UnusableInput(f"{path}: pyhf refuses it: {error}") from error
    if model.config.poi_index is None:
        raise UnusableInput(f"{path}: the measurement has no parameter of interest")
    return model


def compare(given, reference, tolerance):
    """Prints a table; whether all numbers agree (a NaN agrees with nothing)."""
    print(f"{'':22} {'Apus':>22} {'pyhf':>22} {'difference':>11}")
    agree = True
    for name, value in given.items():
        expected = reference[name]
        difference = abs(value - expected) / max(abs(expected), 1e-300)
        fine = bool(difference <= tolerance)
        agree = agree and fine
        mark = "" if fine else "  <- MISMATCH"
        print(f"{name:22} {value:22.15g} {expected:22.15g} {difference:11.2e}{mark}")
    return agree


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("workspace")
    parser.add_argument("results")
    parser.add_argument("--measurement", help="which one of the workspace; the first by default")
    parser.add_argument("--tolerance", type=float, default=1e-5, help="relative")
    arguments = parser.parse_args()
    optimizer = PolishedOptimizer()
    pyhf.set_backend("numpy", optimizer, precision="64b")
    warnings.simplefilter("ignore", RuntimeWarning)
    logging.getLogger("pyhf").setLevel(logging.CRITICAL)
    try:
        given = read_results(arguments.results)
        model = read_model(arguments.workspace, arguments.measurement)
    except UnusableInput as error:
        print(f"check_workspace: {error}", file=sys.stderr)
        return 2
    try:
        reference = references(model, given)
    except (pyhf.exceptions.FailedMinimization, ValueError) as error:
        print(f"check_workspace: pyhf cannot fit {arguments.workspace}: {error}", file=sys.stderr)
        return 2
    agree = compare(given, reference, arguments.tolerance)
    print(f"pyhf {pyhf.__version__}, {model.config.npars} parameters; "
          f"fits are within {optimizer.largest_decrement:.1e} of their minima in 2 NLL")
    return 0 if agree else 1


if __name__ == "__main__":
    sys.exit(main())
