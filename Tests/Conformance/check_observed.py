#!/usr/bin/env python3
"""Asks pyhf whether what Apus says about data, observed.json, is what workspace-observed.json means.

    check_observed.py FOLDER [--tolerance 1e-4]

Compared are the observed and the expected significance, CLs of mu = 1 by q-tilde, the best signal
strength, and CLs at Apus's observed limit, which has to be 0.05. pyhf's fits are polished as in
check_workspace.py.
"""

import argparse
import json
import logging
import sys
import warnings
from pathlib import Path

import numpy as np
import pyhf
from check_workspace import PolishedOptimizer, expected_significance


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--tolerance", type=float, default=1e-4)
    arguments = parser.parse_args()
    warnings.simplefilter("ignore", RuntimeWarning)
    logging.getLogger("pyhf").setLevel(logging.CRITICAL)
    pyhf.set_backend("numpy", PolishedOptimizer(), precision="64b")
    given = json.loads((arguments.folder / "observed.json").read_text())
    workspace = pyhf.Workspace(
        json.loads((arguments.folder / "workspace-observed.json").read_text()), validate=True)
    model = workspace.model()
    data, config = workspace.data(model), model.config
    settings = (config.suggested_init(), config.suggested_bounds(), config.suggested_fixed())
    q0 = float(pyhf.infer.test_statistics.q0(0.0, data, model, *settings))
    best = pyhf.infer.mle.fit(data, model)[config.poi_index]

    def cls(mu):
        return float(pyhf.infer.hypotest(mu, data, model, test_stat="qtilde"))

    rows = [
        ("significance", given["significance"], np.sqrt(max(q0, 0))),
        ("expected", given["expectedSignificance"], expected_significance(model)),
        ("CLs of 1", given["cls"], cls(1.0)),
        ("strength", given["signalStrength"], float(best)),
        ("CLs at limit", 0.05, cls(given["limit"]["observed"])),
    ]
    agree = True
    for name, ours, theirs in rows:
        difference = abs(ours - theirs) / max(abs(theirs), 1e-3)
        agree = agree and bool(difference <= arguments.tolerance)
        print(f"{name:14} {ours:20.12g} {theirs:20.12g} {difference:10.2e}")
    return 0 if agree else 1


if __name__ == "__main__":
    sys.exit(main())
