"""What a comparison gave, as rows of a table and in a file of JSON."""
import json
import os
import statistics

HEADER = """| work | threads | library | against | its | unit | ratio |
|:-----|--------:|--------:|:--------|----:|:-----|------:|"""


def record(work, threads, against, apus, reference=None, unit="µs"):
    """A result from the series of both sides, a round each; of the second there may be none."""
    result = {
        "work": work, "threads": threads, "against": against, "unit": unit,
        "apus": statistics.median(apus),
    }
    if reference is not None:
        result["reference"] = statistics.median(reference)
        result["ratio"] = statistics.median(a / b for a, b in zip(apus, reference))
    return result


def row(result):
    def number(value, digits):
        return "" if value is None else f"{value:.{digits}f}"

    digits = 0 if result["apus"] >= 1e4 else 1 if result["apus"] >= 100 else 2
    return (f"| {result['work']} | {result['threads']} | {number(result['apus'], digits)} "
            f"| {result['against'] or ''} | {number(result.get('reference'), digits)} "
            f"| {result['unit']} | {number(result.get('ratio'), 2)} |")


def key(result):
    return result["work"], result["threads"], result.get("against")


def load(path):
    """The report in a file, or an empty one."""
    if not os.path.exists(path):
        return {"machine": {}, "results": []}
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def save(path, results, machine):
    """Writes results to a file, in place of older ones for the same work, and a table beside it."""
    report = load(path)
    merged = {key(result): result for result in report["results"]}
    merged.update({key(result): result for result in results})
    report = {"machine": {**report["machine"], **machine}, "results": list(merged.values())}
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        json.dump(report, file, indent=2, ensure_ascii=False)
        file.write("\n")
    with open(os.path.splitext(path)[0] + ".md", "w", encoding="utf-8") as file:
        file.write("\n".join([HEADER] + [row(result) for result in merged.values()]) + "\n")
