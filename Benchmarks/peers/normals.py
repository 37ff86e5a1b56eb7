"""Ten million normal numbers from both of NumPy's interfaces."""
from .contest import Entry, alternate, apus, python_peer
from .records import record


def add_arguments(parser):
    pass


def measure(options):
    ours, numpy = apus(), python_peer("numpy_random")
    for interface in ("random-state", "generator"):
        name = f"normal-{interface}/10000000"
        if options.only in name:
            series = alternate([Entry(ours, name), Entry(numpy, name)], options.seconds)
            yield record(name, 1, "numpy", *series)
