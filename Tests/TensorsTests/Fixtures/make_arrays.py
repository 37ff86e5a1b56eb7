"""Writes shapes.json, creation.json and printing.json: what NumPy makes of calls with arrays.

shapes.json: the array "of" a case holds 0, 1, 2, … under that shape; "call" names the function
and "args" has its arguments; "results" are shapes and elements of what came back.
creation.json: calls with numbers and the elements that they gave.
printing.json: elements as texts, options and what array2string wrote. Run in this folder.
"""

import json
import random

import numpy as np

source = random.Random(30)


def write(name, cases):
    with open(name, "w") as file:
        json.dump({"numpy": np.__version__, "cases": cases}, file, separators=(",", ":"))
        file.write("\n")


# Shapes.

shapes = []


def shape_case(call, of, args, results):
    if not isinstance(results, (list, tuple)):
        results = [results]
    shapes.append({
        "call": call, "of": list(of), "args": args,
        "results": [{"shape": list(r.shape), "values": r.ravel().tolist()} for r in results]})


def axes_of(shape, count=None):
    axes = source.sample(range(len(shape)), len(shape) if count is None else count)
    return [a - len(shape) if source.random() < 0.5 else a for a in axes]


for of in [(5,), (1,), (0,), (3, 4), (1, 3), (2, 0), (2, 3, 4), (3, 1, 2)]:
    x = np.arange(int(np.prod(of))).reshape(of)
    n = len(of)
    for shift in (0, 1, -1, 3, -17, 30):
        shape_case("roll", of, [shift], np.roll(x, shift))
        axes = axes_of(of, source.randint(1, n))
        shifts = [source.randint(-7, 7) for _ in axes]
        shape_case("rollAxes", of, [shifts, axes], np.roll(x, shifts, axes))
    if n > 1:
        for k in range(-3, 5):
            axes = axes_of(of, 2)
            shape_case("rot90", of, [k, axes], np.rot90(x, k, axes))
            shape_case("diagonal", of, [k, axes], np.diagonal(x, k, *axes))
            shape_case("tril", of, [k], np.tril(x, k))
            shape_case("triu", of, [k], np.triu(x, k))
    for _ in range(3):
        axes = axes_of(of, source.randint(1, n))
        shape_case("flip", of, [axes], np.flip(x, axes))
        to = axes_of(of, len(axes))
        shape_case("moveaxis", of, [axes, to], np.moveaxis(x, axes, to))
        times = [source.randint(0, 3) for _ in range(source.randint(0, n + 1))]
        shape_case("tile", of, [times], np.tile(x, times))
        axis = source.randint(-n, n - 1)
        count = source.randint(0, 3)
        shape_case("repeat", of, [[count], [axis]], np.repeat(x, count, axis))
        counts = [source.randint(0, 2) for _ in range(of[axis])]
        shape_case("repeatCounts", of, [counts, [axis]], np.repeat(x, counts, axis))
        at = [source.randint(-6, 6) for _ in range(source.randint(0, 3))]
        shape_case("splitAt", of, [at, [axis]], np.split(x, at, axis))
        parts = source.randint(1, 4)
        shape_case("arraySplit", of, [[parts], [axis]], np.array_split(x, parts, axis))
        # Index arrays that broadcast against the other axes now and then.
        d = [source.choice([m, 1]) for m in of]
        d[axis] = source.randint(0, 3) if of[axis] else 0
        d = d if source.random() < 0.5 else [*of[:axis % n], d[axis], *of[axis % n + 1:]]
        indices = np.array([source.randint(-of[axis], of[axis] - 1)
                            for _ in range(int(np.prod(d)))], dtype=int).reshape(d)
        shape_case("takeAlongAxis", of, [indices.ravel().tolist(), d, [axis]],
                   np.take_along_axis(x, indices, axis))
        after = x.copy()
        np.put_along_axis(after, indices, -5, axis)
        shape_case("putAlongAxis", of, [indices.ravel().tolist(), d, [axis]], after)
    for mode in ("constant", "edge", "reflect", "symmetric", "wrap"):
        for widest in (1, 3, 9):
            if widest == 9 and n == 3:
                continue
            widths = [[source.randint(0, widest), source.randint(0, widest)] for _ in of]
            if mode != "constant":
                widths = [w if m else [0, 0] for w, m in zip(widths, of)]
            more = {"constant_values": -1} if mode == "constant" else {}
            shape_case("pad:" + mode, of, widths, np.pad(x, widths, mode, **more))
    shape_case("atLeast", of, [], [np.atleast_1d(x), np.atleast_2d(x), np.atleast_3d(x)])
    shape_case("stacks", of, [], [np.vstack([x, x + 1]), np.hstack([x, x + 1]),
                                  np.dstack([x, x + 1])])
zero, one = np.array(0), np.array(1)
shape_case("atLeast", (), [], [np.atleast_1d(zero), np.atleast_2d(zero), np.atleast_3d(zero)])
shape_case("stacks", (), [], [f([zero, one]) for f in (np.vstack, np.hstack, np.dstack)])
write("shapes.json", shapes)

# Creation.

creation = []
for args in [(0, 1, 0.1), (0.5, 3, 0.25), (1, 0, -0.3), (0, -1, 0.5), (-1, 1, 0.3), (1, 1.3, 0.1),
             (0, 1e6, 1e5), (2, 2, 1), (0, 0.3, 0.1), (1e-3, 1, 0.05)]:
    creation.append({"call": "arange", "args": args, "values": np.arange(*args, dtype=float).tolist()})
for start, stop in [(0, 1), (1, 0), (-3, 5), (2, 2), (0, 5e-324), (1e-300, 1e300), (0.1, 0.7), (3, 1000)]:
    for count in (0, 1, 2, 3, 7, 10):
        for endpoint in (True, False):
            item = {"args": [start, stop], "count": count, "endpoint": endpoint}
            creation.append({**item, "call": "linspace",
                             "values": np.linspace(start, stop, count, endpoint).tolist()})
            if 1e-30 < abs(stop) < 1e30:
                ends = float(np.float32(start)), float(np.float32(stop))
                creation.append({**item, "call": "linspaceFloat", "values": np.linspace(
                    *ends, count, endpoint, dtype=np.float32).tolist()})
            if abs(stop) < 6:
                creation.append({**item, "call": "logspace",
                                 "values": np.logspace(start, stop, count, endpoint).tolist()})
                creation.append({**item, "call": "logspace2", "values":
                                 np.logspace(start, stop, count, endpoint, base=2).tolist()})
            if start * stop > 0:
                creation.append({**item, "call": "geomspace",
                                 "values": np.geomspace(start, stop, count, endpoint).tolist()})
                creation.append({**item, "call": "geomspace", "args": [-start, -stop],
                                 "values": np.geomspace(-start, -stop, count, endpoint).tolist()})
write("creation.json", creation)

# Printing.

printing = []
NAMES = {"precision": "precision", "floatMode": "floatmode", "suppressesSmall": "suppress_small",
         "threshold": "threshold", "edgeItems": "edgeitems", "lineWidth": "max_line_width",
         "separator": "separator", "sign": "sign"}
TYPES = {"double": np.float64, "float": np.float32, "int64": np.int64, "uint8": np.uint8,
         "bool": np.bool_, "complexDouble": np.complex128, "complexFloat": np.complex64}


def texts(array):
    if array.dtype.kind == "c":
        return [t for z in array.ravel() for t in (str(z.real), str(z.imag))]
    return [str(v) for v in array.ravel()]


def print_case(type, values, shape=None, **options):
    array = np.array(values).astype(TYPES[type])
    array = array.reshape(array.shape if shape is None else shape)
    text = np.array2string(array, **{NAMES[k]: v for k, v in options.items()})
    printing.append({"type": type, "shape": list(array.shape), "options": options,
                     "values": texts(array), "text": text})


def print_cases(values, shape=None, types=("double", "float"), **options):
    for type in types:
        print_case(type, values, shape, **options)


rows = [
    [1, 2, 3], [1.5, -2.25, 1e3], [0.1, 0.2, 0.3], [1 / 3, 2 / 3, -1 / 7], [1e-5, 1, 2], [1e8, 1],
    [1e6, 1], [999999, 1], [1e7, 1e4], [1e-4, 0.05], [9.9e-5, 0.05], [1, 1000], [1, 1001],
    [0, 0, 0], [-0.0, 0, 1], [float("nan"), 1, 2.5], [float("inf"), -float("inf"), 1],
    [float("nan")], [float("inf"), 2], [-float("inf")], [float("nan"), -float("inf"), 1e-9],
    [1e-300, 1e30], [1e16, 1.5], [123456.789, 0.001], [1e10], [1e5, 123.4567891234], [5e-324, 1],
    [1.1, 3.3e12], [0.123456785, 0.5], [2.5, 0.00012345678912], [1.7976931348623157e308, 1e-5],
    [0.30000000000000004, 100], [12345.6789], [1.0000000001, 2], [99999999.9, 1],
]
with np.errstate(over="ignore", under="ignore"):
    for row in rows:
        print_cases(row)
        print_cases(row, suppressesSmall=True)
        print_cases(row, precision=source.choice([0, 1, 3]))
        print_cases(row, sign="+")
        print_cases(row, sign=" ")
        for mode in ("fixed", "unique", "maxprec_equal"):
            print_cases(row, floatMode=mode, precision=4)
            print_cases(row, floatMode=mode)
spread = np.array([round(source.gauss(0, 1), source.choice([1, 2, 5, 17])) for _ in range(60)])
for shape in [(60,), (10, 6), (3, 4, 5), (2, 5, 3, 2), (1, 60), (60, 1)]:
    print_cases(spread, shape)
    print_cases(spread, shape, lineWidth=30, separator=", ", types=("double",))
    print_cases(spread, shape, threshold=10, edgeItems=2)
    print_cases(spread, shape, threshold=10, edgeItems=1, precision=2, suppressesSmall=True)
print_cases(np.arange(1001) - 0.5)
print_cases(np.arange(1000, 2008), (12, 84), types=("int64",))
print_cases([], (0, 3))
print_cases(1.5, ())
print_cases(7, (), types=("int64", "double", "uint8", "bool"))
for values in ([1, 2, 3], [-1, 10, 100], [0], [5, -123456789]):
    for options in ({}, {"sign": "+"}, {"sign": " "}):
        print_cases(values, types=("int64",), **options)
print_cases([[1, 200], [30, 4]], types=("uint8", "int64", "bool", "double"))
print_cases([[True, False], [False, False]], types=("bool",))
print_cases(np.arange(60), lineWidth=20, types=("int64", "uint8"))
for values in ([1 + 2j, 3 - 4j], [0.5j, 1e-5], [1e10 + 1j, 2], [float("nan"), complex(1, -float("inf"))],
               [[1 / 3 + 1j, -2], [3.25 - 1e-3j, 7]]):
    for options in ({}, {"precision": 2}, {"sign": "+"}, {"suppressesSmall": True}):
        print_cases(values, types=("complexDouble", "complexFloat"), **options)
write("printing.json", printing)
