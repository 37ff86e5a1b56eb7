"""Writes products.json: NumPy's sums of products, convolutions, integrals and interpolations.

Run in this folder. The tests read the file alone. Arrays are a shape and their elements in
row-major order; cases name them by their place. Elements are multiples of 1/8 below 4, so that
sums of products are exact in every order.
"""

import json

import numpy as np

random = np.random.RandomState(21)
arrays = []
cases = []


def number(x):
    x = float(x)
    return (int(x) if x == int(x) else x) if np.isfinite(x) else str(x)


def place(x):
    x = np.asarray(x)
    entry = {"shape": list(x.shape), "values": [number(v) for v in x.ravel()]}
    if entry not in arrays:
        arrays.append(entry)
    return arrays.index(entry)


def values(*shape):
    return random.randint(-31, 32, shape) / 8


def case(function, x, result, y=None, **arguments):
    entry = {"function": function, "x": place(x), "result": place(result)}
    if y is not None:
        entry["y"] = place(y)
    cases.append({**entry, **arguments})


def einsum(text, *shapes):
    operands = [values(*shape) for shape in shapes]
    result = np.einsum(text, *operands)
    cases.append({
        "function": "einsum", "text": text, "x": 0, "operands": [place(o) for o in operands],
        "result": place(result)})


for text, *shapes in [
    ("i", [4]), ("i->", [4]), ("ii", [3, 3]), ("ii->i", [3, 3]), ("ij->ji", [2, 3]),
    ("ji", [2, 3]), ("ba", [2, 3]), ("ij->j", [2, 3]), ("iij->j", [3, 3, 2]), ("iii->i", [3, 3, 3]),
    ("...ij->...ji", [2, 3, 4]), ("i...->...", [2, 3, 4]), ("...", [2, 3]), ("...i", [2, 3]),
    ("i...i->...", [3, 2, 3]), ("i...i", [3, 2, 3]), ("->", []), (",->", [], []),
    ("ij,jk", [2, 3], [3, 4]), ("ij,jk->ki", [2, 3], [3, 4]), ("ij,kj->ik", [2, 3], [4, 3]),
    ("ji,jk->ik", [3, 2], [3, 4]), ("ij,j", [2, 3], [3]), ("i,i", [5], [5]), ("i,j", [3], [4]),
    ("i,j->ji", [3], [4]), ("ij,ij->ij", [2, 3], [2, 3]), ("ij,ij", [2, 3], [2, 3]),
    ("ij,ij->i", [4, 3], [4, 3]), ("ij,ji->", [2, 3], [3, 2]), ("bij,bjk->bik", [2, 3, 4], [2, 4, 2]),
    ("bij,bjk->kbi", [2, 3, 4], [2, 4, 2]), ("bhid,bhjd->bhij", [2, 2, 3, 4], [2, 2, 5, 4]),
    ("...ij,...jk->...ik", [2, 3, 4], [4, 2]), ("...ij,...jk", [5, 2, 3], [5, 3, 2]),
    ("...ij,...jk->...ik", [2, 1, 2, 3], [4, 3, 2]), ("...a,...a->...", [2, 1, 3], [4, 3]),
    ("ij,ij->ij", [1, 3], [2, 3]), ("ij,ij->", [1, 3], [2, 3]), ("ij,jk->ik", [2, 1], [3, 4]),
    ("ij,jk->ik", [2, 3], [1, 4]), ("ij,jk->ik", [0, 3], [3, 4]), ("ij,jk->ik", [2, 0], [0, 4]),
    ("ijk,jil->kl", [2, 3, 4], [3, 2, 3]), ("ijkl,kl->ij", [2, 2, 3, 2], [3, 2]),
    ("ii,i->i", [3, 3], [3]), ("ii,jj->ij", [2, 2], [3, 3]), ("aB,Bc->ca", [2, 3], [3, 2]),
    ("i,ij,j", [3], [3, 4], [4]), ("ij,jk,kl->il", [2, 3], [3, 4], [4, 2]),
    ("ij,jk,kl,lm->im", [2, 5], [5, 2], [2, 4], [4, 3]), ("ij,ik,il->jkl", [2, 2], [2, 3], [2, 2]),
    ("i,i,i->i", [4], [4], [4]), ("i,i,i->", [4], [4], [4]), ("i,j,k->kji", [2], [3], [2]),
    ("ab,bc,ca->", [2, 3], [3, 2], [2, 2]), ("a,ab,abc->c", [2], [2, 3], [2, 3, 2]),
    ("...i,...i,ij->...j", [2, 3], [1, 3], [3, 2]), ("i j , j k -> i k", [2, 2], [2, 2]),
    ("ij,j,k->k", [2, 3], [3], [2]), ("ij,k->k", [2, 3], [2]),
]:
    einsum(text, *shapes)

for x, y in [([2, 3], [3, 4]), ([3], [3]), ([2, 3], [3]), ([2, 3, 4], [4, 2]), ([2, 3, 4], [5, 4, 2]), ([], [2, 3])]:
    x, y = values(*x), values(*y)
    case("dot", x, np.dot(x, y), y)
for x, y in [([3], [3]), ([2, 3], [3]), ([2, 3], [4, 3]), ([2, 3, 2], [3, 2])]:
    x, y = values(*x), values(*y)
    case("inner", x, np.inner(x, y), y)
for x, y, axes in [([2, 3, 4], [3, 4, 2], 2), ([2, 3], [3, 2], 1), ([2, 2], [3], 0)]:
    x, y = values(*x), values(*y)
    case("tensordot", x, np.tensordot(x, y, axes), y, order=axes)
for x, y in [([3], [2]), ([2, 2], [3]), ([0], [3])]:
    x, y = values(*x), values(*y)
    case("outer", x, np.outer(x, y), y)
for x, y in [([2, 3], [3, 2]), ([3], [2]), ([2], [2, 3]), ([2, 3, 2], [2, 2])]:
    x, y = values(*x), values(*y)
    case("kron", x, np.kron(x, y), y)
for x, y, axis in [([3], [3], -1), ([4, 3], [4, 3], -1), ([4, 3], [3], -1), ([3, 4], [3, 4], 0), ([2, 1, 3], [4, 3], -1), ([2, 3, 4], [2, 3, 4], 1)]:
    x, y = values(*x), values(*y)
    case("cross", x, np.cross(x, y, axis=axis), y, axis=axis)
for m, n in [(1, 1), (5, 1), (5, 2), (5, 3), (6, 4), (2, 5), (3, 6), (4, 4), (5, 5)]:
    x, y = values(m), values(n)
    for mode in ["full", "same", "valid"]:
        case("convolve " + mode, x, np.convolve(x, y, mode), y)
        case("correlate " + mode, x, np.correlate(x, y, mode), y)
for shape in [(1,), (5,), (3, 4), (2, 3, 4)]:
    y = values(*shape)
    for axis in range(y.ndim):
        points = np.cumsum(random.randint(1, 9, shape[axis]) / 8)
        case("trapezoid", y, np.trapezoid(y, dx=0.25, axis=axis), axis=axis)
        case("trapezoid points", y, np.trapezoid(y, points, axis=axis), points, axis=axis)
points = np.array([-2, -1, 0.5, 0.5, 3, np.inf])
heights = np.array([1, 3, -2, 4, 0.5, 0.5])
x = np.array([[-9, -2, -1.5, -1], [0.25, 0.5, 1, 3], [7, np.inf, np.nan, -np.inf]])
case("interp points", points, heights)
case("interp", x, np.interp(x, points, heights))
case("interp sides", x, np.interp(x, points[:5], heights[:5], left=-7, right=9))

with open("products.json", "w") as file:
    json.dump({"numpy": np.__version__, "arrays": arrays, "cases": cases}, file, separators=(",", ":"))
    file.write("\n")
