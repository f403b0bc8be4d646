"""The expected significance of the analyses of the Higgs challenge, written once more, without Apus.

Templates of two processes with a variation; a background normalisation of 10 %, the tau energy scale, and the
background's statistical error in each bin, with half an event of mean weight added to each bin.
"""
import numpy as np
from scipy.optimize import minimize

PRIOR = 0.5
NORMALISATION = 0.1


class Templates:
    """Sums of weights of signal and background in bins, nominal and varied, and the background's variance."""

    def __init__(self, bins, count, events, chosen, copies=1):
        """Fills `count` bins.

        bins: for each of nominal, down and up the bin of every event; chosen: likewise whether it passes the cuts.
        copies: how often each event occurs, in a replica of the sample.
        """
        each = events.expected(copies)
        weights, squares = each * copies, each ** 2 * copies
        is_signal = events.is_signal > 0
        self.signal, self.background = {}, {}
        for sample in bins:
            for rows, sums in ((is_signal, self.signal), (~is_signal, self.background)):
                rows = rows & chosen[sample]
                sums[sample] = np.bincount(bins[sample][rows], weights[rows], count)
        rows = ~is_signal & chosen["nominal"]
        self.variance = np.bincount(bins["nominal"][rows], squares[rows], count)
        self.mean_weight = np.sum(squares[~is_signal]) / np.sum(weights[~is_signal])

    def merged(self, starts):
        """The templates of wider bins that begin at some of these."""
        result = object.__new__(Templates)
        result.mean_weight = self.mean_weight
        result.signal = {k: np.add.reduceat(v, starts) for k, v in self.signal.items()}
        result.background = {k: np.add.reduceat(v, starts) for k, v in self.background.items()}
        result.variance = np.add.reduceat(self.variance, starts)
        return result

    def significance(self):
        """√q0 for data of signal plus background, both as expected: the fit with signal is exact."""
        prior = PRIOR * self.mean_weight
        nominal = self.background["nominal"] + prior
        down, up = (self.background[k] + prior - nominal for k in ("down", "up"))
        error = (self.variance + PRIOR * self.mean_weight ** 2) / nominal ** 2
        data = nominal + self.signal["nominal"]

        def loss(parameters):
            normalisation, scale = parameters
            factor = (1 + NORMALISATION) ** normalisation if normalisation > 0 else (
                (1 - NORMALISATION) ** -normalisation)
            rate = factor * (nominal + interpolated(scale, down, up))
            if np.any(rate <= 0):
                return np.inf
            # Each bin's factor γ, constrained to 1 ± √error, solves a quadratic equation.
            b = rate * error - 1
            fitted = (np.sqrt(b * b + 4 * data * error) - b) / 2
            return np.sum(fitted * rate - data * np.log(fitted * rate) + (fitted - 1) ** 2 / (2 * error)) \
                + np.sum(np.square(parameters)) / 2

        without = minimize(loss, np.zeros(2), method="BFGS").fun
        return float(np.sqrt(max(0, 2 * (without - np.sum(data - data * np.log(data))))))


def interpolated(x, down, up):
    """A shift between `down` at −1 and `up` at +1: a polynomial inside, straight lines outside (pyhf's code 4p)."""
    if abs(x) >= 1:
        return x * up if x > 0 else -x * down
    return x * (up - down) / 2 + (up + down) / 16 * x * x * (3 * x ** 4 - 10 * x * x + 15)
