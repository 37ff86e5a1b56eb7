"""Writes linear_algebra.json: what NumPy and SciPy compute for small matrices.

Run it in this folder: python3 make_linear_algebra.py
"""

import json

import numpy as np
import scipy
import scipy.linalg

random = np.random.default_rng(7)


def plain(value):
    """Arrays as nested shapes and flat numbers; complex ones as pairs of parts."""
    array = np.asarray(value)
    if np.iscomplexobj(array):
        array = np.stack([array.real, array.imag], axis=-1)
        return {"shape": list(array.shape[:-1]), "parts": 2, "values": array.ravel().tolist()}
    values = [float(v) if np.isfinite(v) else str(v) for v in array.astype(float).ravel()]
    return {"shape": list(array.shape), "parts": 1, "values": values}


def sorted_complex(values):
    values = np.asarray(values, dtype=complex)
    return values[np.lexsort((values.imag, values.real))]


vectors = [random.normal(size=5), random.normal(size=(2, 3)), np.array([3.0, 0.0, -4.0])]
vector_orders = {"one": 1, "two": 2, "infinity": np.inf, "negativeInfinity": -np.inf, "zero": 0,
                 "p3": 3, "p-1.5": -1.5}
matrix_orders = {"frobenius": "fro", "nuclear": "nuc", "one": 1, "negativeOne": -1, "two": 2,
                 "negativeTwo": -2, "infinity": np.inf, "negativeInfinity": -np.inf}

cases = []
for shape in [(1, 1), (2, 2), (3, 3), (5, 5), (2, 3, 3), (3, 2), (2, 4)]:
    a = random.normal(size=shape)
    results = {
        "pinv": np.linalg.pinv(a),
        "singularValues": np.linalg.svd(a, compute_uv=False),
        "matrixRanks": np.linalg.matrix_rank(a),
        "conds": np.linalg.cond(a),
    }
    for name, order in matrix_orders.items():
        results["norm " + name] = np.linalg.norm(a, order, axis=(-2, -1))
    if shape[-1] == shape[-2]:
        symmetric = a + np.swapaxes(a, -1, -2)
        definite = a @ np.swapaxes(a, -1, -2) + np.eye(shape[-1])
        b = random.normal(size=shape[-1:])
        sign, logarithm = np.linalg.slogdet(a)
        results |= {
            "b": b,
            "solve": np.linalg.solve(a, b),
            "inv": np.linalg.inv(a),
            "dets": np.linalg.det(a),
            "sign": sign,
            "logarithm": logarithm,
            "power 5": np.linalg.matrix_power(a, 5),
            "power -2": np.linalg.matrix_power(a, -2),
            "cholesky": np.linalg.cholesky(definite),
            "eigvalsh": np.linalg.eigvalsh(symmetric),
            "expm": scipy.linalg.expm(a),
            "cond one": np.linalg.cond(a, 1),
            "cond frobenius": np.linalg.cond(a, "fro"),
        }
        if len(shape) == 2:
            p, l, u = scipy.linalg.lu(a)
            results |= {"p": p, "l": l, "u": u, "eigvals": sorted_complex(np.linalg.eigvals(a))}
    if len(shape) == 2:
        q, r = np.linalg.qr(a)
        _, rp, order = scipy.linalg.qr(a, pivoting=True, mode="economic")
        b = random.normal(size=shape[:1])
        x, _, rank, s = np.linalg.lstsq(a, b, rcond=None)
        results |= {"q": q, "r": r, "pivoted r": rp, "order": order,
                    "lstsq b": b, "lstsq": x, "lstsq rank": rank, "lstsq s": s}
    cases.append({"a": plain(a), "results": {k: plain(v) for k, v in results.items()}})

norms = [{"x": plain(x), "results": {
    name: plain(np.linalg.norm(x, order, axis=-1)) for name, order in vector_orders.items()}}
    for x in vectors]

with open("linear_algebra.json", "w") as file:
    json.dump({"numpy": np.__version__, "scipy": scipy.__version__, "cases": cases,
               "vectors": norms}, file)
    file.write("\n")
