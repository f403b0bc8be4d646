"""Asks cabinetry for the workspaces of configurations.

    python make_workspaces.py FOLDER [TUTORIALS]

needs cabinetry with what it takes to read files; made with cabinetry at commit
0252dee (after 0.6.0), uproot 5.7.7, boost-histogram 1.8.1, numpy 2.4.6 and pyhf 0.7.6. FOLDER has
configurations `x.yml` and, in `inputs`, what `make_inputs.py` makes. For each there will be `x.json`,
cabinetry's workspace, and `x.templates.json`, its templates after post-processing: yields and
standard deviations by name.

TUTORIALS, a checkout of cabinetry-tutorials at commit 7f1bb2a779c147e8c95e9a4eb1f61570f48efeea with its
data beside the configurations, adds `tutorial-ntuples.json` and `tutorial-histograms.json`.
"""

import json
import os
import sys
import tempfile
from pathlib import Path

import cabinetry
import numpy as np
import yaml


def build(configuration, output):
    """Writes cabinetry's workspace and templates, made in the current folder."""
    cabinetry.configuration.validate(configuration)
    with tempfile.TemporaryDirectory() as folder:
        configuration["General"]["HistogramFolder"] = folder
        if all("Tree" in sample for sample in configuration["Samples"]):
            cabinetry.templates.build(configuration)
        else:
            cabinetry.templates.collect(configuration)
        cabinetry.templates.postprocess(configuration)
        write(cabinetry.workspace.build(configuration), output)
        templates = {}
        for file in sorted(Path(folder).glob("*_modified.npz")):
            stored = np.load(file)
            templates[file.stem.removesuffix("_modified")] = {
                "yields": stored["yields"].tolist(), "stdev": stored["stdev"].tolist()}
        write(templates, output.with_suffix(".templates.json"))


def write(document, output):
    output.write_text(json.dumps(document, sort_keys=True) + "\n")


def main():
    folder = Path(sys.argv[1]).resolve()
    tutorials = Path(sys.argv[2]).resolve() if len(sys.argv) > 2 else None
    os.chdir(folder)
    for file in sorted(folder.glob("*.yml")):
        build(yaml.safe_load(file.read_text()), file.with_suffix(".json"))
    if tutorials is None:
        return
    with tempfile.TemporaryDirectory() as copy:
        os.chdir(copy)
        os.symlink(tutorials, "inputs")
        for kind in ["ntuples", "histograms"]:
            configuration = yaml.safe_load((tutorials / f"config_{kind}.yml").read_text())
            build(configuration, folder / f"tutorial-{kind}.json")


if __name__ == "__main__":
    main()
