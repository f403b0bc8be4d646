#!/usr/bin/env python3
"""Runs commands of pyhf and of apus on the same inputs and compares what they print.

    command_line.py APUS FOLDER

APUS is the program; FOLDER/commands.json is a list of objects with

    arguments   what both are given, in FOLDER
    apus        further arguments of apus, such as --json where pyhf prints nothing else
    file        the output file that both write, where pyhf has JSON nowhere else
    tolerance   the largest relative difference of numbers, 0 if absent; numbers of fits agree to
                pyhf's precision only
    text        true where lines are compared, not JSON

Every member of pyhf's JSON has to be in that of apus, which may have more. Commands that pyhf refuses
have to be refused. Exits with 0 when all agree, 1 when one does not.
"""

import json
import logging
import os
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner
from pyhf.cli import cli


def run_pyhf(arguments):
    """The exit status and the standard output of pyhf, without starting Python again."""
    result = CliRunner().invoke(cli, arguments)
    return result.exit_code, getattr(result, "stdout", result.output)


def run_apus(program, arguments):
    result = subprocess.run([program, *arguments], capture_output=True, text=True)
    return result.returncode, result.stdout


def differences(ours, theirs, tolerance, place=""):
    """One line for each place where apus does not say what pyhf says."""
    if isinstance(theirs, bool) or isinstance(ours, bool) or not isinstance(theirs, (int, float)):
        if isinstance(theirs, dict) and isinstance(ours, dict):
            for key, value in theirs.items():
                if key not in ours:
                    yield f"{place}/{key} is missing"
                else:
                    yield from differences(ours[key], value, tolerance, f"{place}/{key}")
        elif isinstance(theirs, list) and isinstance(ours, list):
            if len(ours) != len(theirs):
                yield f"{place}: {len(ours)} elements, pyhf {len(theirs)}"
            for index, pair in enumerate(zip(ours, theirs)):
                yield from differences(*pair, tolerance, f"{place}/{index}")
        elif ours != theirs:
            yield f"{place}: {ours!r}, pyhf {theirs!r}"
    elif not isinstance(ours, (int, float)):
        yield f"{place}: {ours!r}, pyhf {theirs!r}"
    elif abs(ours - theirs) > tolerance * max(abs(theirs), 1 if tolerance else 0):
        yield f"{place}: {ours}, pyhf {theirs}"


def output(status, text, case):
    """What a command said: JSON, or lines."""
    if case.get("text"):
        return text.split("\n")
    if "file" not in case:
        return json.loads(text)
    file = Path(case["file"])
    content = json.loads(file.read_text())
    file.unlink()
    return content


def compare(program, case):
    status, text = run_pyhf(case["arguments"])
    theirs = output(status, text, case) if status == 0 else None
    our_status, our_text = run_apus(program, case["arguments"] + case.get("apus", []))
    if (status == 0) != (our_status in (0, 1)):
        return [f"status {our_status}, pyhf {status}"]
    if status != 0:
        return []
    ours = output(our_status, our_text, case)
    return list(differences(ours, theirs, case.get("tolerance", 0)))


def main():
    program = str(Path(sys.argv[1]).resolve())
    logging.disable(logging.CRITICAL)
    os.chdir(sys.argv[2])
    cases = json.loads(Path("commands.json").read_text())
    failures = 0
    for case in cases:
        for line in compare(program, case):
            failures += 1
            print(f"{' '.join(case['arguments'])}: {line}")
    if not cases:
        print("no commands to compare")
    return 1 if failures or not cases else 0


if __name__ == "__main__":
    sys.exit(main())
