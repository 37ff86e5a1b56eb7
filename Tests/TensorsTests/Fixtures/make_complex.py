#!/usr/bin/env python3
"""Writes complex.json: arguments of functions of complex numbers and their values.

    python3 Tests/TensorsTests/Fixtures/make_complex.py

Under "double" and "float" there are columns for each function, numbers separated by spaces, each
the bits of a double: the parts of the arguments z (and w), which numbers of the type can have,
and the parts of the values f, from mpmath with 4000 bits, rounded to double. Values out of the
type's range are left out. Under "special" are the values that NumPy has for infinities, NaN, zeros
of both signs and numbers on the branch cuts. Needs mpmath and NumPy; "made with" names versions.
"""

import json
import math
import pathlib
import random
import struct

import mpmath
import numpy as np
from mpmath import mp, mpc, mpf

mp.prec = 4000
INF, NAN = math.inf, math.nan


def bits(x):
    return format(struct.unpack("<Q", struct.pack("<d", x))[0], "x")


def column(numbers):
    return " ".join(f"{bits(z.real)} {bits(z.imag)}" for z in numbers)


def rounded(z, is_float):
    z = complex(z)
    with np.errstate(over="ignore"):
        return complex(np.complex64(z)) if is_float else z


def spread(source, count, low, high):
    """Complex numbers of all sizes from 2^low to 2^high, in all directions and near the axes."""
    numbers = []
    for k in range(count):
        size = 2.0 ** source.uniform(low, high)
        angle = source.uniform(-math.pi, math.pi)
        z = size * complex(math.cos(angle), math.sin(angle))
        if k % 4 == 1:
            z = complex(z.real, z.imag * 2.0 ** source.uniform(-20, 0))
        elif k % 4 == 2:
            z = complex(z.real * 2.0 ** source.uniform(-20, 0), z.imag)
        numbers.append(z)
    return numbers


NEAR_ONE = [1 + 1e-8j, 1 + 1e-5 + 1e-9j, -1 - 1e-8j, -1 + 1e-6 + 1e-7j, 0.6 + 0.8j, 0.8 - 0.6j,
            -0.28 + 0.96j, 0.7071 - 0.7071j, 0.99999 + 0.0044j, 1.5 + 1e-9j, -2 - 1e-12j]
NEAR_I = [z * 1j for z in NEAR_ONE]
CIRCLE = [-1 + 0.8 - 0.6j, -1 + 0.28 + 0.96j, -0.0001 + 0.0141j, -1e-8 - 1.414e-4j, -1 + 1e-9j,
          -2 + 1e-5j, -0.5 + 0.866j, 1e-9 - 1e-12j, -1e-17 + 1e-20j, 0.3 + 2j, -1.2 + 1.7j]
PI = [math.pi + 1e-9j, math.pi / 2 - 1e-7j, -math.pi / 2 + 1e-3j, 3 * math.pi + 0.1j, 355 + 1j]
PI_I = [z * 1j for z in PI]
LARGE = [300 + 700j, -680 + 3j, 85 - 1000j, -40 + 20j]

UNARY = {
    "square": (lambda z: z * z, -60, 60, []),
    "reciprocal": (lambda z: 1 / z, -120, 120, [1e300 + 1e299j, 1e-300 - 1e-301j, 1e-160 + 1e-170j]),
    "sign": (lambda z: z / abs(z), -120, 120, [1e308 + 1e308j, 5e-324 - 5e-324j, 1e-200 + 1e-201j]),
    "sqrt": (mp.sqrt, -120, 120, [1e308 + 1e308j, -1e-310 + 5e-324j, -1 + 1e-20j]),
    "exp": (mp.exp, -30, 8, LARGE),
    "expm1": (lambda z: mp.expm1(z) if abs(z) > 1e-3 else mp.exp(z) - 1, -60, 8,
              LARGE + [math.log(2) + 1.0471975j, 1e-9 + 1e-5j, 0.005 + 0.1j, 701 + 0.5j]),
    "log": (mp.log, -120, 120, NEAR_ONE + [1e308 + 1e308j, 5e-324 - 1e-323j]),
    "log2": (lambda z: mp.log(z) / mp.log(2), -120, 120, NEAR_ONE),
    "log10": (lambda z: mp.log(z) / mp.log(10), -120, 120, NEAR_ONE),
    "log1p": (lambda z: mp.log(1 + z), -60, 120, CIRCLE + [1e308 - 1e308j]),
    "sin": (mp.sin, -30, 6, PI + [3 + 700j]),
    "cos": (mp.cos, -30, 6, PI + [3 + 700j]),
    "tan": (mp.tan, -30, 5, PI + [3 + 300j]),
    "sinh": (mp.sinh, -30, 6, PI_I + [700 - 3j]),
    "cosh": (mp.cosh, -30, 6, PI_I + [700 - 3j]),
    "tanh": (mp.tanh, -30, 5, PI_I + [300 - 3j]),
    "asin": (mp.asin, -60, 60, NEAR_ONE + [1e300 + 1e300j]),
    "acos": (mp.acos, -60, 60, NEAR_ONE + [1e300 + 1e300j]),
    "atan": (mp.atan, -60, 60, NEAR_I + [1e300 + 1e300j]),
    "asinh": (mp.asinh, -60, 60, NEAR_I + [1e300 + 1e300j]),
    "acosh": (mp.acosh, -60, 60, NEAR_ONE + [1e300 + 1e300j]),
    "atanh": (mp.atanh, -60, 60, NEAR_ONE + [1e300 + 1e300j]),
}

POWERS = [(1 + 2j, 2), (-3 + 1j, 3), (0.5 - 0.25j, -4), (1.5 + 1j, 16), (2 - 1j, 17), (-2 + 1e-3j, 0.5),
          (1e10 + 1e9j, 20), (1e-10 - 3e-11j, 25 + 3j), (1 + 1e-9j, 1e9), (2 + 0.1j, 100 - 40j)]

SPECIAL = {
    "sign": np.sign, "sqrt": np.sqrt, "exp": np.exp, "log": np.log, "sin": np.sin, "cos": np.cos,
    "tan": np.tan, "asin": np.arcsin, "acos": np.arccos, "atan": np.arctan, "sinh": np.sinh,
    "cosh": np.cosh, "tanh": np.tanh, "asinh": np.arcsinh, "acosh": np.arccosh, "atanh": np.arctanh,
}


def table(is_float):
    source = random.Random(7)
    count, limit = (24, 3e38) if is_float else (40, 1.7e308)
    least = 1.2e-38 if is_float else 5e-324

    def fits(z):
        return math.isfinite(z.real) and math.isfinite(z.imag) and least <= abs(z) <= limit

    result = {}
    for name, (function, low, high, more) in UNARY.items():
        zs = [rounded(z, is_float) for z in spread(source, count, low, high) + more]
        pairs = [(z, complex(function(mpc(z)))) for z in zs if fits(z)]
        pairs = [(z, f) for z, f in pairs if fits(f)]
        result[name] = {"z": column(z for z, _ in pairs), "f": column(f for _, f in pairs)}
    zs, ws = spread(source, count, -30, 30), spread(source, count, -4, 4)
    triples = [(rounded(z, is_float), rounded(w, is_float)) for z, w in list(zip(zs, ws)) + POWERS]
    triples = [(z, w, complex(mp.exp(mpc(w) * mp.log(mpc(z))))) for z, w in triples
               if fits(z) and abs(mpc(w) * mp.log(mpc(z))) < 500]
    triples = [t for t in triples if fits(t[2])]
    result["pow"] = {key: column(t[k] for t in triples) for k, key in enumerate("zwf")}
    return result


def special():
    parts = [-INF, -2.0, -1.0, -0.0, 0.0, 0.5, 2.0, INF, NAN]
    z = np.array([complex(x, y) for x in parts for y in parts])
    with np.errstate(all="ignore"):
        result = {name: {"f": column(function(z))} for name, function in SPECIAL.items()}
    result["z"] = {"f": column(z)}
    return result


content = {
    "made with": f"mpmath {mpmath.__version__}, NumPy {np.__version__}",
    "double": table(False), "float": table(True), "special": special(),
}
path = pathlib.Path(__file__).with_name("complex.json")
path.write_text(json.dumps(content, indent=1) + "\n")
