#!/usr/bin/env python3
"""Compares the ratios of the last benchmarks with the committed ones.

    Benchmarks/check.py [--results FOLDER] [--margin 1.15] [--write]

Reads benchmark.json and, where it is there, peers.json, which `make benchmark` and
`make benchmark-peers` wrote, and names each work whose ratio is more than the margin times the
committed one: exit status 1 then. A ratio is a median over rounds in turn, and one of a repeated
run is seldom more than a tenth off. With --write the ratios are written to ratios.json, to be
committed; they hold for one kind of processor, which is written down with them.
"""
import argparse
import json
import os
import sys

from peers.records import load

FOLDER = os.path.dirname(os.path.abspath(__file__))
COMMITTED = os.path.join(FOLDER, "ratios.json")


def ratios(folder):
    """The machine, and each ratio by what it is of."""
    machine, found = {}, {}
    for name in ("benchmark.json", "peers.json"):
        report = load(os.path.join(folder, name))
        machine.update(report["machine"])
        for result in report["results"]:
            if result.get("ratio") is not None:
                work = f"{result['work']}, {result['threads']} threads, {result['against']}"
                found[work] = round(result["ratio"], 3)
    return machine, found


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--results", default=os.path.join(FOLDER, ".build", "results"))
    parser.add_argument("--margin", type=float, default=1.15)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()

    machine, found = ratios(options.results)
    if not found:
        sys.exit(f"{options.results}: no results; run: make benchmark")
    if options.write:
        with open(COMMITTED, "w", encoding="utf-8") as file:
            json.dump({"machine": machine, "ratios": found}, file, indent=2, sort_keys=True)
            file.write("\n")
        print(f"{len(found)} ratios written to {COMMITTED}")
        return
    if not os.path.exists(COMMITTED):
        sys.exit(f"{COMMITTED} is not there; --write makes it")
    with open(COMMITTED, encoding="utf-8") as file:
        committed = json.load(file)
    for key in ("processor", "kernels"):
        before, now = committed["machine"].get(key), machine.get(key)
        if before != now:
            print(f"Another {key}: {now}, and not {before}; ratios may differ for that alone")
    compared = sorted(found.keys() & committed["ratios"].keys())
    worse = [
        work for work in compared if found[work] > options.margin * committed["ratios"][work]]
    for work in worse:
        print(f"worse: {work}: {found[work]:.3f}, was {committed['ratios'][work]:.3f}")
    print(f"{len(compared)} ratios compared, {len(worse)} more than {options.margin} times the "
          f"committed one, {len(committed['ratios']) - len(compared)} not measured")
    sys.exit(1 if worse or not compared else 0)


if __name__ == "__main__":
    main()
