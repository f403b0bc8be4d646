"""Gradient-boosted trees of three libraries behind one function each.

`fit(library, parameters, training, judged=None, seed)` trains on (inputs, labels, weights). With `judged`,
events of the same form, it makes as many trees as are best there; otherwise `parameters["trees"]`.
It returns a function from inputs to scores, and the number of trees.
"""
import numpy as np

MOST_TREES = 1500
PATIENCE = 60


def draw(random):
    """Parameters of one trial, by names that are no library's."""
    def between(low, high):
        return float(np.exp(random.uniform(np.log(low), np.log(high))))

    return {
        "rate": between(0.02, 0.2), "leaves": round(between(4, 48)),
        "events_in_leaf": round(between(5, 200)), "ridge": between(0.1, 100),
        "features": float(random.uniform(0.3, 1)), "events": float(random.uniform(0.5, 1)),
    }


def lightgbm(parameters, training, judged, seed, threads):
    import lightgbm

    model = lightgbm.LGBMClassifier(
        n_estimators=parameters.get("trees", MOST_TREES), learning_rate=parameters["rate"],
        num_leaves=parameters["leaves"], min_child_samples=parameters["events_in_leaf"],
        reg_lambda=parameters["ridge"], colsample_bytree=parameters["features"],
        subsample=parameters["events"], subsample_freq=1, random_state=seed, n_jobs=threads,
        deterministic=True, force_row_wise=True, verbosity=-1)
    inputs, labels, weights = training
    if judged is None:
        model.fit(inputs, labels, sample_weight=weights)
        return lambda x: model.predict_proba(x)[:, 1], parameters["trees"]
    model.fit(
        inputs, labels, sample_weight=weights, eval_X=judged[0], eval_y=judged[1],
        eval_sample_weight=[judged[2]], eval_metric="binary_logloss",
        callbacks=[lightgbm.early_stopping(PATIENCE, verbose=False)])
    return lambda x: model.predict_proba(x)[:, 1], model.best_iteration_


def xgboost(parameters, training, judged, seed, threads):
    import xgboost

    model = xgboost.XGBClassifier(
        n_estimators=parameters.get("trees", MOST_TREES), learning_rate=parameters["rate"],
        max_leaves=parameters["leaves"], max_depth=0, grow_policy="lossguide", tree_method="hist",
        # The second derivative of an event is at most a quarter of its weight.
        min_child_weight=parameters["events_in_leaf"] / 4, reg_lambda=parameters["ridge"],
        colsample_bytree=parameters["features"], subsample=parameters["events"], random_state=seed,
        n_jobs=threads, early_stopping_rounds=None if judged is None else PATIENCE)
    inputs, labels, weights = training
    if judged is None:
        model.fit(inputs, labels, sample_weight=weights)
        return lambda x: model.predict_proba(x)[:, 1].astype(float), parameters["trees"]
    model.fit(
        inputs, labels, sample_weight=weights, eval_set=[judged[:2]],
        sample_weight_eval_set=[judged[2]], verbose=False)
    return lambda x: model.predict_proba(x)[:, 1].astype(float), model.best_iteration + 1


def scikit_learn(parameters, training, judged, seed, threads):
    from sklearn.ensemble import HistGradientBoostingClassifier

    def model(trees):
        return HistGradientBoostingClassifier(
            max_iter=trees, learning_rate=parameters["rate"], max_leaf_nodes=parameters["leaves"],
            min_samples_leaf=parameters["events_in_leaf"], l2_regularization=parameters["ridge"],
            max_features=parameters["features"], early_stopping=False, random_state=seed)

    inputs, labels, weights = training
    trees = parameters.get("trees", 400)
    trained = model(trees).fit(inputs, labels, sample_weight=weights)
    if judged is not None:
        losses = [
            log_loss(stage[:, 1], *judged[1:]) for stage in trained.staged_predict_proba(judged[0])]
        trees = int(np.argmin(losses)) + 1
        trained = model(trees).fit(inputs, labels, sample_weight=weights)
    return lambda x: trained.predict_proba(x)[:, 1], trees


LIBRARIES = {"lightgbm": lightgbm, "xgboost": xgboost, "scikit-learn": scikit_learn}


def log_loss(scores, labels, weights):
    """The weighted mean of −log of the score of the right class."""
    right = np.where(labels > 0, scores, 1 - scores)
    return float(-np.average(np.log(np.clip(right, 1e-12, 1)), weights=weights))
