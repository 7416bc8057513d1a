"""Measures what tracing adds to an adopter's builds, prints it as Markdown, and fails if it is too much.

    python3 Fixtures/BuildCost/measure.py [--repeats 3] [--without-macro]

One target with ten functions in one file is built in three ways: with neither plugin nor runtime, with both, and with a
macro over swift-syntax, compiled from source, that writes the same wrappers for the same runtime. Each is built from
nothing, once more without a change, and after an edit of its file, in debug as SwiftPM builds by default. Fetching is
not measured. The three take turns, and the least of the repeats counts: other work on the machine only ever adds.

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

# SwiftPM may download libraries of swift-syntax for macros, where there are any for the platform and the toolchain.
FROM_SOURCE = "--disable-experimental-prebuilts"

# What a clean build with this package may cost: this share of the macro's wall time and processor time, and so many
# times the processor time of one with neither. Seconds are no bound: the same build takes half as many again in
# another hour of the same machine, and both variants alike.
SHARE_MAX = 0.25
TIMES_MAX = 21


class Cost:
    def __init__(self, wall, processor):
        self.wall = wall
        self.processor = processor


def run(command, directory):
    """Returns the cost of a command with all its children, and prints its output only if it fails."""
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
    """Returns the cost of each stage, in their order, starting without a scratch directory."""
    shutil.rmtree(package / ".build", ignore_errors=True)
    run(["swift", "package", "resolve", FROM_SOURCE], package)
    build = ["swift", "build", "--target", "App", FROM_SOURCE]
    costs = [run(build, package), run(build, package)]
    source = package / "Sources" / "App" / "OrderStore.swift"
    source.write_text(source.read_text() + EDIT.format(attempt))
    return costs + [run(build, package)]


def least(repeats):
    """Returns the least cost of each stage."""
    return [Cost(min(cost.wall for cost in costs), min(cost.processor for cost in costs)) for costs in zip(*repeats)]


def print_stages(costs):
    print("| | stage | wall | processor time |")
    print("| --- | --- | ---: | ---: |")
    for index, stage in enumerate(STAGES):
        for variant, stages in costs.items():
            name, cost = VARIANTS[variant], stages[index]
            print(f"| {name} | {stage} | {cost.wall:.1f} s | {cost.processor:.1f} s |")
    print()


def check_clean_build(plain, plugin, macro=None):
    """Ends with an error if a clean build with this package costs more than it may."""
    more, times = plugin.processor - plain.processor, plugin.processor / plain.processor
    print(f"a clean build takes {more:.1f} s more processor time with this package, {times:.1f} times as much")
    if times > TIMES_MAX:
        sys.exit(f"that is more than {TIMES_MAX} times")
    if macro is None:
        return
    wall_share, processor_share = plugin.wall / macro.wall, plugin.processor / macro.processor
    print(f"it takes {wall_share:.0%} of the macro's wall time and {processor_share:.0%} of its processor time")
    if max(wall_share, processor_share) > SHARE_MAX:
        sys.exit(f"that is more than {SHARE_MAX:.0%}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--without-macro", action="store_true", help="leaves the macro, which takes minutes, out")
    arguments = parser.parse_args()
    variants = [variant for variant in VARIANTS if variant != "Macro" or not arguments.without_macro]
    with tempfile.TemporaryDirectory() as temporary:
        packages = {variant: make_package(variant, pathlib.Path(temporary)) for variant in variants}
        measured = {variant: [] for variant in variants}
        for attempt in range(arguments.repeats):
            for variant, package in packages.items():
                measured[variant].append(measure(package, attempt))
    costs = {variant: least(repeats) for variant, repeats in measured.items()}
    print_stages(costs)
    check_clean_build(*(costs[variant][0] for variant in variants))


main()
