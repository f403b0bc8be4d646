"""pyhf's test by toys (q-tilde at mu = 1) on a model of one bin: toys each second, and the CLs that infinitely many would give.

`value` is that exact CLs: the one bin is a counting experiment with one auxiliary count, so all data sets can be enumerated, each
fit has a closed form, and the statistic of every data set counts with its probability. Few toys could not tell anything apart.
usage: pyhf_toys.py WORKSPACE.json [TOYS]      TOYS: of each hypothesis, 100 if not given
"""
import json, sys
import numpy as np
import pyhf
from pyhf.infer.calculators import ToyCalculator
from scipy.stats import poisson
from common import record, timed

path, toys = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 100
with open(path) as file:
    spec = json.load(file)
signal, background = (sample["data"][0] for sample in spec["channels"][0]["samples"])
uncertainty = spec["channels"][0]["samples"][1]["modifiers"][0]["data"][0]
observed = spec["observations"][0]["data"][0]
tau = (background / uncertainty) ** 2


def log_term(count, mean):
    return np.where(count > 0, count * np.log(mean), 0) - mean


def conditional(n, a, mu):
    """The best gamma at a signal strength, where b + tau = n b / (s + b gamma) + a / gamma with s of that strength."""
    s, total = mu * signal, background + tau
    p = total * s / background - n - a
    return (-p + np.sqrt(p * p + 4 * total * a * s / background)) / (2 * total)


def log_likelihood(n, a, mu, gamma):
    return log_term(n, mu * signal + gamma * background) + log_term(a, gamma * tau)


def q_tilde(n, a, bounds=(0, 10)):
    """As pyhf: mu within its bounds, 0 above the tested value of 1."""
    gamma = np.maximum(a / tau, 1e-10)
    mu = np.clip((n - background * gamma) / signal, *bounds)
    best = log_likelihood(n, a, mu, np.maximum(conditional(n, a, mu), 1e-10))
    fixed = log_likelihood(n, a, 1, np.maximum(conditional(n, a, 1), 1e-10))
    return np.where(mu > 1, 0, np.maximum(2 * (best - fixed), 0))


def exact_cls():
    threshold = q_tilde(observed, tau) - 1e-9
    n, a = np.meshgrid(np.arange(200.0), np.arange(200.0), indexing="ij")
    passes = q_tilde(n, a) >= threshold
    tails = []
    for mu in (1, 0):
        gamma = conditional(observed, tau, mu)
        probability = poisson.pmf(n, mu * signal + gamma * background) * poisson.pmf(a, gamma * tau)
        tails.append(probability[passes].sum())
    return tails[0] / tails[1]


np.random.seed(0)
pyhf.set_backend("numpy")
workspace = pyhf.Workspace(spec)
model = workspace.model()
data = workspace.data(model)
result = {}


calculator = ToyCalculator(data, model, ntoys=toys, test_stat="qtilde", track_progress=False)


def test():
    """What hypotest does, without the expected band: its percentiles need a NumPy older than 2."""
    distributions = calculator.distributions(1.0)
    result["toys_cls"] = float(calculator.pvalues(calculator.teststatistic(1.0), *distributions)[2])


median, best = timed(test, repeats=1, warmup=0)
record("pyhf_toys", median_s=median, min_s=best, value=float(exact_cls()), toys=2 * toys, **result)
