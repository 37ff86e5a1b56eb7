"""Writes exp.json: arguments of exp and its correctly rounded values.

For each type three columns: the bits of x, the bits of exp(x) rounded to the type, and how far
the exact value lies above the rounded one, in units of 1/1000 of the distance between floating-
point numbers there. Needs mpmath; run in this folder.
"""

import json
import random
import struct

from mpmath import mp, mpf

mp.prec = 400


class Format:
    def __init__(self, name, code, integer, precision, low, high, edges):
        self.name, self.code, self.integer = name, code, integer
        self.precision, self.emin = precision, {24: -126, 53: -1022}[precision]
        self.low, self.high, self.edges = low, high, edges
        self.largest = (2 - mpf(2) ** (1 - precision)) * mpf(2) ** (1 - self.emin)

    def rounded(self, x):
        return struct.unpack(self.code, struct.pack(self.code, x))[0]

    def bits(self, x):
        return format(struct.unpack(self.integer, struct.pack(self.code, x))[0], "x")

    def row(self, x):
        """The bits of x and of exp(x), and the rest in thousandths of a unit in the last place."""
        exact = mp.exp(mpf(x))
        exponent = max(int(mp.floor(mp.log(exact, 2))), self.emin)
        unit = mpf(2) ** (exponent - self.precision + 1)
        value = mp.nint(exact / unit) * unit
        if value > self.largest:
            return self.bits(x), self.bits(float("inf")), 0
        return self.bits(x), self.bits(float(value)), int(mp.nint((exact - value) / unit * 1000))

    def arguments(self, count):
        source = random.Random(1)
        points = list(self.edges) + [0.0, -0.0]
        tiny = [2.0**e for e in range(self.emin - self.precision + 1, 0, 17)]
        points += tiny + [-t for t in tiny]
        # Where the integer next to x / ln 2 changes the reduction is at its worst.
        ln2 = float(mp.log(2))
        points += [(k + 0.5) * ln2 + d for k in range(-30, 30, 4) for d in (-1e-7, 0, 1e-7)]
        while len(points) < count:
            low, high = source.choice(
                [(self.low, self.high), (-1, 1), (-20, 20), (self.low, self.low * 0.93)])
            points.append(source.uniform(low, high))
        return sorted({self.rounded(p) for p in points})


FORMATS = [
    Format("double", "<d", "<Q", 53, -745.2, 709.79, [
        -746.0, -745.2, -745.13321910194122, -745.1332191019411, -744.4400719213812, -708.4,
        -708.3964185322641, 709.782712893384, 709.7827128933841, 709.79, 710.0, 1000.0, -1000.0]),
    Format("float", "<f", "<I", 24, -104.0, 88.73, [
        -110.0, -103.97208, -103.972084, -103.2789, -87.33655, -87.33654, 88.72283, 88.722839,
        88.73, 100.0]),
]

if __name__ == "__main__":
    table = {}
    for f in FORMATS:
        columns = zip(*(f.row(x) for x in f.arguments(1000)))
        table[f.name] = dict(zip(("x", "exp", "rest"), columns))
    with open("exp.json", "w") as file:
        json.dump(table, file, separators=(",", ":"))
        file.write("\n")
