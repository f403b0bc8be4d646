"""What pyhf says of a workspace: judge.py WORKSPACE.json

Prints JSON: version, and either numbers or problem.
"""

import json
import math
import sys
import warnings


def judgement(path):
    import pyhf

    with open(path, encoding="utf-8") as file:
        model = pyhf.Workspace(json.load(file)).model()
    config = model.config

    def asimov(mu):
        parameters = list(config.suggested_init())
        parameters[config.poi_index] = mu
        return model.expected_data(parameters)

    q0 = pyhf.infer.test_statistics.q0(
        0.0, asimov(1.0), model,
        config.suggested_init(), config.suggested_bounds(), config.suggested_fixed())
    numbers = {
        "significance": math.sqrt(max(float(q0), 0.0)),
        "cls": float(pyhf.infer.hypotest(1.0, asimov(0.0), model, test_stat="qtilde"))}
    for name, value in numbers.items():
        if not math.isfinite(value):
            return {"problem": f"its {name} is {value}"}
    return {"numbers": numbers}


def main():
    warnings.simplefilter("ignore")
    import pyhf

    pyhf.set_backend("numpy", precision="64b")
    try:
        answer = judgement(sys.argv[1])
    except Exception as error:  # Whatever pyhf makes of the workspace is its opinion.
        answer = {"problem": f"{type(error).__name__}: {error}"}
    print(json.dumps({"version": pyhf.__version__, **answer}))


main()
