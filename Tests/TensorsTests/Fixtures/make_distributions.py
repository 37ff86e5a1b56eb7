#!/usr/bin/env python3
"""Writes random_distributions.json and random_generators.json: what NumPy's distributions draw.

    python3 Tests/TensorsTests/Fixtures/make_distributions.py

A sample is a generator, a seed, a method and its arguments: five numbers drawn together, one
drawn alone, and the state that they leave behind. A stream is a million draws, of which the
checksum is recorded: the sum, modulo 2**64, of the bits of draw i times 2i + 1.

The C library's log, exp, pow, cos and acos are rounded differently with and without fused
multiply-add, and the processor decides. So the streams are drawn twice, the second time by a
process whose C library was told to do without, and both checksums are recorded where they differ.
"""

import json
import os
import pathlib
import subprocess
import sys

import numpy as np

LEGACY_SEEDS = [0, 1, 42, 2**32 - 1]
MODERN_SEEDS = [0, 1, 42, 2**32 - 1, 2**100 + 12345678901234567890, [1, 2**40 + 7, 3]]
STREAM_SEEDS = [42, 0, 2**32 - 1]
MANY = 1_000_000

# Every branch of every method: shape above and below 1, small and large means, …
REAL = {
    "standard_exponential": [[]],
    "exponential": [[2.5], [0.0]],
    "standard_gamma": [[0.0], [0.3], [1.0], [4.5]],
    "gamma": [[0.25, 2.0], [2.5, 3.0]],
}
COUNTS = {
    "poisson": [[0.0], [0.5], [9.99], [10.0], [31.5], [1e6], [1e15]],
    "binomial": [
        [10, 0.3], [10, 0.8], [0, 0.5], [10, 0.0], [10, 1.0], [100, 0.5], [1000, 0.3],
        [100000, 0.9], [10**9, 0.4]],
}
LEGACY = REAL | COUNTS | {
    "pareto": [[3.0]],
    "weibull": [[0.0], [1.5]],
    "power": [[0.5], [3.0]],
    "laplace": [[0.0, 1.0], [1.0, 2.5]],
    "logistic": [[0.0, 1.0], [1.0, 2.5]],
    "gumbel": [[0.0, 1.0], [1.0, 2.5]],
    "rayleigh": [[2.0]],
    "triangular": [[-1.0, 0.5, 3.0], [0.0, 0.0, 1.0]],
    "vonmises": [[0.0, 1e-9], [0.5, 1e-6], [0.5, 3.5], [-3.0, 0.7]],
    "standard_normal": [[]],
    "lognormal": [[0.5, 0.75]],
    "standard_cauchy": [[]],
    "wald": [[1.0, 2.0], [3.0, 0.5]],
    "beta": [[0.5, 0.5], [0.0001, 0.0002], [2.0, 3.0], [0.5, 3.0]],
    "chisquare": [[1.0], [2.0], [5.0]],
    "noncentral_chisquare": [[3.0, 0.0], [3.0, 2.0], [0.5, 2.0], [0.5, 40.0]],
    "f": [[3.0, 5.0]],
    "noncentral_f": [[3.0, 5.0, 2.0]],
    "standard_t": [[1.0], [7.5]],
    "geometric": [[0.5], [0.05], [1e-10]],
    "negative_binomial": [[3.0, 0.4], [0.5, 0.01]],
    "hypergeometric": [
        [10, 20, 5], [20, 10, 5], [100, 50, 30], [50, 100, 140], [0, 5, 3], [10**6, 10**6, 1000]],
    "zipf": [[1.5], [3.0]],
    "logseries": [[0.6], [0.99]],
}
MODERN = LEGACY | {
    "random": [[]],
    "uniform": [[-1.0, 3.0]],
    "normal": [[1.0, 2.0]],
    "vonmises": [[0.0, 1e-9], [0.5, 1e-6], [0.5, 3.5], [-3.0, 0.7], [3.1415, 2e6]],
    "geometric": [[0.5], [0.05], [1e-10], [1e-20]],
    "beta": LEGACY["beta"] + [[1e-110, 3e-110]],
    "zipf": [[1.0001], [1.5], [3.0], [2000.0]],
    "hypergeometric": [
        [10, 20, 5], [20, 10, 5], [100, 50, 30], [50, 100, 140], [0, 5, 3], [3, 4, 6], [10, 0, 4],
        [30, 20, 45], [10**6, 10**6, 1000]],
}
# Methods with a float32 form.
SINGLE = {
    "random": [[]],
    "standard_normal": [[]],
    "standard_exponential": [[]],
    "standard_gamma": [[0.0], [0.25], [1.0], [4.5]],
}
LEGACY_STREAMS = {
    "standard_exponential": [], "exponential": [2.5], "gamma": [2.5, 3.0],
    "standard_gamma": [0.3], "pareto": [3.0], "weibull": [1.5], "power": [0.5],
    "laplace": [1.0, 2.5], "logistic": [1.0, 2.5], "gumbel": [1.0, 2.5], "rayleigh": [2.0],
    "triangular": [-1.0, 0.5, 3.0], "vonmises": [0.5, 4.0], "standard_normal": [],
    "lognormal": [0.5, 0.75], "standard_cauchy": [], "wald": [1.0, 2.0], "beta": [2.0, 3.0],
    "chisquare": [5.0], "noncentral_chisquare": [0.5, 2.0], "f": [3.0, 5.0],
    "noncentral_f": [3.0, 5.0, 2.0], "standard_t": [7.5], "poisson": [31.5],
    "binomial": [1000, 0.3], "geometric": [0.05], "negative_binomial": [3.0, 0.4],
    "hypergeometric": [100, 50, 30], "zipf": [3.0], "logseries": [0.6],
}
MODERN_STREAMS = {
    "random": [], "uniform": [-1.0, 3.0], "standard_normal": [], "normal": [1.0, 2.0],
    "standard_exponential": [], "exponential": [2.5], "standard_gamma": [0.3],
    "gamma": [2.5, 3.0], "poisson": [31.5], "binomial": [1000, 0.3],
}
# Those that differ from RandomState's by more than the numbers they start from.
REVISED_STREAMS = {
    "pareto": [3.0], "power": [0.5], "rayleigh": [2.0], "beta": [0.01, 0.3], "wald": [1.0, 2.0],
    "geometric": [0.05], "logseries": [0.6], "zipf": [3.0], "hypergeometric": [100, 50, 30],
}
PHILOX_STREAMS = {"random": [], "standard_normal": [], "poisson": [31.5]}
SINGLE_STREAMS = {
    "random": [], "standard_normal": [], "standard_exponential": [], "standard_gamma": [4.5]}
INTEGER_STREAMS = [
    ["int64", 0, 1000], ["int64", -2**40, 2**40], ["int32", -1000, 10**9], ["uint8", 0, 200]]


def fnv(words):
    value = 0xCBF29CE484222325
    for word in words:
        value = ((value ^ word) * 0x100000001B3) % 2**64
    return f"{value:016x}"


def legacy_state(random):
    """As in make_random_state.py."""
    _, key, position, has_gauss, cached = random.get_state()
    result = {"key": fnv(key.tolist()), "position": int(position)}
    return result | ({"cached": float(cached)} if has_gauss else {})


def plain(value):
    """NumPy's dictionaries in terms of JSON."""
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    if isinstance(value, np.ndarray):
        return value.tolist()
    return value


def values(result):
    array = np.asarray(result).ravel()
    return {("reals" if array.dtype.kind == "f" else "integers"): array.tolist()}


def checksum(array):
    array = np.ascontiguousarray(array)
    bits = array.view({1: np.uint8, 4: np.uint32, 8: np.uint64}[array.itemsize])
    weights = 2 * np.arange(array.size, dtype=np.uint64) + 1
    return f"{int((bits.astype(np.uint64) * weights).sum(dtype=np.uint64)):016x}"


# MARK: RandomState

def legacy_samples():
    for name, cases in LEGACY.items():
        for arguments in cases:
            for seed in LEGACY_SEEDS:
                random = np.random.RandomState(seed)
                method = getattr(random, name)
                drawn = values(np.append(method(*arguments, size=5), method(*arguments)))
                yield {"name": name, "arguments": arguments, "seed": seed, **drawn,
                       "state": legacy_state(random)}


COVARIANCE = [[4.0, 1.0, 0.5], [1.0, 3.0, -0.75], [0.5, -0.75, 2.0]]
# The sum of the first three, rounded, leaves less than nothing for the fourth.
TIGHT = [0.1, 0.2, 0.7, 0.0]


def vectors(seeds, make, state, more):
    for seed in seeds:
        for name, arguments in [
                ("multinomial", (20, [0.2, 0.3, 0.5])), ("multinomial", (1000, [0.25, 0.0, 0.75])),
                ("multinomial", (7, [1.0])), ("multinomial", (10**6, TIGHT)),
                ("dirichlet", ([0.5, 1.0, 3.0],)), ("dirichlet", ([2.0],)),
                ("multivariate_normal", ([1.0, -2.0, 0.5], COVARIANCE))] + more:
            random = make(seed)
            result = getattr(random, name)(*arguments, size=[2, 2])
            yield {"name": name, "seed": seed, "arguments": plain(list(arguments)),
                   **values(result)} | state(random)


def legacy_vectors():
    return vectors(
        LEGACY_SEEDS, np.random.RandomState, lambda random: {"state": legacy_state(random)}, [])


def modern_vectors():
    sticks = [("dirichlet", (alpha,)) for alpha in
              ([0.05, 0.01, 0.09], [0.0, 1.0], [0.05, 0.0, 0.0])]
    return vectors(
        [0, 42], np.random.default_rng,
        lambda random: {"next": [int(random.bit_generator.random_raw())]}, sticks)


# Rows of four; the arguments are written one after the other.
VECTOR_STREAMS = {"multinomial": (20, [0.1, 0.2, 0.3, 0.4]), "dirichlet": ([0.5, 1.0, 2.0, 3.5],)}


def vector_stream(random, name):
    """A million numbers of a distribution of vectors."""
    arguments = VECTOR_STREAMS[name]
    drawn = getattr(random, name)(*arguments, size=MANY // 4).ravel()
    return {"name": name, "arguments": np.hstack(arguments).tolist(),
            "checksums": [checksum(drawn)]}


def legacy_streams():
    for name in VECTOR_STREAMS:
        for seed in STREAM_SEEDS:
            random = np.random.RandomState(seed)
            stream = vector_stream(random, name)
            yield stream | {"seed": seed, "key": legacy_state(random)["key"],
                            "position": legacy_state(random)["position"]}
    for name, arguments in LEGACY_STREAMS.items():
        for seed in STREAM_SEEDS:
            random = np.random.RandomState(seed)
            drawn = getattr(random, name)(*arguments, size=MANY)
            yield {"name": name, "arguments": arguments, "seed": seed,
                   "checksums": [checksum(drawn)], "key": legacy_state(random)["key"],
                   "position": legacy_state(random)["position"]}


# MARK: Generator

def single(random, name):
    method = getattr(random, name)
    return lambda *arguments, **rest: method(*arguments, dtype=np.float32, **rest)


def modern_samples():
    for seed in MODERN_SEEDS:
        for kind, table in [("PCG64", MODERN), ("PCG64 float32", SINGLE), ("Philox", MODERN)]:
            # The other bit generator sees every method once.
            if kind == "Philox" and seed != 42:
                continue
            # Lists and large numbers differ in the seeding alone.
            if isinstance(seed, list) or seed > 2**32:
                table = {"standard_normal": [[]]}
            for name, cases in table.items():
                for arguments in cases:
                    bits = (np.random.Philox if kind == "Philox" else np.random.PCG64)(seed)
                    random = np.random.Generator(bits)
                    is_single = kind.endswith("32")
                    method = single(random, name) if is_single else getattr(random, name)
                    five = method(*arguments, size=5)
                    one = np.asarray(method(*arguments)).astype(five.dtype)
                    yield {"bits": kind, "name": name, "arguments": arguments, "seed": seed,
                           **values(np.append(five, one)),
                           "next": [int(bits.random_raw())]}


def integer_samples():
    ranges = {
        "int64": [(0, 1), (0, 2), (-5, 10), (0, 2**31), (0, 2**32 - 1), (0, 2**32),
                  (0, 2**32 + 1), (0, 3 * 2**61), (-2**62, 2**62 + 1), (-2**63, 2**63)],
        "uint64": [(0, 2**64), (5, 2**63 + 6)],
        "int32": [(0, 1), (-2**31, 2**31), (-2**31, 2**31 - 1), (-7, 100), (0, 3 * 2**29)],
        "uint32": [(0, 2**32), (0, 3 * 2**30)],
        "int16": [(-2**15, 2**15), (-2**15, 2**15 - 1), (-7, 100), (3, 4)],
        "uint16": [(0, 2**16), (0, 3 * 2**14)],
        "int8": [(-128, 128), (-128, 127), (-7, 100), (3, 4)],
        "uint8": [(0, 256), (0, 255), (0, 200), (3, 4), (0, 129)],
        "bool": [(0, 2)],
    }
    for dtype, cases in ranges.items():
        for low, high in cases:
            bits = np.random.PCG64(1)
            random = np.random.Generator(bits)
            drawn = random.integers(low, high, size=70 if dtype == "bool" else 7, dtype=dtype)
            yield {"type": dtype, "low": low, "last": high - 1,
                   # In 64 bits, since JSON has no wrapping.
                   "integers": [int(v) % 2**64 for v in drawn],
                   "next": [int(bits.random_raw())]}


def choice_samples():
    weights = [0.05, 0.0, 0.25, 0.0, 0.3, 0.15, 0.25]
    for seed in [0, 42]:
        for n, size, replace, shuffle, p in [
                (1, 4, True, True, None), (10, 0, True, True, None),
                (60_000, 20, True, True, None), (2**33, 5, True, True, None),
                (10, 10, False, True, None), (10, 10, False, False, None),
                (100, 5, False, True, None), (100, 5, False, False, None),
                (1, 1, False, True, None), (5, 0, False, True, None),
                (10_000, 250, False, True, None), (10_001, 200, False, True, None),
                (10_001, 201, False, True, None), (10_001, 500, False, False, None),
                (10_001, 501, False, False, None), (2**40, 9, False, True, None),
                (7, 12, True, True, weights), (7, 5, False, True, weights),
                (7, 5, False, False, weights)]:
            bits = np.random.PCG64(seed)
            random = np.random.Generator(bits)
            drawn = random.choice(n, size, replace=replace, p=p, shuffle=shuffle)
            # Long samples in part, and all of them by the checksum.
            yield {"seed": seed, "n": n, "size": size, "replace": replace, "shuffle": shuffle,
                   "p": p, "integers": drawn[:20].tolist(), "checksum": checksum(drawn),
                   "next": [int(bits.random_raw())]}


def order_samples():
    for name, shape, axis in [
            ("permutation", [12], 0), ("permutation", [5, 3], 0), ("permutation", [3, 5], 1),
            ("permutation", [2, 3, 4], -1), ("shuffle", [12], 0), ("shuffle", [5, 3], 0),
            ("shuffle", [3, 5], 1), ("shuffle", [2, 4, 3], 1), ("shuffle", [4, 0], 0),
            ("shuffle", [0], 0), ("shuffle", [1], 0), ("permuted", [3, 5], None),
            ("permuted", [3, 5], 0), ("permuted", [3, 5], 1), ("permuted", [2, 4, 3], 1),
            ("permuted", [2, 0], 1)]:
        bits = np.random.PCG64(42)
        random = np.random.Generator(bits)
        table = np.arange(np.prod(shape)).reshape(shape)
        result = table if name == "shuffle" else None
        drawn = getattr(random, name)(table, axis=axis)
        result = result if result is not None else drawn
        yield {"name": name, "size": shape, "axis": axis, "integers": result.ravel().tolist(),
               "next": [int(bits.random_raw())]}


def seed_samples():
    for entropy in MODERN_SEEDS + [list(range(9))]:
        for spawn_key, pool in [([], 4), ([3], 4), ([0, 2], 8)]:
            seeds = np.random.SeedSequence(entropy, spawn_key=spawn_key, pool_size=pool)
            child = seeds.spawn(3)[2]
            yield {"seed": entropy, "spawnKey": spawn_key, "poolSize": pool,
                   "words": seeds.generate_state(6).tolist(),
                   "words64": seeds.generate_state(3, np.uint64).tolist(),
                   "childKey": list(child.spawn_key),
                   "childWords": child.generate_state(4).tolist()}


def bit_generators():
    """States in full and the words that follow."""
    for kind in [np.random.PCG64, np.random.Philox]:
        for steps in ["", "half", "advance", "jumped", "spawn"]:
            bits = kind(42)
            np.random.Generator(bits).random(3)
            if steps == "half":
                np.random.Generator(bits).random(1, dtype=np.float32)
            elif steps == "advance":
                bits.advance(2**70 + 3)
            elif steps == "jumped":
                bits = bits.jumped(3)
            elif steps == "spawn":
                bits = bits.spawn(2)[1]
            state = plain(bits.state)
            yield {"bits": kind.__name__, "steps": steps, "state": state,
                   "next": [int(v) for v in bits.random_raw(6)]}


def modern_streams():
    for name in VECTOR_STREAMS:
        for seed in STREAM_SEEDS:
            bits = np.random.PCG64(seed)
            stream = vector_stream(np.random.Generator(bits), name)
            yield stream | {"bits": "PCG64", "seed": seed, "type": None,
                            "next": [int(bits.random_raw())]}
    cases = [("PCG64", n, a, None) for n, a in (MODERN_STREAMS | REVISED_STREAMS).items()]
    cases += [("PCG64", n, a, "float32") for n, a in SINGLE_STREAMS.items()]
    cases += [("Philox", n, a, None) for n, a in PHILOX_STREAMS.items()]
    cases += [("PCG64", "integers", a, t) for t, *a in INTEGER_STREAMS]
    for kind, name, arguments, dtype in cases:
        for seed in STREAM_SEEDS:
            bits = getattr(np.random, kind)(seed)
            method = getattr(np.random.Generator(bits), name)
            drawn = method(*arguments, size=MANY, **({"dtype": dtype} if dtype else {}))
            yield {"bits": kind, "name": name, "arguments": arguments, "seed": seed,
                   "type": dtype, "checksums": [checksum(drawn)],
                   "next": [int(bits.random_raw())]}


# MARK: Files

def drawn():
    return {"distributions": list(legacy_streams()), "generators": list(modern_streams()),
            "legacy": list(legacy_samples()), "modern": list(modern_samples())}


def drawn_twice():
    """All draws, with a second checksum where multiply-add is not fused.

    The few samples with a number that depends on it are left out.
    """
    fused = drawn()
    environment = os.environ | {
        "GLIBC_TUNABLES": "glibc.cpu.hwcaps=-FMA,-FMA4,-AVX2,-AVX2_Usable,-FMA_Usable"}
    output = subprocess.run(
        [sys.executable, __file__, "--unfused"], env=environment, capture_output=True, check=True)
    unfused = json.loads(output.stdout)

    def words_drawn(record):
        return {k: v for k, v in record.items() if k in ("next", "key", "position")}

    for name, records in fused.items():
        for one, other in zip(list(records), unfused[name]):
            assert words_drawn(one) == words_drawn(other), f"{one}, {other}"
            if "checksums" in one:
                one["checksums"] = list(dict.fromkeys(one["checksums"] + other["checksums"]))
            elif json.dumps(one) != json.dumps(other):
                records.remove(one)
                print("depends on fused multiply-add:", one["name"], one["arguments"], one["seed"])
    return fused


def write(name, fixture):
    path = pathlib.Path(__file__).with_name(name)
    text = json.dumps({"numpy": np.__version__} | fixture, separators=(",", ":"))
    path.write_text(text.replace('},{"', '},\n{"') + "\n")


def main():
    records = drawn_twice()
    write("random_distributions.json", {
        "samples": records["legacy"], "vectors": list(legacy_vectors()),
        "streams": records["distributions"]})
    write("random_generators.json", {
        "samples": records["modern"], "vectors": list(modern_vectors()), "integers": list(integer_samples()),
        "choices": list(choice_samples()), "orders": list(order_samples()),
        "seeds": list(seed_samples()), "bitGenerators": list(bit_generators()),
        "streams": records["generators"]})


if __name__ == "__main__":
    if sys.argv[1:] == ["--unfused"]:
        print(json.dumps(drawn()))
    else:
        main()
