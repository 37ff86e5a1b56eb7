"""Writes indexing.json: parts of arrays by random indices, and arrays after assigning to them.

The array of a case holds 0, 1, 2, … under its shape. Indices are lists of one-key objects:
{"i": 3}, {"s": [start, stop, step]} with null for what is left out, {"e": 1} for an ellipsis,
{"n": 1} for a new axis, {"a": elements, "d": shape} for integers, {"m": elements, "d": shape} for
a mask. "shape" and "values" are the part; "after" is the array after -1, -2, -3, … were assigned
to the part. Run in this folder.
"""

import json
import random

import numpy as np

source = random.Random(20)


def random_slice(n):
    def bound():
        return source.choice([None, source.randint(-n - 2, n + 2)])

    step = source.choice([None, None, 1, 2, 3, -1, -1, -2, -3, 7])
    return slice(bound(), bound(), step)


def random_index(shape):
    """A list of NumPy indices and their descriptions for an array of the shape."""
    index, text, axis = [], [], 0
    lists = source.choice([(), (), (2,), (3,), (2, 1), (1, 3), (2, 3), (0,)])
    ellipsis = False
    while axis < len(shape) or source.random() < 0.2:
        n = shape[axis] if axis < len(shape) else 0
        kind = source.choice("iissssaaamen")
        if axis == len(shape) and kind in "isa":
            continue
        if kind == "i" and n > 0:
            value = source.randint(-n, n - 1)
            index.append(value)
            text.append({"i": value})
            axis += 1
        elif kind == "s":
            value = random_slice(n)
            index.append(value)
            text.append({"s": [value.start, value.stop, value.step]})
            axis += 1
        elif kind == "e" and not ellipsis:
            ellipsis = True
            index.append(Ellipsis)
            text.append({"e": 1})
            axis += source.randint(0, len(shape) - axis)
        elif kind == "n":
            index.append(None)
            text.append({"n": 1})
        elif kind == "a":
            d = source.choice([lists, lists, (1,), lists[1:], ()])
            if n == 0 and 0 not in d:
                continue
            # NumPy takes an array without axes for an integer, which is what is meant.
            value = np.array([source.randint(-n, n - 1) for _ in range(int(np.prod(d)))] or [],
                             dtype=int).reshape(d)
            index.append(value)
            text.append({"a": value.ravel().tolist(), "d": list(d)})
            axis += 1
        elif kind == "m":
            d = shape[axis:axis + source.choice([0, 1, 1, 1, 2])]
            value = np.array([source.random() < 0.5 for _ in range(int(np.prod(d)))],
                             dtype=bool).reshape(d)
            index.append(value)
            text.append({"m": value.astype(int).ravel().tolist(), "d": list(d)})
            axis += len(d)
        if source.random() < 0.15:
            break
    return tuple(index), text


def is_inside(shape, index):
    """Whether lists keep within their axes; NumPy does not look where they are broadcast away."""
    used = [0 if i is None or i is Ellipsis else np.ndim(i) if np.array(i).dtype == bool else 1
            for i in index]
    axis = 0
    for i, n in zip(index, used):
        if i is Ellipsis:
            axis += len(shape) - sum(used)
        elif isinstance(i, np.ndarray) and i.dtype != bool and i.size > 0:
            if i.min() < -shape[axis] or i.max() >= shape[axis]:
                return False
        axis += n
    return True


cases = []
kinds = {}
while len(cases) < 700:
    shape = tuple(source.choice([0, 1, 2, 3, 3, 3, 4, 4, 5, 5]) for _ in range(source.randint(0, 4)))
    if np.prod(shape) > 60:
        continue
    array = np.arange(int(np.prod(shape))).reshape(shape)
    index, text = random_index(shape)
    try:
        part = array[index]
    except IndexError:
        continue
    if not is_inside(shape, index):
        continue
    # As many cases of each combination of indices as there are to be had, up to five.
    kind = ",".join(sorted("".join(t)[0] for t in text))
    if kinds.get(kind, 0) >= 5 or part.size > 60 or part.size == 0 and source.random() < 0.85:
        continue
    kinds[kind] = kinds.get(kind, 0) + 1
    array[index] = -1 - np.arange(part.size).reshape(part.shape)
    part = np.arange(array.size).reshape(shape)[index]
    cases.append({
        "of": list(shape), "index": text, "shape": list(part.shape),
        "values": np.ravel(part).tolist(), "after": array.ravel().tolist()})

with open("indexing.json", "w") as file:
    json.dump({"numpy": np.__version__, "cases": cases}, file, separators=(",", ":"))
    file.write("\n")
