"""Writes the files of this folder with NumPy and the safetensors package.

    pip install numpy==2.4.6 safetensors==0.8.0 ml_dtypes
    python3 make_fixtures.py

`expected.json` tells for each file and tensor the type, the shape and the values: integers as
they are, floating-point numbers in hexadecimal, complex numbers as two of them.
"""

import json
import os

import ml_dtypes
import numpy as np
import safetensors
from safetensors.numpy import save_file

FOLDER = os.path.dirname(os.path.abspath(__file__))
expected = {
    "numpy": np.__version__,
    "safetensors": safetensors.__version__,
    "ml_dtypes": ml_dtypes.__version__,
    "files": {},
}

NUMBERS = {
    "b1": [0, 1, 1, 0, 0, 1],
    "u1": [0, 1, 2, 127, 128, 255],
    "i1": [0, 1, -1, 127, -128, 5],
    "u2": [0, 1, 2, 32767, 32768, 65535],
    "i2": [0, 1, -1, 32767, -32768, 258],
    "u4": [0, 1, 2, 2**31 - 1, 2**31, 2**32 - 1],
    "i4": [0, 1, -1, 2**31 - 1, -(2**31), 66051],
    "u8": [0, 1, 2, 2**32, 2**53 + 1, 2**63 - 1],
    "i8": [0, 1, -1, 2**63 - 1, -(2**63), 2**53 + 1],
    "f2": [0.0, -0.0, 1.5, 65504.0, 6e-8, -np.inf],
    "f4": [0.0, -0.0, 0.1, 3.4e38, 1e-45, -np.inf],
    "f8": [0.0, -0.0, 0.1, 1.7e308, 5e-324, np.nan],
    "c8": [0j, 1j, 0.1 - 2j, 3e38 + 1e-45j, complex(np.inf, 1), complex(0, np.nan)],
    "c16": [0j, 1j, 0.1 - 2j, 1e308 + 5e-324j, complex(np.inf, 1), complex(0, np.nan)],
}


def values(array):
    flat = array.reshape(-1)
    if flat.dtype.kind == "c":
        return [float(part).hex() for x in flat for part in (x.real, x.imag)]
    if flat.dtype.kind in "biu":
        return [str(int(x)) for x in flat]
    return [float(x).hex() for x in flat]


def describe(file, name, type_name, array):
    expected["files"].setdefault(file, {})[name] = {
        "type": type_name,
        "shape": list(array.shape),
        "values": values(array),
    }


def save_npy(file, array, version=None):
    path = os.path.join(FOLDER, file)
    if version:
        with open(path, "wb") as f:
            np.lib.format.write_array(f, array, version=version)
    else:
        np.save(path, array)
    describe(file, "", array.dtype.str, array)


for code, numbers in NUMBERS.items():
    array = np.array(numbers).astype(code).reshape(2, 3)
    save_npy(f"{code}.npy", array)
    if array.dtype.itemsize > 1:
        save_npy(f"{code}-big.npy", array.astype(array.dtype.newbyteorder(">")))
save_npy("fortran.npy", np.asfortranarray(np.arange(24, dtype="<f4").reshape(2, 3, 4)))
save_npy("fortran-big.npy", np.asfortranarray(np.arange(6, dtype=">i4").reshape(2, 3)))
save_npy("no-axes.npy", np.array(2.5))
save_npy("empty.npy", np.zeros((3, 0, 2), "i8"))
save_npy("vector.npy", np.arange(10, dtype="i8"))
save_npy("version-2.npy", np.arange(3, dtype="f4"), (2, 0))
save_npy("version-3.npy", np.arange(3, dtype="f4"), (3, 0))

tensors = {
    "W1": np.arange(6, dtype="f4").reshape(2, 3),
    "b1": np.array([0.5, -0.5]),
    "labels": np.array([3, 1, 2], "u1"),
    "größe": np.asfortranarray(np.arange(6, dtype="i4").reshape(3, 2)),
    "flag": np.array(True),
    "none": np.zeros((0, 4), "i8"),
}
for file, save in [("stored.npz", np.savez), ("deflated.npz", np.savez_compressed)]:
    save(os.path.join(FOLDER, file), **tensors)
    for name, array in tensors.items():
        describe(file, name, array.dtype.str, array)

# Members with descriptions after them, as a writer into a pipe makes them.
import io
import zipfile


class Pipe(io.RawIOBase):
    def __init__(self, file):
        self.file = file

    def writable(self):
        return True

    def write(self, data):
        return self.file.write(data)


for file, method in [("stream.npz", zipfile.ZIP_DEFLATED), ("stream-stored.npz", 0)]:
    with open(os.path.join(FOLDER, file), "wb") as f:
        with zipfile.ZipFile(Pipe(f), "w", method) as archive:
            for name, array in tensors.items():
                with archive.open(name + ".npy", "w", force_zip64=name == "W1") as member:
                    np.lib.format.write_array(member, array)
                describe(file, name, array.dtype.str, array)

del tensors["größe"]  # save_file keeps Fortran order in memory, which the format has not
tensors["größe\n\"'/\x01"] = np.arange(6, dtype="i4").reshape(3, 2)
tensors["complex"] = np.array([1 + 2j], "c8")
file = "numpy.safetensors"
save_file(tensors, os.path.join(FOLDER, file), metadata={"format": "np", "b": "\t/é", "a": ""})
NAMES = {"float32": "F32", "float64": "F64", "uint8": "U8", "int32": "I32", "bool": "BOOL",
         "int64": "I64", "complex64": "C64"}
for name, array in tensors.items():
    describe(file, name, NAMES[array.dtype.name], array)

# Every type of the format; all codes of those of eight bits.
file = "types.safetensors"
codes = np.arange(256, dtype="u1")
halves = np.array([0, 1, 0x3FF, 0x400, 0x3C00, 0x7BFF, 0x7C00, 0x7C01, 0x8000, 0xFC00, 0xFE12])
brains = np.array([0, 1, 0x7F, 0x80, 0x3F80, 0x7F7F, 0x7F80, 0x7FC0, 0x8000, 0xFF80])
arrays = {
    "float8_e4m3fn": ("F8_E4M3", codes.view(ml_dtypes.float8_e4m3fn)),
    "float8_e5m2": ("F8_E5M2", codes.view(ml_dtypes.float8_e5m2)),
    "float8_e4m3fnuz": ("F8_E4M3FNUZ", codes.view(ml_dtypes.float8_e4m3fnuz)),
    "float8_e5m2fnuz": ("F8_E5M2FNUZ", codes.view(ml_dtypes.float8_e5m2fnuz)),
    "float8_e8m0fnu": ("F8_E8M0", codes.view(ml_dtypes.float8_e8m0fnu)),
    "float16": ("F16", halves.astype("u2").view("f2")),
    "bfloat16": ("BF16", brains.astype("u2").view(ml_dtypes.bfloat16)),
}
for code, name in [("b1", "BOOL"), ("u1", "U8"), ("i1", "I8"), ("u2", "U16"), ("i2", "I16"),
                   ("u4", "U32"), ("i4", "I32"), ("u8", "U64"), ("i8", "I64"), ("f4", "F32"),
                   ("f8", "F64"), ("c8", "C64")]:
    array = np.array(NUMBERS[code]).astype(code)
    arrays[array.dtype.name] = (name, array)
data = safetensors.serialize({
    name: safetensors.TensorSpec(
        dtype=name, shape=a.shape, data_ptr=a.ctypes.data, data_len=a.nbytes)
    for name, (_, a) in arrays.items()
})
with open(os.path.join(FOLDER, file), "wb") as f:
    f.write(data)
for name, (type_name, array) in arrays.items():
    describe(file, name, type_name, array)

# What must be refused.
np.save(os.path.join(FOLDER, "bad-object.npy"), np.array([{"a": 1}, None]), allow_pickle=True)
np.save(os.path.join(FOLDER, "bad-date.npy"), np.array(["2024-01-01"], "M8[D]"))
np.save(os.path.join(FOLDER, "bad-string.npy"), np.array(["one", "two"]))
np.save(os.path.join(FOLDER, "bad-fields.npy"), np.zeros(2, [("x", "f8"), ("y", "i4", (2, 2))]))
np.save(os.path.join(FOLDER, "bad-long.npy"), np.zeros(2, np.longdouble))
np.savez(os.path.join(FOLDER, "mixed.npz"), x=np.arange(2.0), names=np.array(["a", "b"]))
describe("mixed.npz", "x", "<f8", np.arange(2.0))

with open(os.path.join(FOLDER, "expected.json"), "w") as f:
    json.dump(expected, f, indent=0, ensure_ascii=False)
