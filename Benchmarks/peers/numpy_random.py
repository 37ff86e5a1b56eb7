"""Standard normal numbers from both of NumPy's interfaces."""
import numpy as np

from .serving import serve


def group(count):
    def make():
        state, generator = np.random.RandomState(1), np.random.default_rng(1)

        def workload(draw):
            def run(calls):
                for _ in range(calls):
                    draw(count)
            return run, lambda: draw(count)[0]

        return {
            f"normal-random-state/{count}": workload(state.standard_normal),
            f"normal-generator/{count}": workload(generator.standard_normal),
        }

    return make


if __name__ == "__main__":
    serve({str(count): group(count) for count in (1_000_000, 10_000_000)})
