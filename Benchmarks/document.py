#!/usr/bin/env python3
"""Writes the figures of the last benchmarks into Docs/Performance.md, and the plot beside it.

    Benchmarks/document.py [--results FOLDER]

Reads benchmark.json and peers.json, which `make benchmark` and `make benchmark-peers` wrote, and
replaces what is between the two marks in the document.
"""
import argparse
import os
import re

from peers.contest import geometric_mean
from peers.numpy_arrays import OPERATIONS
from peers.records import load
from plot import Series, draw

FOLDER = os.path.dirname(os.path.abspath(__file__))
DOCUMENT = os.path.join(os.path.dirname(FOLDER), "Docs", "Performance.md")
PLOT = os.path.join(os.path.dirname(FOLDER), "Docs", "Performance.svg")
BEGIN, END = "<!-- begin figures -->", "<!-- end figures -->"

SIZES = ["1x50", "32x50", "100x50", "100x256", "256x512", "1000x1000"]
TYPES = ["Double", "Float"]


class Results:
    """Results by work, number of threads, and what they are measured by."""

    def __init__(self, folder):
        self.machine, self.results = {}, {}
        for name in ("benchmark.json", "peers.json"):
            report = load(os.path.join(folder, name))
            self.machine.update(report["machine"])
            for result in report["results"]:
                self.results[result["work"], result["threads"], result.get("against")] = result

    def get(self, field, work, threads, against):
        return self.results.get((work, threads, against), {}).get(field)

    def ratio(self, work, threads, against):
        return number(self.get("ratio", work, threads, against), 2)


def number(value, digits=None):
    if value is None:
        return "–"
    if digits is None:
        digits = 0 if value >= 1000 else 1 if value >= 10 else 2
    return f"{value:,.{digits}f}"


def table(header, rows):
    lines = ["| " + " | ".join(header) + " |", "|:--" + "|--:" * (len(header) - 1) + "|"]
    return "\n".join(lines + ["| " + " | ".join(cells) + " |" for cells in rows])


def size_name(size):
    return "({}, {})".format(*size.split("x"))


def steps(results):
    rows = []
    for type_name in TYPES:
        for size in SIZES:
            work, gemms = f"step/{type_name}/{size}", f"gemms/{type_name}/{size}"
            rows.append([
                f"{size_name(size)} {type_name}", number(results.get("apus", work, 1, gemms)),
                number(results.get("reference", work, 1, gemms)), results.ratio(work, 1, gemms),
                results.ratio(work, 2, gemms),
                results.ratio(work.replace("step", "layers"), 1, gemms),
                results.ratio(work.replace("step", "dense-step"), 1, gemms)])
    return table(["step (batch, hidden)", "µs", "bare gemms, µs", "ratio", "on two threads",
                  "by layers and optimiser", "no pixel zero"], rows)


PEERS = ["numpy", "tutorial", "jax, one core", "torch", "torch layers"]
THREADED_PEERS = ["numpy, 2 threads", "jax", "torch, 2 threads", "torch layers, 2 threads"]


def step_peers(results, threads, peers):
    rows = []
    for type_name in TYPES:
        for size in SIZES:
            work = f"step/{type_name}/{size}"
            times = [number(results.get("apus", work, threads, peers[0]))]
            rows.append([f"{size_name(size)} {type_name}"] + times + [
                f"{number(results.get('reference', work, threads, peer))} "
                f"({results.ratio(work, threads, peer)})" for peer in peers])
    return table(["step", "µs"] + [peer.split(", 2")[0] for peer in peers], rows)


def linear_algebra(results):
    rows = []
    works = [(f"matmul, n = {n}", f"matmul/{{}}/matrix-{n}", f"gemm/{{}}/matrix-{n}")
             for n in (64, 128, 256, 512, 1024, 2048)]
    works += [(f"{name}, n = 500", f"{name}/{{}}/system-500", f"bare-{name}/{{}}/system-500")
              for name in ("solve", "cholesky", "qr", "svd", "eigh")]
    for name, work, bare in works:
        cells = [name]
        for type_name in TYPES:
            for threads in (1, 2):
                cells.append(results.ratio(
                    work.format(type_name), threads, bare.format(type_name)))
        rows.append(cells)
    return table(["work", "Double", "Double, two threads", "Float", "Float, two threads"], rows)


def arrays(results):
    columns = [(type_name, size) for size in (1_000_000, 16) for type_name in TYPES]
    rows, ratios = [], {column: [] for column in columns}
    for operation in OPERATIONS:
        cells = [operation]
        for column in columns:
            ratio = results.get("ratio", f"{operation}/{column[0]}/{column[1]}", 1, "numpy")
            cells.append(number(ratio, 2))
            if ratio is not None:
                ratios[column].append(ratio)
        rows.append(cells)
    rows.append(["**geometric mean**"] + [
        number(geometric_mean(ratios[column]) if ratios[column] else None, 2)
        for column in columns])
    return table(["operation", "Double, 10⁶", "Float, 10⁶", "Double, 16", "Float, 16"], rows)


def whole_programs(results):
    works = [
        ("all of `apus train`, s", "train", 1, "tutorial"),
        ("all of `apus train`, s", "train", 2, "tutorial"),
        ("its memory at the peak, MB", "train-memory", 1, "tutorial"),
        ("its memory at the peak, MB", "train-memory", 2, "tutorial"),
        ("10⁷ normals of `RandomState`, µs", "normal-random-state/10000000", 1, "numpy"),
        ("10⁷ normals of `Generator`, µs", "normal-generator/10000000", 1, "numpy"),
        ("clean build of a package that imports two modules, s", "consumer-build", 2, None),
    ]
    rows = [[
        name, str(threads), number(results.get("apus", work, threads, against)),
        number(results.get("reference", work, threads, against)),
        results.ratio(work, threads, against)] for name, work, threads, against in works]
    return table(["work", "threads", "Apus", "NumPy", "ratio"], rows)


def figures(results):
    machine = results.machine
    about = ", ".join(
        f"{key} {machine[key]}" for key in ("python", "numpy", "jax", "torch") if key in machine)
    return f"""The machine: {machine.get("processor", "–")}, {machine.get("processors", "–")} \
processors; {machine.get("blas", "–")}, which uses its kernels for {machine.get("kernels", "–")}; \
loops of the library for {machine.get("loops", "–")}; {about}.

### Training steps beside their bare products: `make benchmark`

{steps(results)}

### Training steps beside NumPy, JAX and PyTorch: `make benchmark-peers ARGS=steps`

One thread; times of the others in µs, and in brackets the ratio of the library's to them.

{step_peers(results, 1, PEERS)}

Two threads:

{step_peers(results, 2, THREADED_PEERS)}

![Time of a training step against its size](Performance.svg)

### Linear algebra beside bare BLAS and LAPACKE: `make benchmark`

Ratios, each side on as many threads.

{linear_algebra(results)}

### Array operations beside NumPy's: `make benchmark-peers ARGS=arrays`

Ratios on one thread, for 10⁶ elements and for 16.

{arrays(results)}

### Whole programs and random numbers: `make benchmark-peers`

{whole_programs(results)}"""


def plot(results):
    """The plot: a panel for each type, sizes along it, a line for each program."""
    lines = [
        Series("Apus", "gemms", True, 1), Series("Apus, two threads", "gemms", True, 2),
        Series("bare gemms", "gemms", False, 1), Series("NumPy, tuned", "numpy", False, 1),
        Series("NumPy, the tutorial's way", "tutorial", False, 1),
        Series("JAX, one core", "jax, one core", False, 1), Series("JAX", "jax", False, 1),
        Series("PyTorch", "torch", False, 1),
    ]
    panels = {}
    for type_name in TYPES:
        panels[type_name] = {
            line.name: [
                results.get("apus" if line.is_ours else "reference",
                            f"step/{type_name}/{size}", line.threads, line.against)
                for size in SIZES]
            for line in lines}
    return draw("Time of a training step, 784 inputs and 10 classes",
                [size_name(size) for size in SIZES], panels, "bare gemms")


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--results", default=os.path.join(FOLDER, ".build", "results"))
    results = Results(parser.parse_args().results)
    with open(DOCUMENT, encoding="utf-8") as file:
        text = file.read()
    text = re.sub(f"{BEGIN}.*{END}",
                  lambda _: f"{BEGIN}\n\n{figures(results)}\n\n{END}", text, flags=re.S)
    with open(DOCUMENT, "w", encoding="utf-8") as file:
        file.write(text)
    with open(PLOT, "w", encoding="utf-8") as file:
        file.write(plot(results))


if __name__ == "__main__":
    main()
