"""Thirty operations on arrays as one writes them in NumPy, each with a new array as its result.

`apus-benchmark` has the same under the same names, in `ArrayWorkloads.swift`.
"""
import timeit

import numpy as np

from .serving import serve

OPERATIONS = {
    "add": "x + y",
    "multiply": "x * y",
    "divide": "x / y",
    "add-scalar": "x + 1.5",
    "sqrt": "np.sqrt(x)",
    "exp": "np.exp(x)",
    "log": "np.log(x)",
    "tanh": "np.tanh(x)",
    "power": "x ** y",
    "maximum": "np.maximum(x, y)",
    "clip": "np.clip(x, 0.5, 1.5)",
    "in-place-add": "total += increment",
    "less": "x < y",
    "where": "np.where(condition, x, y)",
    "convert": "x.astype(other)",
    "sum": "matrix.sum()",
    "sum-axis0": "matrix.sum(axis=0)",
    "sum-axis1": "matrix.sum(axis=1)",
    "std": "x.std()",
    "max": "x.max()",
    "argmax": "x.argmax()",
    "cumsum": "x.cumsum()",
    "count-nonzero": "np.count_nonzero(condition)",
    "add-row": "matrix + row",
    "add-column": "matrix + column",
    "transposed-copy": "matrix.T.copy()",
    "strided-copy": "matrix[:, ::2].copy()",
    "take-rows": "matrix[rows]",
    "mask": "x[condition]",
    "sort": "np.sort(x)",
}


def operands(dtype, other, count):
    """What stands in the expressions, drawn as `ArrayWorkloads.swift` draws it."""
    random = np.random.RandomState(1)

    def numbers(*shape):
        return random.uniform(0.1, 2, shape).astype(dtype)

    side = int(count**0.5)
    x, y = numbers(count), numbers(count)
    matrix, row, column = numbers(side, side), numbers(side), numbers(side, 1)
    rows = random.permutation(side)
    return {
        "np": np, "other": other, "x": x, "y": y, "matrix": matrix, "row": row,
        "column": column, "rows": rows, "condition": x > y, "total": numbers(count),
        "increment": x * 0,
    }


def checksum(result):
    """The sum of the elements, each multiplied by 1, 2 or 3 in turn."""
    elements = np.asarray(result).astype(np.float64).ravel()
    return float(elements @ (np.arange(elements.size) % 3 + 1.0))


def group(type_name, dtype, other, count):
    def make():
        values = operands(dtype, other, count)
        values["values"] = values

        def workload(expression):
            # Setting the name up makes it a local one, to which the statement can assign.
            timer = timeit.Timer(expression, "total = values['total']", globals=values)
            if "+=" in expression:
                return timer.timeit, lambda: checksum(values["total"])
            return timer.timeit, lambda: checksum(eval(expression, values))

        return {
            f"{name}/{type_name}/{count}": workload(expression)
            for name, expression in OPERATIONS.items()
        }

    return make


if __name__ == "__main__":
    types = [("Double", np.float64, np.float32), ("Float", np.float32, np.float64)]
    serve({
        f"{name}/{count}": group(name, dtype, other, count)
        for name, dtype, other in types
        for count in (16, 1_000_000)
    })
