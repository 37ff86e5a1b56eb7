"""All of `apus train`, from the start of the process to its end, beside the tutorial's way."""
import os
import subprocess
import sys
import time

from .contest import FOLDER
from .records import record

PROGRAM = os.path.join(FOLDER, ".build", "release", "apus")
RESOURCES = os.path.join(os.path.dirname(FOLDER), "Sources", "EmbeddedMNIST", "Resources")


def add_arguments(parser):
    parser.add_argument("--rounds", type=int, default=5)


def run(command, threads):
    """Seconds, megabytes at the peak, and what was printed."""
    environment = {
        key: value for key, value in os.environ.items()
        if key not in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE")
    }
    environment["OPENBLAS_NUM_THREADS"] = str(threads)
    start = time.monotonic()
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{' '.join(command)}: status {os.waitstatus_to_exitcode(status)}")
    return time.monotonic() - start, usage.ru_maxrss / 1024, output


def measure(options):
    if not os.path.exists(PROGRAM):
        sys.exit(f"{PROGRAM} is not there; build it with: make benchmark-peers")
    tutorial = [sys.executable, os.path.join(FOLDER, "tutorial.py"), RESOURCES]
    for threads in [1, 2] if len(os.sched_getaffinity(0)) > 1 else [1]:
        if options.only not in "train":
            continue
        rounds = []
        for _ in range(options.rounds):
            ours = run([PROGRAM, "train", "--threads", str(threads)], threads)
            its = run(tutorial, threads)
            if ours[2] != its[2]:
                sys.exit(f"the tables differ:\n{ours[2]}\n{its[2]}")
            rounds.append((ours, its))
        for place, (work, unit) in enumerate((("train", "s"), ("train-memory", "MB"))):
            yield record(
                work, threads, "tutorial", [ours[place] for ours, _ in rounds],
                [its[place] for _, its in rounds], unit)
