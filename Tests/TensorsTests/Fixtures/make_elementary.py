#!/usr/bin/env python3
"""Writes elementary.json: arguments of elementary functions and their correctly rounded values.

    python3 Tests/TensorsTests/Fixtures/make_elementary.py

For each function and type there are columns, numbers separated by spaces: the bits of the
arguments x (and x2), the bits of the value y rounded to the type, and the rest: how far the exact
value lies above the rounded one, in thousandths of the distance between numbers there. Values
come from mpmath with 2600 bits, enough for the smallest numbers. Under "numpy" are the divisions
of special values as NumPy does them. Needs mpmath and NumPy; "made with" names their versions.
"""

import json
import math
import pathlib
import random
import struct

import mpmath
import numpy as np
from mpmath import mp, mpf

mp.prec = 2600
INF, NAN = math.inf, math.nan


class Format:
    def __init__(self, name, code, integer, precision, emin):
        self.name, self.code, self.integer = name, code, integer
        self.precision, self.emin = precision, emin
        self.tiny = 2.0 ** (emin - precision + 1)
        self.largest = (2 - 2.0 ** (1 - precision)) * 2.0 ** (1 - emin)

    def rounded(self, x):
        """A Python number in this format; out of range, infinity."""
        if abs(x) > self.largest and math.isfinite(x):
            return math.copysign(INF, x)
        return struct.unpack(self.code, struct.pack(self.code, x))[0]

    def bits(self, x):
        return format(struct.unpack(self.integer, struct.pack(self.code, x))[0], "x")

    def value(self, exact):
        """The bits of an exact value, and the rest in thousandths of an ulp."""
        if not isinstance(exact, mpf) or not mp.isfinite(exact):
            return self.bits(float(exact)), 0
        if exact == 0:
            return self.bits(0.0), 0
        exponent = max(mp.frexp(exact)[1] - 1, self.emin)
        unit = mpf(2) ** (exponent - self.precision + 1)
        nearest = mp.nint(exact / unit) * unit
        if abs(nearest) > self.largest:
            return self.bits(math.copysign(INF, exact)), 0
        # The fraction is lost in the smallest results, not its sign.
        number = float(nearest) if nearest else math.copysign(0.0, exact)
        return self.bits(number), int(mp.nint((exact - nearest) / unit * 1000))

    def spread(self, source, count, low, high):
        """Numbers of all sizes from 2^low to 2^high, of both signs."""
        low, high = max(low, self.emin - self.precision + 1), min(high, -self.emin)
        return [2.0 ** source.uniform(low, high) * source.choice([-1, 1]) for _ in range(count)]


DOUBLE = Format("double", "<d", "<Q", 53, -1022)
FLOAT = Format("float", "<f", "<I", 24, -126)


def odd(function, at_infinity):
    def value(x):
        if math.isinf(x):
            return math.copysign(at_infinity, x) if at_infinity == at_infinity else NAN
        return x if x == 0 else function(mpf(x))
    return value


def even(function, at_infinity):
    return lambda x: at_infinity if math.isinf(x) else function(mpf(x))


def monotonic(function, below, above):
    return lambda x: function(mpf(x)) if math.isfinite(x) else above if x > 0 else below


def inside(low, high, function):
    return lambda x: function(x) if low <= x <= high else NAN


def logarithm(function, pole):
    def value(x):
        if x == pole:
            return -INF
        return NAN if x < pole else INF if x == INF else x if x == 0 and pole else function(mpf(x))
    return value


def expm1(x):
    return x if x == 0 else INF if x == INF else -1.0 if x == -INF else mp.expm1(mpf(x))


def atanh(x):
    return math.copysign(INF, x) if abs(x) == 1 else x if x == 0 else mp.atanh(mpf(x))


def sinc(x):
    if x == 0:
        return mpf(1)
    if math.isinf(x) or x == math.floor(x):
        return 0.0
    return mp.sinpi(mpf(x)) / (mp.pi * mpf(x))


# Functions with the exponents of 2 between which arguments lie, and arguments of their own: edges
# of the domain and of the algorithms, and where a search found the largest errors.
PI = [math.pi * k / 2 for k in (1, 2, 3, 4, 11, 355, 1e6)]
FAR = [1e22, 6381956970095103.0 * 2.0**797, 2.0**120, 1.7e308, 3e38]
UNARY = {
    "exp2": (monotonic(lambda x: mpf(2) ** x, 0.0, INF), -60, 10,
             [-1074, -1074.5, -1075, -1075.1, -1022.5, 1023.9, 1024, -149, -150, -126.5, 127.9]),
    "expm1": (expm1, -60, 10, [
        -40, -37.5, 0.38345, 0.386186, 0.34657, 0.34658, -0.34657, 1.0397, 709.7, 709.79, 88.7]),
    "log": (logarithm(mp.log, 0), -1074, 1023, [2.71596, 2.57931, 1.41421, 0.70711]),
    "log2": (logarithm(lambda x: mp.log(x) / mp.log(2), 0), -1074, 1023, [2, 8, 0.125, 2.0**-1040]),
    "log10": (logarithm(lambda x: mp.log(x) / mp.log(10), 0), -1074, 1023, [10, 1000, 0.1, 1e-300]),
    "log1p": (logarithm(mp.log1p, -1), -60, 1023, [
        0.632331, -0.2929, -0.29288, 0.41421, 0.41422, -0.99999999]),
    "cbrt": (odd(lambda x: mp.sign(x) * mp.cbrt(abs(x)), INF), -1074, 1023, [
        8, -27, 0.001, 2.35327]),
    "sigmoid": (monotonic(lambda x: 1 / (1 + mp.exp(-x)), 0.0, 1.0), -30, 10,
                [-2.74596, -1.94955, -0.9, -745, -746, -740.3, -708.4, -710, -36.8, 36.8, -103.9,
                 -87.5, -88.8, -17, 17]),
    "sin": (odd(mp.sin, NAN), -30, 1023, PI + FAR),
    "cos": (even(mp.cos, NAN), -30, 1023, PI + FAR),
    "tan": (odd(mp.tan, NAN), -30, 1023, PI + FAR + [0.779128, 3.91856, -2.38105]),
    "asin": (inside(-1, 1, odd(mp.asin, NAN)), -60, 0, [0.602003, 0.5, 0.999999, -0.999999]),
    "acos": (inside(-1, 1, lambda x: mp.acos(mpf(x))), -60, 0, [0.68104, 0.5, 0.999999, -0.999999]),
    "atan": (odd(mp.atan, math.pi / 2), -60, 1023, []),
    "sinh": (odd(mp.sinh, INF), -60, 10, [9.32729e-07, 0.3, 21.9, 22, 709.79, 710.4, 710.5, 89.4]),
    "cosh": (even(mp.cosh, INF), -30, 10, [3.82646, 0.3, 21.9, 22, 709.79, 710.4, 710.5, 89.4]),
    "tanh": (odd(mp.tanh, 1.0), -60, 6, [
        0.0307514, -0.554061, 0.549306, 0.549307, 19.06, 22, 9.01]),
    "asinh": (odd(mp.asinh, INF), -60, 1023, []),
    "acosh": (lambda x: NAN if x < 1 else INF if x == INF else mp.acosh(mpf(x)), 0, 1023,
              [1.0000001, 1.01, 1.25, 2, 3]),
    "atanh": (inside(-1, 1, atanh), -60, 0, [0.5, 0.999999, -0.999999]),
    "sinc": (sinc, -30, 60, [3.19265, 0.5, 1.5, 2.000001, 1e6 + 0.25, 0.999999999]),
    "deg2rad": (odd(lambda x: x * mp.pi / 180, INF), -1074, 1023, [90, 180, 360]),
    "rad2deg": (odd(lambda x: x * 180 / mp.pi, INF), -1074, 1023, PI),
}


def atan2(y, x):
    if y == 0 or not math.isfinite(y) or not math.isfinite(x):
        return special_angle(y, x)
    return mp.atan2(mpf(y), mpf(x))


def special_angle(y, x):
    angle = abs(math.atan2(y, x))
    quarters = {0.0: 0, math.pi / 4: 1, math.pi / 2: 2, math.pi * 3 / 4: 3, math.pi: 4}[angle]
    if quarters == 0:
        return math.copysign(0.0, y)
    return mp.pi * quarters / 4 * int(math.copysign(1, y))


def hypot(x, y):
    return INF if math.isinf(x) or math.isinf(y) else mp.sqrt(mpf(x) ** 2 + mpf(y) ** 2)


def logaddexp(x, y):
    if math.isinf(x) or math.isinf(y):
        return INF if INF in (x, y) else max(x, y) if x == y else mpf(max(x, y))
    return mp.log(mp.exp(mpf(x)) + mp.exp(mpf(y)))


def power(x, y):
    if x == 0 or y == 0 or x == 1 or not math.isfinite(x) or not math.isfinite(y):
        with np.errstate(all="ignore"):
            return float(np.power(x, y))
    if x < 0:
        return NAN if y != math.floor(y) else mp.power(mpf(x), int(y))
    return mp.exp(mpf(y) * mp.log(mpf(x)))


BINARY = {
    "atan2": (atan2, -40, 40, [
        (1.3126098805920214, 6.774174787054447), (-7.37827344, 28.98559219)]),
    "hypot": (hypot, -1074, 1022, [(3, 4), (1e308, 1e308), (1e-320, 1e-320), (1e200, 1)]),
    "logaddexp": (logaddexp, -4, 9, [
        (-math.log(2), -math.log(2)), (-0.5, -0.9327521295671886), (-1e-9, -20.7), (-3e-5, -10.41),
        (-1, -0.4586751453870819), (-745, -745), (-800, -799.5), (709.5, 709), (1e6, 1e6), (5, -40),
        (-0.25, -1.5086916577), (-0.1, -2.3521684610440907), (0, -745), (-0.69, -0.6963)]),
    "pow": (power, -3, 8, [
        (2, 0.5), (-2, 3), (-2, 3.5), (10, 308), (10, -320), (0.5, 1074), (1.0000000001, 7e12),
        (0.9999999999, -7e12), (1e-300, 1.05), (-1.5, 1e15), (3, -640), (1.0001, 887000),
        # Beside 1, and at the ends of intervals beside it.
        (1.0043290997, -99185.6), (1.0027056, 255887.4), (0.99733245, 64215.4), (0.99733, -250000),
        (1.0104, -68000), (0.9935, 100000), (1.00260416, 260000), (0.9987, -540000),
        (1.0000000000000042, -1.6e17), (1.0027, 22754), (0.9973324, 30000), (1.4087, 2000)]),
}
SPECIAL = [0.0, -0.0, 1.0, -1.0, INF, -INF, NAN]


def arguments(f, source, low, high, own):
    points = SPECIAL + own + [-p for p in own]
    points += [f.tiny, -f.tiny, f.tiny * 3, 2.0**f.emin, -(2.0**f.emin), f.largest, -f.largest]
    points += [1 + s * 2.0**-k for k in (3, 10, 23, 30, 52) for s in (1, -1)]
    points += f.spread(source, 26 if f is DOUBLE else 20, low, high)
    points += f.spread(source, 26 if f is DOUBLE else 20, -12, min(5, high))
    return [f.rounded(float(p)) for p in points]


def columns(f, rows):
    """Rows of arguments and an exact value as columns of text."""
    names = ["x", "x2"]
    table, seen = {}, set()
    for *xs, exact in rows:
        bits = tuple(map(f.bits, xs))
        if bits in seen:
            continue
        seen.add(bits)
        y, rest = f.value(exact)
        for name, value in [*zip(names, bits), ("y", y), ("rest", str(rest))]:
            table.setdefault(name, []).append(value)
    return {name: " ".join(values) for name, values in table.items()}


def unary(f, source, function, low, high, own):
    for x in arguments(f, source, low, high, own):
        yield x, NAN if math.isnan(x) else function(x)


def binary(f, source, function, low, high, own):
    pairs = [(a, b) for a in SPECIAL[:-1] for b in SPECIAL[:-1]] + own
    for a, b in zip(f.spread(source, 60, low, high), f.spread(source, 60, low, high)):
        pairs.append((abs(a), b) if function is power else (a, b))
    for x, y in pairs:
        x, y = f.rounded(float(x)), f.rounded(float(y))
        yield x, y, function(x, y)


def numpy_divisions():
    values = SPECIAL + [2.5, -2.5, 0.1, -0.3, 1e300, -5e-324, 7.0]
    pairs = [(a, b) for a in values for b in values]
    a, b = np.array(pairs).T
    result = {"a": " ".join(map(DOUBLE.bits, a)), "b": " ".join(map(DOUBLE.bits, b))}
    with np.errstate(all="ignore"):
        for name in ("floor_divide", "remainder", "fmod"):
            result[name] = " ".join(map(DOUBLE.bits, getattr(np, name)(a, b)))
    return result


if __name__ == "__main__":
    table = {"made with": f"mpmath {mpmath.__version__}, numpy {np.__version__}"}
    for f in (DOUBLE, FLOAT):
        entries = {}
        for kind, functions in ((unary, UNARY), (binary, BINARY)):
            for name, description in functions.items():
                source = random.Random(name)
                entries[name] = columns(f, kind(f, source, *description))
        table[f.name] = entries
    table["numpy"] = numpy_divisions()
    path = pathlib.Path(__file__).with_name("elementary.json")
    path.write_text(json.dumps(table, separators=(",", ":")) + "\n")
