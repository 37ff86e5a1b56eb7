"""Writes nist_strd.json: linear regressions with certified coefficients.

Source: National Institute of Standards and Technology, Statistical Reference Datasets,
linear least squares regression, https://www.itl.nist.gov/div898/strd/lls/lls.shtml (public
domain): Norris, Longley, Wampler1 to Wampler5, Filip. Data and certified values are copied in
full. Each set is solved here again in rational arithmetic, and the script stops if one of its
certified coefficients differs from the exact one beyond the digits that NIST gives.

Run it in this folder: python3 make_nist_strd.py
"""

import json
from fractions import Fraction

NORRIS_Y = """0.1 338.8 118.1 888.0 9.2 228.1 668.5 998.5 449.1 778.9 559.2 0.3 0.1 778.1 668.8 339.3
448.9 10.8 557.7 228.3 998.0 888.8 119.6 0.3 0.6 557.6 339.3 888.0 998.5 778.9 10.2 117.6 228.9
668.4 449.2 0.2"""
NORRIS_X = """0.2 337.4 118.2 884.6 10.1 226.5 666.3 996.3 448.6 777.0 558.2 0.4 0.6 775.5 666.9 338.0
447.5 11.6 556.0 228.1 995.8 887.6 120.2 0.3 0.3 556.8 339.1 887.2 999.0 779.0 11.1 118.3 229.2
669.1 448.9 0.5"""
LONGLEY = """60323 83.0 234289 2356 1590 107608 1947
61122 88.5 259426 2325 1456 108632 1948
60171 88.2 258054 3682 1616 109773 1949
61187 89.5 284599 3351 1650 110929 1950
63221 96.2 328975 2099 3099 112075 1951
63639 98.1 346999 1932 3594 113270 1952
64989 99.0 365385 1870 3547 115094 1953
63761 100.0 363112 3578 3350 116219 1954
66019 101.2 397469 2904 3048 117388 1955
67857 104.6 419180 2822 2857 118734 1956
68169 108.4 442769 2936 2798 120445 1957
66513 110.8 444546 4681 2637 121950 1958
68655 112.6 482704 3813 2552 123366 1959
69564 114.2 502601 3931 2514 125368 1960
69331 115.7 518173 4806 2572 127852 1961
70551 116.9 554894 4007 2827 130081 1962"""
WAMPLER_Y = {
    "Wampler1": """1 6 63 364 1365 3906 9331 19608 37449 66430 111111 177156 271453 402234 579195
813616 1118481 1508598 2000719 2613660 3368421""",
    "Wampler2": """1.00000 1.11111 1.24992 1.42753 1.65984 1.96875 2.38336 2.94117 3.68928 4.68559
6.00000 7.71561 9.92992 12.75603 16.32384 20.78125 26.29536 33.05367 41.26528 51.16209 63.00000""",
    "Wampler3": """760 -2042 2111 -1684 3888 1858 11379 17560 39287 64382 113159 175108 273291 400186
581243 811568 1121004 1506550 2002767 2611612 3369180""",
    "Wampler4": """75901 -204794 204863 -204436 253665 -200894 214131 -185192 221249 -138370 315911
-27644 455253 197434 783995 608816 1370781 1303798 2205519 2408860 3444321""",
    "Wampler5": """7590001 -20479994 20480063 -20479636 25231365 -20476094 20489331 -20460392
18417449 -20413570 20591111 -20302844 18651453 -20077766 21059195 -19666384 26348481 -18971402
22480719 -17866340 10958421""",
}
FILIP_Y = """0.8116 0.9072 0.9052 0.9039 0.8053 0.8377 0.8667 0.8809 0.7975 0.8162 0.8515 0.8766
0.8885 0.8859 0.8959 0.8913 0.8959 0.8971 0.9021 0.909 0.9139 0.9199 0.8692 0.8872 0.89 0.891 0.8977
0.9035 0.9078 0.7675 0.7705 0.7713 0.7736 0.7775 0.7841 0.7971 0.8329 0.8641 0.8804 0.7668 0.7633
0.7678 0.7697 0.77 0.7749 0.7796 0.7897 0.8131 0.8498 0.8741 0.8061 0.846 0.8751 0.8856 0.8919
0.8934 0.894 0.8957 0.9047 0.9129 0.9209 0.9219 0.7739 0.7681 0.7665 0.7703 0.7702 0.7761 0.7809
0.7961 0.8253 0.8602 0.8809 0.8301 0.8664 0.8834 0.8898 0.8964 0.8963 0.9074 0.9119 0.9228"""
FILIP_X = """-6.860120914 -4.324130045 -4.358625055 -4.358426747 -6.955852379 -6.661145254
-6.355462942 -6.118102026 -7.115148017 -6.815308569 -6.519993057 -6.204119983 -5.853871964
-6.109523091 -5.79832982 -5.482672118 -5.171791386 -4.851705903 -4.517126416 -4.143573228
-3.709075441 -3.499489089 -6.300769497 -5.953504836 -5.642065153 -5.031376979 -4.680685696
-4.329846955 -3.928486195 -8.56735134 -8.363211311 -8.107682739 -7.823908741 -7.522878745
-7.218819279 -6.920818754 -6.628932138 -6.323946875 -5.991399828 -8.781464495 -8.663140179
-8.473531488 -8.247337057 -7.971428747 -7.676129393 -7.352812702 -7.072065318 -6.774174009
-6.478861916 -6.159517513 -6.835647144 -6.53165267 -6.224098421 -5.910094889 -5.598599459
-5.290645224 -4.974284616 -4.64454848 -4.290560426 -3.885055584 -3.408378962 -3.13200249
-8.726767166 -8.66695597 -8.511026475 -8.165388579 -7.886056648 -7.588043762 -7.283412422
-6.995678626 -6.691862621 -6.392544977 -6.067374056 -6.684029655 -6.378719832 -6.065855188
-5.752272167 -5.132414673 -4.811352704 -4.098269308 -3.66174277 -3.2644011"""

CERTIFIED = {
    "Norris": "-0.262323073774029 1.00211681802045",
    "Longley": "-3482258.63459582 15.0618722713733 -0.358191792925910E-01 -2.02022980381683 "
    "-1.03322686717359 -0.511041056535807E-01 1829.15146461355",
    "Wampler1": "1 1 1 1 1 1",
    "Wampler2": "1 0.1 0.01 0.001 0.0001 0.00001",
    "Wampler3": "1 1 1 1 1 1",
    "Wampler4": "1 1 1 1 1 1",
    "Wampler5": "1 1 1 1 1 1",
    "Filip": "-1467.48961422980 -2772.17959193342 -2316.37108160893 -1127.97394098372 "
    "-354.478233703349 -75.1242017393757 -10.8753180355343 -1.06221498588947 "
    "-0.670191154593408E-01 -0.246781078275479E-02 -0.402962525080404E-04",
}


def polynomial(x, y, degree):
    return [([Fraction(v) ** k for k in range(degree + 1)], Fraction(w))
            for v, w in zip(x.split(), y.split(), strict=True)]


def sets():
    yield "Norris", "polynomial", 1, polynomial(NORRIS_X, NORRIS_Y, 1), NORRIS_X
    rows = [[Fraction(v) for v in line.split()] for line in LONGLEY.splitlines()]
    yield "Longley", "columns", 6, [([Fraction(1)] + r[1:], r[0]) for r in rows], None
    for name, y in WAMPLER_Y.items():
        x = " ".join(str(k) for k in range(21))
        yield name, "polynomial", 5, polynomial(x, y, 5), x
    yield "Filip", "polynomial", 10, polynomial(FILIP_X, FILIP_Y, 10), FILIP_X


def exact_solution(rows):
    n = len(rows[0][0])
    table = [[sum(a[i] * a[j] for a, _ in rows) for j in range(n)]
             + [sum(a[i] * y for a, y in rows)] for i in range(n)]
    for i in range(n):
        pivot = next(r for r in range(i, n) if table[r][i])
        table[i], table[pivot] = table[pivot], table[i]
        for r in range(n):
            if r != i and table[r][i]:
                factor = table[r][i] / table[i][i]
                table[r] = [p - factor * q for p, q in zip(table[r], table[i])]
    return [table[i][n] / table[i][i] for i in range(n)]


result = {"source": "NIST StRD, https://www.itl.nist.gov/div898/strd/lls/lls.shtml", "sets": []}
for name, kind, degree, rows, x in sets():
    certified = [Fraction(c) for c in CERTIFIED[name].split()]
    for given, exact in zip(certified, exact_solution(rows), strict=True):
        assert abs(given - exact) <= abs(exact) * Fraction(1, 10**13), (name, given, exact)
    result["sets"].append({
        "name": name,
        "degree": degree if kind == "polynomial" else None,
        "x": ([[float(v)] for v in x.split()] if x
              else [[float(v) for v in a[1:]] for a, _ in rows]),
        "y": [float(y) for _, y in rows],
        "certified": [float(c) for c in CERTIFIED[name].split()],
    })
with open("nist_strd.json", "w") as file:
    json.dump(result, file)
    file.write("\n")
