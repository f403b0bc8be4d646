"""The fits of the neos demonstration alone: templates in, expected CLs (or discovery p-value) and its gradient out.

The model of blobs_step.py, mu on the signal and one correlated shape on the background (interpolation code 4p, unit normal
constraint), profiled by jaxopt's L-BFGS-B (500 iterations, tolerance 1e-6) and differentiated implicitly. The templates
are the yields that blobs_step.py recorded.
usage: likelihood.py RECORDS.jsonl      (the lines that blobs_step.py small printed, among others)
"""
import json, sys
import jax, jax.numpy as jnp, jaxopt
from jax.scipy.special import gammaln
from jax.scipy.stats import norm
from common import record, timed

jax.config.update("jax_enable_x64", True)
with open(sys.argv[1]) as lines:
    yields = next(r["yields"] for r in map(json.loads, lines) if r["bench"] == "blobs_small_cls")
templates = {name: jnp.array(values) for name, values in yields.items()}


def shift(alpha, low, nominal, high):
    """Code 4p: linear beyond |alpha| = 1, a polynomial of sixth order between."""
    above, below = high - nominal, nominal - low
    mean, curvature = (above + below) / 2, (above - below) / 16
    between = alpha * mean + curvature * alpha**2 * (15 - 10 * alpha**2 + 3 * alpha**4)
    return jnp.where(jnp.abs(alpha) <= 1, between, alpha * jnp.where(alpha > 0, above, below))


def rates(t, mu, alpha):
    return mu * t["sig"] + t["bkg"] + shift(alpha, t["bkg_down"], t["bkg"], t["bkg_up"])


def negative_log_likelihood(alpha, mu, t, counts):
    expected = rates(t, mu, alpha)
    return jnp.sum(expected - counts * jnp.log(expected) + gammaln(counts + 1)) - norm.logpdf(alpha)


def loss(t, kind):
    tested, truth = (0.0, 1.0) if kind == "q0" else (1.0, 0.0)
    counts = rates(t, truth, 0.0)
    solver = jaxopt.LBFGSB(fun=negative_log_likelihood, implicit_diff=True, maxiter=500, tol=1e-6)
    alpha = solver.run(jnp.array(0.0), bounds=None, mu=tested, t=t, counts=counts).params
    q = 2 * (negative_log_likelihood(alpha, tested, t, counts) - negative_log_likelihood(0.0, truth, t, counts))
    p = norm.sf(jnp.sqrt(q))
    return p if kind == "q0" else 2 * p


for kind in ("cls", "q0"):
    value_and_grad = jax.jit(jax.value_and_grad(lambda t: loss(t, kind)))
    value, grad = value_and_grad(templates)
    median, best = timed(lambda: jax.block_until_ready(value_and_grad(templates)), repeats=400, warmup=5)
    record(f"likelihood_{kind}", median_s=median, min_s=best, value=float(value),
           **{f"grad_{name}": g.tolist() for name, g in grad.items()})
