"""Thirty operations on arrays, the library's beside NumPy's."""
import sys

from .contest import Entry, alternate, apus, geometric_mean, python_peer
from .numpy_arrays import OPERATIONS
from .records import record


def add_arguments(parser):
    parser.add_argument("--size", type=int, nargs="+", default=[1_000_000, 16])
    parser.add_argument("--type", nargs="+", default=["Double", "Float"])
    parser.add_argument("--threads", type=int, default=1, help="the library's; NumPy has one")


def measure(options):
    ours, numpy = apus(), python_peer("numpy_arrays")
    for size in options.size:
        ratios = []
        for operation in OPERATIONS:
            for type_name in options.type:
                name = f"{operation}/{type_name}/{size}"
                if options.only not in name:
                    continue
                expected, found = numpy.checksum(name), ours.checksum(name)
                tolerance = 1e-9 if type_name == "Double" and operation != "convert" else 1e-4
                if abs(found - expected) > tolerance * max(abs(expected), 1):
                    sys.exit(f"{name}: the results differ, {found} and {expected}")
                series = alternate(
                    [Entry(ours, name, options.threads), Entry(numpy, name)], options.seconds)
                result = record(name, options.threads, "numpy", *series)
                ratios.append(result["ratio"])
                yield result
        if ratios:
            print(f"\nGeometric mean of the {len(ratios)} ratios on {size} elements: "
                  f"{geometric_mean(ratios):.3f}\n", flush=True)
