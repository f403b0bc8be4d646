"""The limit test at mu = 1 (q-tilde, asymptotic) of Models/two_bins.json with 40 digits, for the reference values.

Bins are independent but for mu, and each has one auxiliary count, so that all fits at fixed mu have a closed form and the free one is
a search in mu alone. Needs mpmath. (pyhf's fits end earlier: its CLs at -2 standard deviations is 6e-5 lower.)
"""
import mpmath as mp

mp.mp.dps = 40
signal, background, uncertainty, observed = [12, 11], [50, 52], [3, 7], [51, 48]
tau = [mp.mpf(b) ** 2 / mp.mpf(u) ** 2 for b, u in zip(background, uncertainty)]


def gamma(i, n, a, mu):
    """Where b + tau = n b / (s + b gamma) + a / gamma, with s for this mu."""
    s, total = mu * signal[i], background[i] + tau[i]
    p = total * s / background[i] - n - a
    return (-p + mp.sqrt(p * p + 4 * total * a * s / background[i])) / (2 * total)


def profile(main, auxiliary, mu):
    """-log L without constants, lowest in the gammas."""
    value = mp.mpf(0)
    for i, (n, a) in enumerate(zip(main, auxiliary)):
        g = gamma(i, n, a, mu)
        rate, mean = mu * signal[i] + g * background[i], g * tau[i]
        value += rate - n * mp.log(rate) + mean - a * mp.log(mean)
    return value


def lowest(main, auxiliary):
    slope = lambda mu: mp.diff(lambda m: profile(main, auxiliary, m), mu)
    if slope(mp.mpf("1e-12")) > 0:
        return profile(main, auxiliary, mp.mpf(0))
    return profile(main, auxiliary, mp.findroot(slope, (mp.mpf("0.01"), mp.mpf(5)), solver="anderson", tol=1e-30))


q = 2 * (profile(observed, tau, mp.mpf(1)) - lowest(observed, tau))
fitted = [gamma(i, n, t, mp.mpf(0)) for i, (n, t) in enumerate(zip(observed, tau))]
asimov = [g * b for g, b in zip(fitted, background)], [g * t for g, t in zip(fitted, tau)]
q_asimov = 2 * (profile(*asimov, mp.mpf(1)) - profile(*asimov, mp.mpf(0)))
root, root_asimov = mp.sqrt(q), mp.sqrt(q_asimov)
shift = root - root_asimov if root <= root_asimov else (q - q_asimov) / (2 * root_asimov)
print("CLs:", mp.nstr(mp.ncdf(-shift - root_asimov) / mp.ncdf(-shift), 16))
print("expected:", [mp.nstr(mp.ncdf(k - root_asimov) / mp.ncdf(k), 16) for k in (-2, -1, 0, 1, 2)])
