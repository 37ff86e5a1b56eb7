#!/usr/bin/env python3
"""The library beside NumPy, in turn, in one run.

    Benchmarks/peers.py arrays [--size 1000000 16] [--only TEXT] [--threads 1] [--seconds 0.3]
"""
import argparse
import sys

from peers import arrays


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    arrays.add_command(commands)
    options = parser.parse_args()
    sys.exit(options.run(options))


if __name__ == "__main__":
    main()
