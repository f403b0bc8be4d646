"""Writes the workspaces that pyhf makes of HistFactory's XML, as JSON.

    python histfactory_xml.py workspaces.json top-level.xml ...

The JSON is {file: workspace}. Relative paths start from the folder above the top-level file's
`config` folder, as in the examples of ROOT and pyhf.
"""

import json
import sys
from pathlib import Path

from pyhf import readxml


def folder_above_config(path):
    parents = Path(path).parents
    return next(parent.parent for parent in parents if parent.name == "config")


def main(output, *paths):
    workspaces = {path: readxml.parse(path, folder_above_config(path)) for path in paths}
    with open(output, "w", encoding="utf-8") as file:
        json.dump(workspaces, file)


if __name__ == "__main__":
    main(*sys.argv[1:])
