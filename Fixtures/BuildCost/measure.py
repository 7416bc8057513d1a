"""Measures what tracing adds to an adopter's builds, and prints it as Markdown.

    python3 Fixtures/BuildCost/measure.py [--repeats 3] [--without-macro] [--at-most SECONDS]

One target, whose one file holds ten functions, is built in three ways: with neither plugin nor runtime, with both, and
with a macro over swift-syntax that writes the same wrappers for the same runtime. Each is built from nothing, once
more without a change, and after an edit of its one file, in debug as SwiftPM builds by default. Fetching is not
measured. The three take turns, and the least of the repeats counts: other work on the machine only ever adds.

Processor time is that of all processes of a build, user and system.
"""

import argparse
import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
REPOSITORY = HERE.parent.parent
EDIT = "\nextension Invoices {{\n    func edited{0}() -> Int {{ {0} }}\n}}\n"
STAGES = ["clean build", "no-op build", "one-file edit"]
VARIANTS = {"Plain": "neither", "Plugin": "this package", "Macro": "a macro"}
PARTS = [
    ["--target", "TraceGeneratorCore"],
    ["--product", "trace-generator"],
    ["--target", "TraceRuntime"],
]


class Cost:
    def __init__(self, wall, processor):
        self.wall = wall
        self.processor = processor


def run(command, directory):
    """The cost of a command with all its children; its output only if it fails."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    result = subprocess.run(command, cwd=directory, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    wall = time.monotonic() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if result.returncode != 0:
        sys.exit(f"{' '.join(command)} failed in {directory}:\n{result.stdout}")
    return Cost(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def make_package(variant, directory):
    package = directory / variant
    shutil.copytree(HERE / variant, package)
    manifest = package / "Package.swift"
    manifest.write_text(manifest.read_text().replace('"../../.."', f'"{REPOSITORY}"'))
    source = (HERE / "App" / "OrderStore.swift").read_text()
    if variant == "Macro":
        source = "import TraceRuntime\nimport Traced\n\n" + source.replace("// @trace\n", "@Traced\n")
    (package / "Sources" / "App").mkdir(parents=True)
    (package / "Sources" / "App" / "OrderStore.swift").write_text(source)
    return package


def measure(package, attempt):
    """What each stage costs, from an empty scratch directory on."""
    scratch = package / ".build"
    shutil.rmtree(scratch, ignore_errors=True)
    run(["swift", "package", "resolve"], package)
    build = ["swift", "build", "--target", "App"]
    costs = [run(build, package), run(build, package)]
    source = package / "Sources" / "App" / "OrderStore.swift"
    source.write_text(source.read_text() + EDIT.format(attempt))
    costs.append(run(build, package))
    return dict(zip(STAGES, costs))


def least(costs):
    return Cost(min(cost.wall for cost in costs), min(cost.processor for cost in costs))


def print_stages(measured):
    print("| | stage | wall | processor time | ratio | more processor time |")
    print("| --- | --- | ---: | ---: | ---: | ---: |")
    for stage in STAGES:
        base = least([costs[stage] for costs in measured["Plain"]])
        for variant, repeats in measured.items():
            cost = least([costs[stage] for costs in repeats])
            more = cost.processor - base.processor
            ratio = cost.processor / base.processor
            print(f"| {VARIANTS[variant]} | {stage} | {cost.wall:.1f} s | {cost.processor:.1f} s | {ratio:.1f} "
                  f"| {more:+.1f} s |")


def check_clean_build(measured, most):
    """Ends with an error if a clean build with this package costs more processor time than it may."""
    plain, plugin = [least([costs[STAGES[0]] for costs in measured[variant]]) for variant in ["Plain", "Plugin"]]
    more = plugin.processor - plain.processor
    print(f"a clean build takes {more:.1f} s more processor time with this package than without it")
    if most is not None and more > most:
        sys.exit(f"that is more than {most:g} s")


def print_parts(directory, repeats):
    """The parts of this package, built one after the other."""
    measured = []
    for _ in range(repeats):
        scratch = directory / "parts"
        shutil.rmtree(scratch, ignore_errors=True)
        build = ["swift", "build", "--scratch-path", str(scratch)]
        costs = [run(build + ["--target", "RepositoryFiles"], REPOSITORY)]
        costs.append(run(build + ["--target", "RepositoryFiles"], REPOSITORY))
        measured.append(costs + [run(build + part, REPOSITORY) for part in PARTS])
    least_costs = [least(costs) for costs in zip(*measured)]
    start = least_costs[1].processor
    print("| part | processor time |")
    print("| --- | ---: |")
    for part, cost in zip(PARTS, least_costs[2:]):
        print(f"| `{part[1]}` | {cost.processor - start:.1f} s |")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--without-macro", action="store_true", help="needs no network, and takes minutes less")
    parser.add_argument("--at-most", type=float, help="fails if a clean build takes so many seconds more")
    arguments = parser.parse_args()
    variants = [variant for variant in VARIANTS if variant != "Macro" or not arguments.without_macro]
    with tempfile.TemporaryDirectory() as temporary:
        directory = pathlib.Path(temporary)
        packages = {variant: make_package(variant, directory) for variant in variants}
        measured = {variant: [] for variant in variants}
        for attempt in range(arguments.repeats):
            for variant, package in packages.items():
                measured[variant].append(measure(package, attempt))
                print(f"{variant} {attempt + 1}: {measured[variant][-1][STAGES[0]].processor:.1f} s", file=sys.stderr)
        print_stages(measured)
        print()
        print_parts(directory, arguments.repeats)
        print()
        check_clean_build(measured, arguments.at_most)


main()
