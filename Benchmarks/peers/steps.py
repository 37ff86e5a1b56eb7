"""Training steps: the library's beside NumPy's, JAX's and PyTorch's."""
import importlib.util
import os
import shutil
import sys

from .contest import Entry, alternate, apus, python_peer
from .records import record

SIZES = ["1x50", "32x50", "100x50", "100x256", "256x512", "1000x1000"]


def add_arguments(parser):
    parser.add_argument("--size", nargs="+", default=SIZES)
    parser.add_argument("--type", nargs="+", default=["Double", "Float"])


def peers():
    """The name of each peer with its process and the workload, such as `step`."""
    several = len(os.sched_getaffinity(0)) > 1
    counts = [1, 2] if several else [1]
    found = []
    for threads in counts:
        name = "numpy" if threads == 1 else f"numpy, {threads} threads"
        found.append((name, python_peer("numpy_steps", threads), "step"))
    found.append(("tutorial", found[0][1], "tutorial"))
    if importlib.util.find_spec("jax") is None:
        print("JAX is not installed: its rows are missing\n")
    else:
        if shutil.which("taskset"):
            pinned = python_peer("jax_steps", processor=max(os.sched_getaffinity(0)))
            found.append(("jax, one core", pinned, "step"))
        if several:
            found.append(("jax", python_peer("jax_steps", len(os.sched_getaffinity(0))), "step"))
    if importlib.util.find_spec("torch") is None:
        print("PyTorch is not installed: its rows are missing\n")
    else:
        for threads in counts:
            name = "torch" if threads == 1 else f"torch, {threads} threads"
            process = python_peer("torch_steps", threads)
            found.append((name, process, "step"))
            found.append((name.replace("torch", "torch layers"), process, "layers"))
    return found


def check_losses(entries, parameters):
    """All must have the same loss after ten steps, or they do different work."""
    expected = None
    for name, process, workload in entries:
        found = process.checksum(f"{workload}/{parameters}")
        expected = found if expected is None else expected
        if not abs(found - expected) < 1e-5 * expected:
            sys.exit(f"{name}, {parameters}: the tenth loss is {found}, not {expected}")


def measure(options):
    ours, others = apus(), peers()
    for size in options.size:
        for type_name in options.type:
            parameters = f"{type_name}/{size}"
            if options.only not in f"step/{parameters}":
                continue
            check_losses([("apus", ours, "step"), ("apus", ours, "layers")] + others, parameters)
            entries = [Entry(ours, f"step/{parameters}", 1), Entry(ours, f"step/{parameters}", 2),
                       Entry(ours, f"gemms/{parameters}", 1)]
            entries += [Entry(process, f"{workload}/{parameters}")
                        for _, process, workload in others]
            # Long rounds: JAX makes the steps of a round in one call.
            single, double, *series = alternate(entries, options.seconds, 50_000)
            names = ["gemms"] + [name for name, _, _ in others]
            for threads, times in ((1, single), (2, double)):
                for name, reference in zip(names, series):
                    yield record(f"step/{parameters}", threads, name, times, reference)
