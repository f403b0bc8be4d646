#!/usr/bin/env python3
"""Asks pyhf whether it can use workspaces.

    open_workspaces.py WORKSPACE.json...

Each is validated by pyhf's schema, made a model, and its likelihood evaluated at the initial
parameters. Exits with 0 when all of this succeeds and the likelihoods are finite.
"""

import json
import sys
from pathlib import Path

import numpy as np
import pyhf

for path in sys.argv[1:]:
    workspace = pyhf.Workspace(json.loads(Path(path).read_text()), validate=True)
    model = workspace.model()
    value = model.logpdf(model.config.suggested_init(), workspace.data(model))
    if not np.isfinite(value).all():
        sys.exit(f"open_workspaces: {path}: log L is {value}")
    print(f"{path}: {model.config.npars} parameters, log L = {float(value[0]):.6g}")
