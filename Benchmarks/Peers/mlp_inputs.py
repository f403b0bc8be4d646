"""Writes the arrays that mlp.py draws, drawn in the same order, for programs without numpy's generator: inputs/mlp_*.npy."""
import os
import numpy as np

N, sizes = 800_000, [30, 64, 64, 1]
rng = np.random.default_rng(7)
x = rng.standard_normal((N, 30))
y = (x[:, :3].sum(1) + rng.standard_normal(N) > 0).astype(float)
weights = [rng.standard_normal((a, b)) / np.sqrt(a) for a, b in zip(sizes, sizes[1:])]

os.makedirs("inputs", exist_ok=True)
np.save("inputs/mlp_x.npy", x)
np.save("inputs/mlp_y.npy", y)
for i, w in enumerate(weights):
    np.save(f"inputs/mlp_w{i}.npy", w)
    np.save(f"inputs/mlp_b{i}.npy", np.zeros(w.shape[1]))
