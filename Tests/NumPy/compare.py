#!/usr/bin/env python3
"""Repeats in NumPy the calls that `differential` writes, and compares the results.

    swift run differential --cases 20 | python3 compare.py

Each line of the input is a JSON object: `call`, a Python expression of the operands a, b, c
and d; `operands` and `results` as dtype, shape and base64 of the bytes; `bound` and `scale`,
an expression: errors may be up to bound * eps * scale, where eps belongs to the dtype of the
result, and the scale is the magnitude of the expected value unless it is given. Exit status 1
if a result differs.
"""
import base64
import collections
import json
import sys

import numpy as np


def decode(tensor):
    data = np.frombuffer(base64.b64decode(tensor["data"]), np.dtype(tensor["dtype"]))
    return data.reshape(tensor["shape"])


def agree(actual, expected):
    return (actual == expected) | (np.isnan(actual) & np.isnan(expected))


def difference(actual, expected, bound, scale):
    """What is wrong with a result, or None."""
    expected = np.asarray(expected)
    if actual.shape != expected.shape:
        return f"shape {list(actual.shape)}, NumPy has {list(expected.shape)}"
    if actual.dtype != expected.dtype:
        return f"type {actual.dtype}, NumPy has {expected.dtype}"
    if expected.dtype.kind not in "fc":
        wrong = actual != expected
    else:
        same = agree(actual.real, expected.real) & agree(actual.imag, expected.imag)
        eps = np.finfo(expected.dtype).eps
        allowed = bound * eps * np.abs(expected if scale is None else scale)
        close = np.isfinite(actual) & (np.abs(actual - expected) <= allowed)
        wrong = ~(same | close)
    if not wrong.any():
        return None
    place = tuple(int(k) for k in np.argwhere(wrong)[0]) if wrong.ndim else ()
    return f"{int(wrong.sum())} of {wrong.size} elements; at {list(place)} {actual[place]!r}, NumPy has {expected[place]!r}"


def main():
    np.seterr(all="ignore")
    calls = collections.Counter()
    failures = 0
    for line in sys.stdin:
        record = json.loads(line)
        names = {"np": np}
        names.update(zip("abcd", (decode(operand) for operand in record["operands"])))
        expected = eval(record["call"], names)
        if not isinstance(expected, (tuple, list)):
            expected = (expected,)
        scale = eval(record["scale"], names) if record.get("scale") else None
        results = [decode(result) for result in record["results"]]
        calls[record["name"]] += 1
        remarks = []
        if len(results) != len(expected):
            remarks.append(f"{len(results)} results, NumPy has {len(expected)}")
        for actual, wanted in zip(results, expected):
            remarks.append(difference(actual, wanted, record["bound"], scale))
        for remark in filter(None, remarks):
            failures += 1
            shapes = ", ".join(f"{o['dtype']}{o['shape']}" for o in record["operands"])
            print(f"{record['call']}  with {shapes}: {remark}", file=sys.stderr)
    total = sum(calls.values())
    print(f"NumPy {np.__version__}: {total} calls of {len(calls)} operations, {failures} differences")
    sys.exit(1 if failures or not total else 0)


main()
