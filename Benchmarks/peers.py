#!/usr/bin/env python3
"""The library beside NumPy, JAX and PyTorch.

All run in turn, and a ratio is the median over the rounds. Without a command everything is
measured but the build, which takes a minute or two of its own:

    Benchmarks/peers.py [--build] [--output FOLDER] [--seconds S]
    Benchmarks/peers.py steps [--size 100x50 ...] [--type Double Float]
    Benchmarks/peers.py arrays [--size 1000000 16] [--type Double Float] [--threads 1]
    Benchmarks/peers.py normals
    Benchmarks/peers.py training [--rounds 5]
    Benchmarks/peers.py building

Each takes --only TEXT (of the work's name), --seconds S for each row, and --output FOLDER for
peers.json and peers.md, in which results replace older ones of the same work. The programs of
the library must have been built, which `make benchmark-peers` does.
"""
import argparse
import importlib.metadata
import importlib.util
import os
import platform

from peers import arrays, building, normals, records, steps, training

COMMANDS = {
    "steps": (steps, 1.0), "arrays": (arrays, 0.3), "normals": (normals, 2.0),
    "training": (training, 0.0), "building": (building, 0.0),
}


def machine():
    """What the ratios depend on besides the library."""
    found = {"python": platform.python_version(), "processors": str(os.cpu_count())}
    for package in ("numpy", "jax", "torch"):
        if importlib.util.find_spec(package):
            found[package] = importlib.metadata.version(package)
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        names = [line.split(":")[1].strip() for line in file if line.startswith("model name")]
    return {**found, "processor": names[0]} if names else found


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)

    def add_common(parser, seconds):
        parser.add_argument("--only", default="")
        parser.add_argument("--seconds", type=float, default=seconds)
        parser.add_argument("--output")

    subparsers = parser.add_subparsers(dest="command")
    for name, (module, seconds) in COMMANDS.items():
        subparser = subparsers.add_parser(name)
        add_common(subparser, seconds)
        module.add_arguments(subparser)
    add_common(parser, None)
    parser.add_argument("--build", action="store_true")
    options = parser.parse_args()

    names = [options.command] if options.command else [
        name for name in COMMANDS if name != "building" or options.build]
    for name in names:
        module, seconds = COMMANDS[name]
        given = options
        if not options.command:
            # Every option of the command at its default.
            given = parser.parse_args([name])
            given.only, given.seconds = options.only, options.seconds or seconds
        print(records.HEADER)
        results = []
        for result in module.measure(given):
            results.append(result)
            print(records.row(result), flush=True)
        print()
        if options.output:
            path = os.path.join(options.output, "peers.json")
            records.save(path, results, machine())


if __name__ == "__main__":
    main()
