#!/usr/bin/env python3
"""Writes random files with NumPy and the safetensors package and compares what apus sees.

    python3 compare_files.py path/to/apus [files]

`apus inspect --json` must name the same tensors with the same types and shapes, and give the
SHA-256 of the same elements. Exit status 1 if something differs.
"""
import hashlib
import json
import os
import subprocess
import sys
import tempfile

import numpy as np

try:
    import safetensors
    from safetensors.numpy import save_file
except ImportError:
    safetensors = None

CODES = "b1 u1 i1 u2 i2 u4 i4 u8 i8 f2 f4 f8 c8 c16".split()
NAMES = {"b1": "BOOL", "u1": "U8", "i1": "I8", "u2": "U16", "i2": "I16", "u4": "U32", "i4": "I32",
         "u8": "U64", "i8": "I64", "f2": "F16", "f4": "F32", "f8": "F64", "c8": "C64"}


def random_array(random, codes):
    code = str(random.choice(codes))
    shape = tuple(random.integers(0, 6, random.integers(0, 5)))
    size = int(np.prod(shape, dtype=int)) * np.dtype(code).itemsize
    data = random.integers(0, 2 if code == "b1" else 256, size, dtype=np.uint8).tobytes()
    return code, np.frombuffer(data, code).reshape(shape)


def digest(array):
    little = array.astype(array.dtype.newbyteorder("<"))
    return hashlib.sha256(little.tobytes(order="C")).hexdigest()


def inspect(apus, path):
    run = subprocess.run([apus, "inspect", path, "--json"], capture_output=True, text=True)
    if run.returncode != 0:
        return run.stderr.strip()
    return {t["name"]: (t["dtype"], t["shape"], t["sha256"])
            for t in json.loads(run.stdout)["tensors"]}


def main():
    apus, count = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 100
    random = np.random.default_rng(2024)
    differences = 0
    kinds = ["npy", "npz", "deflated"] + (["safetensors"] if safetensors else [])
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "file")
        for turn in range(count):
            kind = kinds[turn % len(kinds)]
            codes = [c for c in CODES if kind != "safetensors" or c in NAMES]
            arrays, expected = {}, {}
            for k in range(1 if kind == "npy" else int(random.integers(0, 5))):
                code, array = random_array(random, codes)
                name = "" if kind == "npy" else f"x{k}é/{random.integers(100)}"
                if kind != "safetensors":
                    if random.random() < 0.3:
                        array = np.asfortranarray(array)
                    if random.random() < 0.3:
                        array = array.astype(array.dtype.newbyteorder(">"))
                arrays[name] = array
                type_name = NAMES[code] if kind == "safetensors" else array.dtype.str
                expected[name] = (type_name, list(array.shape), digest(array))
            if kind == "npy":
                with open(path, "wb") as file:
                    np.lib.format.write_array(file, arrays[""], version=(turn % 3 + 1, 0))
            elif kind == "safetensors":
                save_file(arrays, path, metadata={"turn": str(turn)})
            else:
                with open(path, "wb") as file:
                    (np.savez if kind == "npz" else np.savez_compressed)(file, **arrays)
            seen = inspect(apus, path)
            if seen != expected:
                differences += 1
                print(f"{kind} {turn}: {seen} instead of {expected}", file=sys.stderr)
    package = f", safetensors {safetensors.__version__}" if safetensors else ", no safetensors package"
    print(f"NumPy {np.__version__}{package}: {count} files, {differences} differences")
    sys.exit(1 if differences else 0)


main()
