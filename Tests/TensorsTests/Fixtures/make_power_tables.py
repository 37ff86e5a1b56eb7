"""Tables of logarithms and powers of two, for Sources/CVectorKernels/power_tables.h.

Prints the header; needs mpmath. `make_power_tables.py > Sources/CVectorKernels/power_tables.h`
"""
import struct

from mpmath import log, mp, mpf, nint

mp.prec = 200
STEPS = 128
ONE = 0x3FF0000000000000
# 1 stands at two thirds of its interval, which so reaches as far below as above.
START = ONE - ((75 * 3 + 2) << 45) // 3


def from_bits(bits):
    return struct.unpack("<d", struct.pack("<q", bits))[0]


def rows(name, numbers):
    lines = [f"static const double {name}[{STEPS}] = {{"]
    for i in range(0, STEPS, 3):
        lines.append("    " + " ".join(f"{float(x).hex()}," for x in numbers[i:i + 3]))
    return "\n".join(lines + ["};", ""])


inverses, logs, log_rests, powers, power_rests = [], [], [], [], []
for i in range(STEPS):
    low, high = (mpf(from_bits(START + (j << 45))) for j in (i, i + 1))
    # So few bits that its product with any number of the interval, less 1, is a double.
    bits = 7 if high < 1 else 8
    inverse = mpf(1) if low < 1 < high else nint(2 / (low + high) * 2**bits) / 2**bits
    assert max(abs(low * inverse - 1), abs(high * inverse - 1)) < 2**-7
    exact = -log(inverse)
    # A multiple of 2^-42, so that its sum with a multiple of the upper part of ln 2 is exact.
    rounded = nint(exact * 2**42) / 2**42
    power = mpf(float(mpf(2) ** (mpf(i) / STEPS)))
    inverses.append(inverse)
    logs.append(rounded)
    log_rests.append(exact - rounded)
    powers.append(power)
    power_rests.append((mpf(2) ** (mpf(i) / STEPS) - power) / power)

ln2 = log(mpf(2))
ln2_high = nint(ln2 * 2**42) / 2**42
step = ln2 / STEPS
step_high = nint(step * 2**39) / 2**39
print(f"""// Made by Tests/TensorsTests/Fixtures/make_power_tables.py.

// Numbers from POWER_START to twice as much, by their bits, in 128 intervals: the inverse of a
// number near the middle of each, to 7 or 8 bits behind the point, and the logarithm of the
// number in two parts.
#define POWER_START 0x{START:016x}
#define POWER_LN2_HIGH {float(ln2_high).hex()}
#define POWER_LN2_LOW {float(ln2 - ln2_high).hex()}""")
print(rows("power_inverses", inverses))
print(rows("power_logs", logs))
print(rows("power_log_rests", log_rests))
print(f"""// 2^(i / 128), and by what share of it that is rounded.
#define POWER_STEP_HIGH {float(step_high).hex()}
#define POWER_STEP_LOW {float(step - step_high).hex()}
#define POWER_STEPS {float(1 / step).hex()}""")
print(rows("power_twos", powers))
print(rows("power_two_rests", power_rests).rstrip())
