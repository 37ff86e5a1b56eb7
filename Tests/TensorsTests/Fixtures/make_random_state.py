#!/usr/bin/env python3
"""Writes random_state.json: what NumPy's RandomState draws.

    python3 Tests/TensorsTests/Fixtures/make_random_state.py

Each sequence is a seed and a list of calls made one after the other on one generator. A call
records its arguments, what it returned (all of it, or the elements at the positions in "kept")
and the state it left behind: a hash of the key, the position and the cached normal number.
Numbers are written so that reading them back gives the same bits.
"""

import json
import pathlib

import numpy as np


def fingerprint(state):
    """FNV-1a over the 624 words of the key, and the rest of the state."""
    _, key, position, has_gauss, cached = state
    value = 0xCBF29CE484222325
    for word in key.tolist():
        value = ((value ^ word) * 0x100000001B3) % 2**64
    result = {"key": f"{value:016x}", "position": int(position)}
    return result | ({"cached": float(cached)} if has_gauss else {})


class Sequence:
    """Records calls."""

    def __init__(self, seed):
        self.random = np.random.RandomState(seed)
        seeds = seed if isinstance(seed, list) else None
        self.record = {"seed": None if seeds else seed, "seeds": seeds, "calls": []}

    def add(self, name, result=None, kept=None, **arguments):
        call = {"name": name} | {k: v for k, v in arguments.items() if v is not None}
        if result is not None:
            values = np.asarray(result).ravel()
            if kept is not None:
                call["kept"] = kept
                values = values[kept]
            key = "reals" if values.dtype.kind == "f" else "integers"
            call[key] = values.tolist()
        call["state"] = fingerprint(self.random.get_state())
        self.record["calls"].append(call)
        return self

    def reseed(self, seed):
        self.random.seed(seed)
        return self.add("seed", low=seed)

    def rand(self, *size, kept=None):
        return self.add("rand", self.random.rand(*size), kept, size=list(size))

    def random_sample(self, size=None):
        return self.add("randomSample", self.random.random_sample(size), size=size)

    def uniform(self, loc, scale, size=None):
        return self.add(
            "uniform", self.random.uniform(loc, scale, size), loc=loc, scale=scale, size=size)

    def randn(self, *size, kept=None):
        return self.add("randn", self.random.randn(*size), kept, size=list(size))

    def normal(self, loc, scale, size=None, kept=None):
        return self.add(
            "normal", self.random.normal(loc, scale, size), kept, loc=loc, scale=scale, size=size)

    def randint(self, low, high, size=None, dtype="int64"):
        result = self.random.randint(low, high, size, dtype=dtype)
        return self.add("randint", result, low=low, last=high - 1, size=size, type=dtype)

    def next(self, count):
        """Raw 64-bit draws; the bounds 0 and 2**64 reject nothing."""
        result = self.random.randint(0, 2**64, count, dtype=np.uint64)
        return self.add("next", result.view(np.int64), size=[count])

    def choice(self, n, size, replace=True, p=None):
        return self.add(
            "choice", self.random.choice(n, size, replace, p), low=n, size=[size],
            replace=replace, p=p)

    def permutation(self, n):
        return self.add("permutation", self.random.permutation(n), low=n)

    def permute_rows(self, *shape):
        table = np.arange(np.prod(shape)).reshape(shape)
        return self.add("permuteRows", self.random.permutation(table), size=list(shape))

    def shuffle_list(self, n):
        values = list(range(n))
        self.random.shuffle(values)
        return self.add("shuffleList", np.array(values, dtype=np.int64), low=n)

    def shuffle_rows(self, *shape):
        table = np.arange(np.prod(shape)).reshape(shape)
        self.random.shuffle(table)
        return self.add("shuffleRows", table, size=list(shape))


MANY = 1_000_000
ENDS = list(range(5)) + list(range(MANY - 10, MANY))
SEEDS = {"0": 0, "1": 1, "42": 42, "2**32 - 1": 2**32 - 1, "1, 2, 3": [1, 2, 3]}


def every_method(seed):
    """A few draws of each kind, interleaved so that odd counts leave something behind."""
    return (
        Sequence(seed)
        .rand(5).randn(3).rand(2, 3).randn(2).randint(0, 10, [7]).randn(1)
        .choice(60_000, 5).normal(1.5, 0.25, [2, 2]).uniform(-3, 7, [3]).permutation(9)
        .randint(0, 6, [5], "uint8").randn(5).shuffle_list(6).randint(-5, 5, [4], "int32")
        .random_sample().randn().rand().normal(-2, 3).uniform(2, 2.5).randint(3, 9).randn()
        .choice(8, 4, False).choice(4, 6, True, [0.1, 0.2, 0.3, 0.4]).next(3)
        .choice(5, 4, False, [0.5, 0.1, 0.1, 0.1, 0.2]).random_sample([2, 1, 2])
        .shuffle_rows(4, 2).permute_rows(3, 2).randn(1, 0).rand(0).randn(2))


def sequences():
    small = [0.05, 0.0, 0.25, 0.0, 0.3, 0.15, 0.25]
    third = [1 / 3] * 3
    # The sum is off by 1e-8: NumPy allows 2**-26.
    rough = [0.1, 0.2, 0.7 + 1e-8]
    skewed = [0.97, 0.01, 0.005, 0.005, 0.01]
    spans = Sequence(42)
    for low, high in [
        (0, 1), (7, 8), (0, 2), (0, 3), (0, 2**31 - 1), (0, 2**31), (0, 2**31 + 1),
        (0, 2**32 - 1), (0, 2**32), (0, 2**32 + 1), (-1, 2**32), (0, 2**40), (0, 2**63 - 1),
        (0, 2**63), (-1, 2**63), (-2**63, 0), (-2**62, 2**62), (-2**62, 2**62 + 1),
        (-2**63, 2**63 - 1), (-2**63, 2**63), (2**63 - 1, 2**63), (-2**63, -2**63 + 1),
    ]:
        spans.randint(low, high, [6]).randint(low, high).randint(low, high, [0])
    narrow = Sequence(1)
    for low, high in [(0, 1), (0, 2), (0, 256), (255, 256), (3, 200), (100, 229), (0, 129)]:
        narrow.randint(low, high, [11], "uint8").randint(low, high, [1], "uint8")
    for low, high in [
        (0, 1), (0, 2), (-2**31, 2**31), (-2**31, 2**31 - 1), (0, 2**31), (-1, 2**31),
        (2**31 - 1, 2**31), (-2**31, -2**31 + 1), (-100, 1000),
    ]:
        narrow.randint(low, high, [2, 4], "int32").randint(low, high, [1], "int32")
    choices = (
        Sequence(0)
        .choice(1, 4).choice(10, 0).choice(0, 0).choice(60_000, 100).choice(2**33, 5)
        .choice(10, 10, False).choice(100, 5, False).choice(5, 0, False).choice(1, 1, False)
        .choice(7, 40, True, small).choice(7, 5, False, small).choice(3, 9, True, third)
        .choice(3, 3, False, third).choice(3, 9, True, rough).choice(5, 5, False, skewed)
        .choice(5, 5, False, skewed).choice(1, 3, True, [1.0]).choice(4, 0, True, [0.25] * 4)
        .choice(4, 0, False, [0.25] * 4).choice(3, 1, False, [0.0, 1.0, 0.0]))
    orders = (
        Sequence(1)
        .permutation(0).permutation(1).permutation(2).permutation(40).shuffle_list(0)
        .shuffle_list(1).shuffle_list(17).shuffle_rows(0).shuffle_rows(1).shuffle_rows(12)
        .shuffle_rows(5, 3).shuffle_rows(3, 2, 2).shuffle_rows(4, 0).shuffle_rows(0, 4)
        .permute_rows(11).permute_rows(5, 3).permute_rows(2, 3, 2).permute_rows(4, 0)
        .permute_rows(0))
    return {
        **{f"every method, seed {name}": every_method(seed) for name, seed in SEEDS.items()},
        "seed in a list": Sequence([42]).rand(2),
        "more seeds than words": Sequence(list(range(700))).rand(2),
        "uniforms to one million":
            Sequence(42).randint(0, 10).rand(MANY, kept=ENDS).rand(3),
        "normals to one million": Sequence(42).randn(MANY, kept=ENDS).randn(3),
        "odd normals to one million":
            Sequence(0).randn().normal(2.5, 0.125, [MANY - 1], kept=ENDS[:-1]).randn(),
        "odd counts":
            Sequence(42).randn(3).randn(2).randn(1).randn(1).rand(1).randn(513).randn(0)
            .rand(1).randn(1).randn(4).randn(5, 5).randn(),
        "seeding drops the cached normal":
            Sequence(0).randn(3).reseed(0).randn(3).reseed(2**32 - 1).randn(1),
        "key boundaries": Sequence(0).randint(0, 10).rand(311).rand(1).rand(312).next(311).rand(),
        "awkward ranges": spans,
        "narrow types": narrow,
        "choices": choices,
        "orders": orders,
    }


def saved_state():
    """A state in full, with a cached normal number, and what follows from it."""
    random = np.random.RandomState(42)
    random.randn(1001)
    _, key, position, has_gauss, cached = random.get_state()
    state = {"key": key.tolist(), "position": int(position), "hasGauss": bool(has_gauss),
             "cachedGaussian": float(cached)}
    normals, uniforms = random.randn(4).tolist(), random.rand(3).tolist()
    return {"state": state, "normals": normals, "uniforms": uniforms}


def main():
    fixture = {
        "numpy": np.__version__,
        "saved": saved_state(),
        "sequences": {name: sequence.record for name, sequence in sequences().items()},
    }
    path = pathlib.Path(__file__).with_name("random_state.json")
    path.write_text(json.dumps(fixture, indent=None, separators=(",", ":")).replace(
        '{"name"', '\n{"name"') + "\n")


if __name__ == "__main__":
    main()
