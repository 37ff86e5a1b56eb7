"""The same work in NumPy, JAX and PyTorch, in turn with the library's own."""
