#!/usr/bin/env python3
"""Writes random files with Python and compares what apus sees, and the other way around.

    python3 compare_files.py path/to/apus path/to/file-writer [files]

`apus inspect --json` must name the same tensors with the same types and shapes, and give the
SHA-256 of the same elements, for files of NumPy, the safetensors package and the csv module.
The IDX and CSV files of file-writer must hold what the .npy files beside them do. Exit status
1 if something differs.
"""
import csv
import gzip
import hashlib
import io
import json
import os
import subprocess
import sys
import tempfile
from fractions import Fraction

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


def inspect(apus, path, *options):
    run = subprocess.run(
        [apus, "inspect", path, "--json", *options], capture_output=True, text=True)
    if run.returncode != 0:
        return run.stderr.strip()
    return {t["name"]: (t["dtype"], t["shape"], t["sha256"])
            for t in json.loads(run.stdout)["tensors"]}


def write_table(path, random):
    """A table with the names, labels and numbers that inspect must show."""
    rows, width = int(random.integers(0, 9)), int(random.integers(1, 5))
    numbers = random.integers(0, 256, 8 * rows * width, dtype=np.uint8).tobytes()
    numbers = np.nan_to_num(np.frombuffer(numbers, "f8").reshape(rows, width))
    names = [f'column "{k}", ü\n' for k in range(width)]
    labels = [["a", "b,c", 'd"', "e\nf", " "][k] for k in random.integers(0, 5, rows)]
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL if rows % 2 else csv.QUOTE_MINIMAL)
        writer.writerow(names + ["kind"])
        for row, label in zip(numbers, labels):
            writer.writerow([repr(float(x)) for x in row] + [label])
    classes = list(dict.fromkeys(labels))
    expected = {name: ("double", [rows], digest(numbers[:, k])) for k, name in enumerate(names)}
    indices = np.array([classes.index(label) for label in labels], "<i4")
    expected["kind"] = ("int32", [rows], digest(indices))
    return expected


def read_idx(data):
    kind = {8: ">u1", 9: ">i1", 11: ">i2", 12: ">i4", 13: ">f4", 14: ">f8"}[data[2]]
    shape = np.frombuffer(data, ">u4", data[3], 4)
    return np.frombuffer(data, kind, offset=4 + 4 * data[3]).reshape(shape)


def nearest(text, dtype):
    """The number of a type nearest to a decimal, which numpy.float32 rounds twice."""
    number = np.dtype(dtype).type(float(text) if dtype.kind == "f" else int(text))
    if dtype != np.float32 or not np.isfinite(number):
        return number
    around = [number] + [np.nextafter(number, np.float32(end)) for end in (-np.inf, np.inf)]
    around = [x for x in around if np.isfinite(x)]
    return min(around, key=lambda x: abs(Fraction(text) - Fraction(float(x))))


def read_table(data, line, expected):
    """What is wrong with a table, or None."""
    text = data.decode()
    records = list(csv.reader(io.StringIO(text, newline=""), delimiter=line["delimiter"]))
    header = line["columns"] + (["label"] if line["columns"] and "labels" in line else [])
    if header and records[:1] != [header]:
        return f"header {records[:1]}"
    records = records[1:] if header else records
    if "labels" in line and [record[-1] for record in records] != line["labels"]:
        return "labels"
    width = expected.shape[1]
    cells = [[nearest(cell, expected.dtype) for cell in record[:width]] for record in records]
    if not same(np.array(cells, expected.dtype).reshape(-1, width), expected):
        return f"numbers {cells}"
    # NumPy's reader has lines for records, and rounds Floats twice.
    plain = len(records) and text.count("\n") == len(records) + bool(header)
    if plain and expected.dtype != np.float32:
        read = np.loadtxt(
            io.StringIO(text), expected.dtype, comments=None, delimiter=line["delimiter"],
            skiprows=int(bool(header)), usecols=range(width), ndmin=2, quotechar='"')
        if not same(read, expected):
            return f"loadtxt {read}"
    if plain and '"' not in text and expected.dtype.kind == "f" and line["delimiter"] != " ":
        read = np.genfromtxt(
            io.StringIO(text), comments=None, delimiter=line["delimiter"],
            skip_header=int(bool(header)), usecols=range(width))
        if not same(read.reshape(-1, width).astype(expected.dtype), expected, rounded=True):
            return f"genfromtxt {read}"
    return None


def same(array, expected, rounded=False):
    """Whether bits are equal, but for those of NaN; or numbers to the last place of Float."""
    if array.shape != expected.shape:
        return False
    if rounded:
        return np.allclose(array, expected, rtol=2e-7, atol=1e-45, equal_nan=True)
    if array.dtype.kind == "f":
        array, expected = (np.where(np.isnan(x), np.nan, x) for x in (array, expected))
    return array.astype(expected.dtype).tobytes() == expected.tobytes()


def compare_written(file_writer, count, folder):
    differences = 0
    run = subprocess.run([file_writer, folder, str(count)], capture_output=True, text=True, check=True)
    lines = [json.loads(line) for line in run.stdout.splitlines()]
    for line in lines:
        with open(line["file"], "rb") as file:
            data = file.read()
        if data[:2] == b"\x1f\x8b":
            data = gzip.decompress(data)
        expected = np.load(line["file"] + ".npy")
        if line["kind"] == "idx":
            array = read_idx(data)
            # All bits, of NaN too.
            equal = array.shape == expected.shape and digest(array.astype(expected.dtype)) == digest(expected)
            problem = None if equal else f"{array}"
        else:
            problem = read_table(data, line, expected)
        if problem:
            differences += 1
            print(f"{line}: {problem} instead of {expected}", file=sys.stderr)
    if len(lines) != count:
        sys.exit(f"file-writer wrote {len(lines)} files instead of {count}")
    return differences


def main():
    apus, file_writer = sys.argv[1:3]
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 100
    random = np.random.default_rng(2024)
    differences = 0
    kinds = ["npy", "npz", "deflated", "csv"] + (["safetensors"] if safetensors else [])
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "file")
        for turn in range(count):
            kind = kinds[turn % len(kinds)]
            if kind == "csv":
                expected = write_table(path + ".csv", random)
                seen = inspect(apus, path + ".csv", "--labels", "kind")
                if seen != expected:
                    differences += 1
                    print(f"{kind} {turn}: {seen} instead of {expected}", file=sys.stderr)
                continue
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
        differences += compare_written(file_writer, count, folder)
    package = f", safetensors {safetensors.__version__}" if safetensors else ", no safetensors package"
    print(f"NumPy {np.__version__}{package}: {count} files read and {count} written, {differences} differences")
    sys.exit(1 if differences else 0)


main()
