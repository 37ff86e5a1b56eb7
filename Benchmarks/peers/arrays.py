"""Thirty operations on arrays, the library's beside NumPy's."""
import statistics
import sys

from .contest import Entry, alternate, apus, geometric_mean, median_ratio, python_peer
from .numpy_arrays import OPERATIONS


def add_command(commands):
    parser = commands.add_parser("arrays", help="array operations beside NumPy's")
    parser.add_argument("--size", type=int, nargs="+", default=[1_000_000, 16])
    parser.add_argument("--type", nargs="+", default=["Double", "Float"])
    parser.add_argument("--only", default="", help="only operations whose name contains this")
    parser.add_argument("--threads", type=int, default=1, help="the library's; NumPy has one")
    parser.add_argument("--seconds", type=float, default=0.3, help="for each row")
    parser.set_defaults(run=run)


def measure(options):
    """A dictionary for each operation, type and size, given as soon as it is measured."""
    ours, peer = apus(), python_peer("numpy_arrays")
    for size in options.size:
        for operation in OPERATIONS:
            for type_name in options.type:
                if options.only not in operation:
                    continue
                name = f"{operation}/{type_name}/{size}"
                expected, found = peer.checksum(name), ours.checksum(name)
                tolerance = 1e-9 if type_name == "Double" and operation != "convert" else 1e-4
                if abs(found - expected) > tolerance * max(abs(expected), 1):
                    sys.exit(f"{name}: the results differ, {found} and {expected}")
                mine, its = alternate(
                    [Entry(ours, name, options.threads), Entry(peer, name)], options.seconds)
                yield {
                    "operation": operation, "type": type_name, "size": size,
                    "apus": statistics.median(mine), "numpy": statistics.median(its),
                    "ratio": median_ratio(mine, its),
                }


def run(options):
    print("| operation | elements | type | apus, µs | NumPy, µs | ratio |")
    print("|:----------|---------:|:-----|---------:|----------:|------:|")
    rows = []
    for row in measure(options):
        rows.append(row)
        print("| {operation:16} | {size:7} | {type:6} | {apus:9.2f} | {numpy:9.2f} "
              "| {ratio:5.2f} |".format(**row), flush=True)
    for size in options.size:
        ratios = [row["ratio"] for row in rows if row["size"] == size]
        if ratios:
            print(f"geometric mean of {len(ratios)} ratios on {size} elements: "
                  f"{geometric_mean(ratios):.3f}")
