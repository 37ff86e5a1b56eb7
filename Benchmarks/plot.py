"""Lines over a few sizes on a logarithmic axis, as SVG, without any library."""
import math
from collections import namedtuple
from html import escape

# A line of the plot: where its times are in the results.
Series = namedtuple("Series", "name against is_ours threads")

# Readable for the colour-blind (Okabe and Ito), with a marker each besides.
COLOURS = ["#d55e00", "#e69f00", "#000000", "#0072b2", "#56b4e9", "#009e73", "#7fbf7b", "#cc79a7"]
MARKERS = ["circle", "circle", "square", "triangle", "triangle", "diamond", "diamond", "square"]

WIDTH, LEFT, GAP, RIGHT = 960, 64, 28, 16
TOP, UPPER, BETWEEN, LOWER, BOTTOM = 118, 300, 72, 260, 56
HEIGHT = TOP + UPPER + BETWEEN + LOWER + BOTTOM


def marker(kind, x, y, colour):
    if kind == "circle":
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{colour}"/>'
    points = {
        "square": [(-3.5, -3.5), (3.5, -3.5), (3.5, 3.5), (-3.5, 3.5)],
        "triangle": [(0, -4.8), (4.6, 3.6), (-4.6, 3.6)],
        "diamond": [(0, -5), (5, 0), (0, 5), (-5, 0)],
    }[kind]
    path = " ".join(f"{x + dx:.1f},{y + dy:.1f}" for dx, dy in points)
    return f'<polygon points="{path}" fill="{colour}"/>'


def text(x, y, content, size=13, anchor="middle", weight="normal", colour="#333"):
    return (f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="{anchor}" '
            f'font-weight="{weight}" fill="{colour}">{escape(content)}</text>')


def legend(names):
    parts = []
    columns = 4
    for place, name in enumerate(names):
        x = LEFT + place % columns * (WIDTH - LEFT - RIGHT) / columns
        y = 48 + place // columns * 20
        colour, kind = COLOURS[place], MARKERS[place]
        parts.append(f'<line x1="{x}" y1="{y}" x2="{x + 24}" y2="{y}" stroke="{colour}" '
                     'stroke-width="2"/>')
        parts.append(marker(kind, x + 12, y, colour))
        parts.append(text(x + 30, y + 4.5, name, anchor="start"))
    return parts


def time_name(microseconds):
    """A power of ten as a label."""
    for unit, size in (("s", 10**6), ("ms", 1000), ("µs", 1)):
        if microseconds >= size:
            return f"{microseconds // size:,} {unit}"
    return f"{microseconds:g} µs"


class Axis:
    """A logarithmic axis from `top` downwards, over whole powers of ten or of two."""

    def __init__(self, values, base, top, height, name):
        logarithms = [math.log(value, base) for value in values]
        self.base, self.top, self.height, self.name = base, top, height, name
        self.lowest = math.floor(min(logarithms, default=0) + 1e-9)
        self.highest = max(math.ceil(max(logarithms, default=1) - 1e-9), self.lowest + 1)

    def y(self, value):
        share = (math.log(value, self.base) - self.lowest) / (self.highest - self.lowest)
        return self.top + self.height * (1 - share)

    def draw(self, left, width, has_names):
        parts = []
        for power in range(self.lowest, self.highest + 1):
            value = self.base**power
            parts.append(rule(left, width, self.y(value), "#ccc"))
            if has_names:
                parts.append(text(left - 8, self.y(value) + 4, self.name(value), 11.5, "end"))
            if self.base == 10 and power < self.highest:
                parts += [
                    rule(left, width, self.y(digit * value), "#f0f0f0") for digit in range(2, 10)]
        return parts


def rule(left, width, y, colour):
    return (f'<line x1="{left:.1f}" y1="{y:.1f}" x2="{left + width:.1f}" y2="{y:.1f}" '
            f'stroke="{colour}"/>')


def panel(axis, sizes, lines, left, width, has_names):
    def x(place):
        return left + (place + 0.5) * width / len(sizes)

    parts = axis.draw(left, width, has_names)
    for place, size in enumerate(sizes):
        parts.append(text(x(place), axis.top + axis.height + 18, size, 11))
    for place, values in enumerate(lines.values()):
        points = [(x(k), axis.y(value)) for k, value in enumerate(values) if value is not None]
        path = " ".join(f"{a:.1f},{b:.1f}" for a, b in points)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{COLOURS[place]}" '
                     f'stroke-width="{2.5 if place < 2 else 1.5}"/>')
        parts += [marker(MARKERS[place], a, b, COLOURS[place]) for a, b in points]
    return parts


def relative(lines, reference):
    """Each line's values over those of the line `reference`."""
    return {
        name: [value and bound and value / bound for value, bound in zip(values, lines[reference])]
        for name, values in lines.items()}


def draw(title, sizes, panels, reference):
    """SVG with a column for each key of `panels`, which maps names of lines to their values:
    the values, in microseconds, and below them their ratios to those of one line."""
    width = (WIDTH - LEFT - RIGHT - GAP * (len(panels) - 1)) / len(panels)
    ratios = {name: relative(lines, reference) for name, lines in panels.items()}

    def known(columns):
        return [value for lines in columns.values() for line in lines.values() for value in line
                if value is not None]

    rows = [
        (panels, Axis(known(panels), 10, TOP, UPPER, time_name)),
        (ratios, Axis(known(ratios), 2, TOP + UPPER + BETWEEN, LOWER, lambda value: f"{value:g}")),
    ]
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'width="{WIDTH}" height="{HEIGHT}" '
        'font-family="Helvetica, Arial, DejaVu Sans, sans-serif">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>',
        text(WIDTH / 2, 24, title, 15, weight="bold"),
    ]
    parts += legend(next(iter(panels.values())))
    for columns, axis in rows:
        for place, (name, lines) in enumerate(columns.items()):
            left = LEFT + place * (width + GAP)
            heading = name if axis is rows[0][1] else f"{name}, relative to the {reference}"
            parts.append(text(left + width / 2, axis.top - 10, heading, 13, weight="bold"))
            parts += panel(axis, sizes, lines, left, width, place == 0)
    parts.append(text(WIDTH / 2, HEIGHT - 14, "(batch, hidden units)", 12))
    return "\n".join(parts + ["</svg>"]) + "\n"
