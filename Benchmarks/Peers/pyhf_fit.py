"""pyhf's maximum-likelihood fit of a workspace, all parameters free: time and -log L with all constants.

With JAX the first fit compiles and is not timed.
usage: pyhf_fit.py BACKEND WORKSPACE.json      BACKEND: numpy | jax
"""
import json, resource, sys
import pyhf
from common import record, timed

backend, path = sys.argv[1:]
pyhf.set_backend(backend, precision="64b")
with open(path) as file:
    workspace = pyhf.Workspace(json.load(file))
model = workspace.model()
data = workspace.data(model)
values = []


def fit():
    _, twice_nll = pyhf.infer.mle.fit(data, model, return_fitted_val=True)
    values.append(float(twice_nll) / 2)


median, best = timed(fit, repeats=1, warmup=1 if backend == "jax" else 0)
record(f"pyhf_fit_{backend}", parameters=model.config.npars, median_s=median, min_s=best, value=values[-1],
       peak_mb=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
