"""A process that runs workloads by name, with the questions and answers of
`apus-benchmark serve`: `list`, `NAME CALLS [THREADS]`, `checksum NAME`."""
import sys
import time


def serve(groups):
    """Answers standard input line by line until it ends.

    `groups` maps parameters, the part of a name after its first slash, to a function that makes
    a dictionary of the workloads with these parameters: name to (run, checksum), where
    run(calls) does the work so many times.
    """
    made = {}

    def group(parameters):
        if parameters not in made:
            made[parameters] = groups[parameters]() if parameters in groups else {}
        return made[parameters]

    def workload(name):
        workloads = group(name.partition("/")[2])
        if name not in workloads:
            raise LookupError(f"there is no workload {name}")
        return workloads[name]

    for line in sys.stdin:
        words = line.split()
        try:
            if words == ["list"]:
                answer = " ".join(sorted(name for key in groups for name in group(key)))
            elif words[0] == "checksum":
                answer = repr(float(workload(words[1])[1]()))
            else:
                run = workload(words[0])[0]
                calls = int(words[1])
                start = time.perf_counter()
                run(calls)
                answer = repr((time.perf_counter() - start) * 1e6)
        except Exception as error:
            answer = f"error {type(error).__name__}: {error}".replace("\n", " ")
        print(answer, flush=True)
