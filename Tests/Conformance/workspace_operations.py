#!/usr/bin/env python3
"""Asks pyhf and jsonpatch whether what Apus did to workspaces and documents is right.

    workspace_operations.py FOLDER

FOLDER/cases.json is a list of objects with

    operation   prune, rename, combine or sorted of pyhf's Workspace; patch for jsonpatch; digest
                for pyhf.utils.digest; text for json.dumps(sort_keys=True, ensure_ascii=False)
    document    what it is done to
    other       the right workspace of combine
    arguments   keyword arguments; the patch; the algorithm
    result      what Apus made of it, absent where Apus threw an error

Exits with 0 when all agree, 1 when one does not.
"""

import json
import sys
from pathlib import Path

import jsonpatch
import jsonpointer
import pyhf

ERRORS = (
    pyhf.exceptions.InvalidWorkspaceOperation,
    pyhf.exceptions.InvalidSpecification,
    jsonpatch.JsonPatchException,
    jsonpointer.JsonPointerException,
    ValueError,
)


def perform(case):
    operation, document = case["operation"], case["document"]
    arguments = case.get("arguments", {})
    if operation == "patch":
        return jsonpatch.apply_patch(document, arguments)
    if operation == "digest":
        return pyhf.utils.digest(document, algorithm=arguments)
    if operation == "text":
        return json.dumps(document, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    workspace = pyhf.Workspace(document)
    if operation == "combine":
        return dict(pyhf.Workspace.combine(workspace, pyhf.Workspace(case["other"]), **arguments))
    if operation == "sorted":
        return dict(pyhf.Workspace.sorted(workspace))
    return dict(getattr(workspace, operation)(**arguments))


def strict(value):
    """The value such that true is not 1, as in JSON, while 1 is 1.0."""
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, list):
        return [strict(element) for element in value]
    if isinstance(value, dict):
        return {key: strict(element) for key, element in value.items()}
    return [value] if isinstance(value, str) else value


def disagreement(case):
    try:
        expected = perform(case)
    except ERRORS as error:
        return f"an error is expected: {error!r}" if "result" in case else None
    if "result" not in case:
        return f"no error is expected, but {str(expected)[:300]}"
    if strict(expected) != strict(case["result"]):
        return f"expected {str(expected)[:2000]}\n    given {str(case['result'])[:2000]}"
    return None


def main():
    cases = json.loads(Path(sys.argv[1], "cases.json").read_text(encoding="utf-8"))
    failures = 0
    for index, case in enumerate(cases):
        problem = disagreement(case)
        if problem is not None:
            failures += 1
            short = {key: str(value)[:300] for key, value in case.items() if key != "result"}
            print(f"case {index}: {short}: {problem}", file=sys.stderr)
    print(f"{len(cases)} cases, {failures} disagreements")
    return 1 if failures or not cases else 0


if __name__ == "__main__":
    sys.exit(main())
