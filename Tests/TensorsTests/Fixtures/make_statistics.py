"""Writes statistics.json: what NumPy's reductions, orders and statistics give for small arrays.

Run beside the file to be written. The tests read the file alone. Arrays are a shape and their
elements in row-major order; what is not finite is a string. Cases name arrays by their place.
"""

import json
import warnings

import numpy as np

warnings.simplefilter("ignore")
random = np.random.RandomState(20)


def number(x):
    x = x.item()
    return x if not isinstance(x, float) or np.isfinite(x) else str(x)


def array(x):
    x = np.asarray(x)
    return {"shape": list(x.shape), "values": [number(v) for v in x.ravel()]}


reals = [random.standard_normal(s) for s in [(1,), (7,), (10,), (4, 5), (2, 3, 4), (9, 3)]]
# Few different values, a large offset, zeros of both signs, infinities.
reals.append(random.randint(-3, 4, (4, 6)) / 4)
reals.append(1e9 + random.standard_normal((2, 20)))
reals.append(np.array([0.0, -0.0, 2.0, -np.inf, np.inf, -2.0, -0.0, 0.0]))
gaps = [np.where(random.random_sample(x.shape) < 0.3, np.nan, x) for x in reals[1:7]]
gaps.append(np.full((2, 3), np.nan))
counts = [random.randint(0, 12, n) for n in (1, 9, 40)]

arrays = []
cases = []


def place(x):
    """The place of an array among those written, where it is once."""
    entry = array(x)
    if entry not in arrays:
        arrays.append(entry)
    return arrays.index(entry)


def case(function, x, result, y=None, **arguments):
    entry = {"function": function, "x": place(x), "result": place(result)}
    if y is not None:
        entry["y"] = place(y)
    cases.append({**entry, **arguments})


def axes_of(x):
    yield None
    for axis in range(x.ndim):
        yield [axis]
    if x.ndim > 2:
        yield [0, 2]
        yield [0, 1, 2]


fractions = [0.0, 0.1, 1 / 3, 0.77, 1.0]
for x in reals:
    for axes in axes_of(x):
        axis = None if axes is None else tuple(axes)
        for name in ["sum", "prod", "mean", "max", "min", "ptp", "median"]:
            case(name, x, getattr(np, name)(x, axis=axis), axes=axes)
        for ddof in [0, 1]:
            case("var", x, np.var(x, axis=axis, ddof=ddof), axes=axes, ddof=ddof)
        case("quantile", x, np.quantile(x, fractions, axis=axis), axes=axes, fractions=fractions)
        case("count_nonzero", x, np.count_nonzero(x, axis=axis), axes=axes)
    for axis in range(-1, x.ndim):
        case("cumsum", x, np.cumsum(x, axis=None if axis < 0 else axis), axis=axis)
        case("cumprod", x, np.cumprod(x, axis=None if axis < 0 else axis), axis=axis)
for x in gaps:
    for axes in axes_of(x):
        axis = None if axes is None else tuple(axes)
        for name in ["nansum", "nanprod", "nanmean", "nanmax", "nanmin", "nanmedian"]:
            case(name, x, getattr(np, name)(x, axis=axis), axes=axes)
        for ddof in [0, 2]:
            case("nanvar", x, np.nanvar(x, axis=axis, ddof=ddof), axes=axes, ddof=ddof)
        case("nanquantile", x, np.nanquantile(x, fractions, axis=axis), axes=axes, fractions=fractions)
        case("median", x, np.median(x, axis=axis), axes=axes)
        case("max", x, np.max(x, axis=axis), axes=axes)
for x in reals + gaps:
    for axis in range(x.ndim):
        case("sort", x, np.sort(x, axis=axis), axis=axis)
        case("argsort", x, np.argsort(x, axis=axis, kind="stable"), axis=axis)
        case("argmax", x, np.argmax(x, axis=axis), axis=axis)
        case("argmin", x, np.argmin(x, axis=axis), axis=axis)
    values, first, inverse, number_of = np.unique(
        x, return_index=True, return_inverse=True, return_counts=True)
    case("unique", x, values)
    case("unique first", x, first)
    case("unique inverse", x, inverse)
    case("unique counts", x, number_of)
    case("argwhere", x, np.argwhere(x))
    if x.ndim == 2:
        case("lexsort", x, np.lexsort(x))
        case("diff", x, np.diff(x, n=2, axis=0), order=2, axis=0)
for x in reals[:7]:
    sorted_values = np.sort(x, axis=None)
    y = np.concatenate([sorted_values[::2], random.standard_normal(5), [np.nan, np.inf]])
    for side in ["left", "right"]:
        case("searchsorted " + side, sorted_values, np.searchsorted(sorted_values, y, side), y)
        right = side == "right"
        case("digitize " + side, y, np.digitize(y, sorted_values, right), sorted_values)
        falling = sorted_values[::-1]
        case("digitize " + side, y, np.digitize(y, falling, right), falling)
    hist, edges = np.histogram(x, bins=7)
    case("histogram", x, hist, edges, bins=7)
    case("histogram density", x, np.histogram(x, bins=7, density=True)[0], bins=7)
    hist, edges = np.histogram(x, bins=5, range=(-1, 0.5))
    case("histogram in range", x, hist, edges, bins=5)
    edges = np.array([-1, -0.5, -0.5, 0, 0.75, 2])
    case("histogram of edges", x, np.histogram(x, bins=edges)[0], edges)
    if x.ndim < 3:
        case("cov", x, np.cov(x, ddof=0), ddof=0)
        case("cov", x, np.cov(x), ddof=1)
        case("corrcoef", x, np.corrcoef(x))
for x in counts:
    case("bincount", x, np.bincount(x, minlength=10))
    weights = random.standard_normal(x.shape)
    case("bincount weighted", x, np.bincount(x, weights), weights)
for a, b in [(reals[6], reals[6][1:3] + 0.25), (gaps[5], gaps[5][:2]), (reals[1], reals[0])]:
    case("intersect1d", a, np.intersect1d(a, b), b)
    case("union1d", a, np.union1d(a, b), b)
    case("setdiff1d", a, np.setdiff1d(a, b), b)
    case("setxor1d", a, np.setxor1d(a, b), b)
    case("isin", a, np.isin(a, b), b)

with open("statistics.json", "w") as file:
    json.dump({"numpy": np.__version__, "arrays": arrays, "cases": cases}, file, separators=(",", ":"))
    file.write("\n")
