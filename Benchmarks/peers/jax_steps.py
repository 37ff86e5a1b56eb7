"""A training step in JAX: all steps of a round in one compiled loop.

The parameters stay on the device, the gradients are JAX's own, and the indices of all steps are
drawn beforehand as NumPy draws them, so that the losses are those of the other programs.
"""
from functools import partial

import jax
import jax.numpy as jnp
import numpy as np

from .numpy_steps import CLASSES, EXAMPLES, RATE, TYPES, SIZES, initial_weights, training_set
from .serving import serve

jax.config.update("jax_enable_x64", True)

# The loop takes that many indices; how many of its turns are made is said when it is called.
LONGEST = 512


def loss(parameters, x, t):
    w1, b1, w2, b2 = parameters
    scores = jax.nn.relu(x @ w1 + b1) @ w2 + b2
    y = jax.nn.softmax(scores)
    chosen = jnp.take_along_axis(y, t[:, None], axis=1)
    return -jnp.log(chosen + 1e-7).mean()


@partial(jax.jit, donate_argnums=0)
def train(parameters, images, labels, indices, count):
    dtype = parameters[0].dtype

    def step(i, state):
        parameters, _ = state
        batch = indices[i]
        x, t = images[batch].astype(dtype) / 255, labels[batch].astype(jnp.int32)
        value, gradients = jax.value_and_grad(loss)(parameters, x, t)
        updated = tuple(p - dtype.type(RATE) * g for p, g in zip(parameters, gradients))
        return updated, value

    return jax.lax.fori_loop(0, count, step, (parameters, dtype.type(0)))


class Steps:
    def __init__(self, images, labels, batch, hidden, dtype):
        self.images, self.labels, self.batch = images, labels, batch
        self.random = np.random.RandomState(42)
        w1, w2 = initial_weights(self.random, hidden, dtype)
        self.parameters = tuple(
            map(jnp.asarray, (w1, np.zeros(hidden, dtype), w2, np.zeros(CLASSES, dtype))))
        self.indices = np.zeros((LONGEST, batch), np.int32)

    def run(self, calls):
        value = None
        while calls > 0:
            count = min(calls, LONGEST)
            self.indices[:count] = self.random.choice(EXAMPLES, (count, self.batch))
            self.parameters, value = train(
                self.parameters, self.images, self.labels, jnp.asarray(self.indices), count)
            calls -= count
        return value.block_until_ready()


def group(data, type_name, batch, hidden):
    def make():
        def new():
            return Steps(*data, batch, hidden, TYPES[type_name])

        return {f"step/{type_name}/{batch}x{hidden}": (new().run, lambda: new().run(10))}

    return make


if __name__ == "__main__":
    data = tuple(map(jnp.asarray, training_set()))
    serve({
        f"{type_name}/{batch}x{hidden}": group(data, type_name, batch, hidden)
        for type_name in TYPES
        for batch, hidden in SIZES
    })
