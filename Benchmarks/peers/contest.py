"""Programs that do the same work, run in turn so that a machine that becomes slower or faster
meanwhile does so for all."""
import math
import os
import subprocess
import sys
import time

FOLDER = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PROGRAM = os.path.join(FOLDER, ".build", "release", "apus-benchmark")


class Contestant:
    """A process that runs workloads by name."""

    def __init__(self, name, command, environment=None):
        self.name = name
        self.command = command
        # A preset core type is not what users have.
        inherited = {
            key: value
            for key, value in os.environ.items()
            if key not in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE")
        }
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=FOLDER,
            env={**inherited, **(environment or {})})

    def ask(self, question):
        self.process.stdin.write(question + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline().rstrip("\n")
        if not answer:
            sys.exit(f"{self.name}: ended at the question {question!r}")
        if answer.startswith("error"):
            raise LookupError(f"{self.name}: {answer}")
        return answer

    def names(self):
        return self.ask("list").split()

    def checksum(self, workload):
        return float(self.ask(f"checksum {workload}"))

    def microseconds(self, workload, calls, threads=1):
        """What a call takes, in the mean over so many."""
        return float(self.ask(f"{workload} {calls} {threads}")) / calls


def apus(program=PROGRAM):
    """The library."""
    if not os.path.exists(program):
        sys.exit(f"{program} is not there; build it with: make benchmark-peers")
    return Contestant("apus", [program, "serve"])


def python_peer(module, threads=1, processor=None, python=sys.executable):
    """A module of this folder in a process of its own, held to a processor if one is given."""
    command = [python, "-m", f"peers.{module}"]
    if processor is not None:
        command = ["taskset", "-c", str(processor)] + command
    name = f"{module}, {threads} thread{'s' if threads > 1 else ''}"
    variables = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
    return Contestant(name, command, {variable: str(threads) for variable in variables})


class Entry:
    """A workload of a contestant, on so many threads."""

    def __init__(self, contestant, workload, threads=1):
        self.contestant, self.workload, self.threads = contestant, workload, threads

    def run(self, calls):
        return self.contestant.microseconds(self.workload, calls, self.threads)


def alternate(entries, seconds, round_microseconds=5000):
    """Runs all in turn until the seconds have passed, at least five rounds.

    A turn is as many calls as take about the given time. Returns, for each entry, the list of
    the microseconds of a call, a round each.
    """
    calls = []
    for entry in entries:
        entry.run(1)
        # More calls while they are too short for the clock.
        count, elapsed = 1, entry.run(1)
        while elapsed * count < round_microseconds / 10:
            count *= 4
            elapsed = entry.run(count)
        calls.append(max(1, round(round_microseconds / elapsed)))
    times = [[] for _ in entries]
    end = time.monotonic() + seconds
    while time.monotonic() < end or len(times[0]) < 5:
        for entry, count, series in zip(entries, calls, times):
            series.append(entry.run(count))
    return times


def geometric_mean(ratios):
    return math.exp(sum(map(math.log, ratios)) / len(ratios))
