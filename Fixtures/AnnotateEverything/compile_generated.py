#!/usr/bin/env python3
"""Compiles the generated files of a planned build, and of all other code the declarations only.

    swift run --package-path Fixtures/AnnotateEverything AnnotateEverything --plan [--types | --protocols] NAME ...
    python3 Fixtures/AnnotateEverything/compile_generated.py Fixtures/AnnotateEverything/.build/annotated

It takes a small part of a whole build's time: function bodies are compiled in generated files alone, C not at all. What
wrappers do to the code around them, such as a name that becomes ambiguous, only a whole build shows. A module with an
error leaves out those that import it. Errors and warnings in generated files are printed, each once.
"""

import json
import pathlib
import re
import shlex
import subprocess
import sys

COMPILATION = re.compile(
    r'\n  "C\.[^"]*\.module":\n    tool: shell\n    inputs: (\[.*\])\n    outputs: .*\n    description: .*\n    args: (\[.*\])'
)
GENERATED = re.compile(r".*/plugins/outputs/([^/]+)/[^/]+/.*/([^/]+\+Traced\.swift)")
TOLD = re.compile(r"^(?:/.*: error: |<unknown>:0: error: |/.*\+Traced\.swift:\d+:\d+: warning: )")
# Of the planned command and of its frontend: what belongs to object files, and to compiling in pieces.
FLAGS = {"-incremental", "-enable-batch-mode", "-emit-dependencies", "-serialize-diagnostics", "-c", "-emit-module",
         "-parseable-output", "-emit-objc-header", "-g", "-j2"}
OPTIONS = {"-output-file-map", "-index-store-path", "-emit-module-path", "-emit-objc-header-path"}
MODULE_OPTIONS = {"-o", "-emit-module-path", "-emit-module-doc-path", "-emit-module-source-info-path",
                  "-emit-abi-descriptor-path", "-supplementary-output-file-map"}
SKIP_BODIES = "-experimental-skip-non-inlinable-function-bodies-without-types"


def without(arguments, flags, options):
    """The arguments but for some; what `-Xcc` and its like pass on stays."""
    kept = []
    rest = iter(arguments)
    for argument in rest:
        if argument in ("-Xcc", "-Xfrontend", "-Xllvm"):
            kept += [argument, next(rest)]
        elif argument in options:
            next(rest)
        elif argument not in flags:
            kept.append(argument)
    return kept


class Module:
    def __init__(self, inputs, command, work, modules):
        self.name = command[command.index("-module-name") + 1]
        self.needs = {pathlib.Path(path).stem for path in inputs if path.endswith(".swiftmodule")}
        # SwiftPM has run no plugin yet: the harness itself has written the same files.
        written = [GENERATED.sub(rf"{work}/\1/.generated/{self.name}/\2", p) for p in inputs if p.endswith(".swift")]
        self.sources = [path for path in written if pathlib.Path(path).exists()]
        self.generated = [path for path in self.sources if "/.generated/" in path]
        planned = [part for part in command[1:] if not part.startswith("@")]
        kept = without(planned, FLAGS, OPTIONS)
        self.arguments = [str(modules) if part.endswith("/debug/Modules") else part for part in kept]
        self.output = modules / f"{self.name}.swiftmodule"

    def compile(self):
        """Writes the module of declarations, then compiles the generated files. Returns what the compiler says."""
        command = ["swiftc", "-emit-module", "-wmo", "-emit-module-path", str(self.output), "-Xfrontend", SKIP_BODIES]
        command += self.arguments + self.sources
        result = subprocess.run(command, capture_output=True, text=True)
        if result.returncode != 0 or not self.generated:
            return result
        jobs = subprocess.run(
            command + ["-driver-print-jobs", "-driver-filelist-threshold=100000"], capture_output=True, text=True)
        frontend = without(shlex.split(jobs.stdout.split("\n")[0]), {"-emit-module", SKIP_BODIES}, MODULE_OPTIONS)
        primaries = set(self.generated)
        parts = [[part] if part not in primaries else ["-primary-file", part] for part in frontend]
        outputs = ["-o", "/dev/null"] * len(primaries)
        return subprocess.run(sum(parts, []) + ["-c"] + outputs, capture_output=True, text=True)


def main(work):
    work = pathlib.Path(work).resolve()
    build = work / "Everything/.build"
    modules = build / "declarations"
    modules.mkdir(exist_ok=True)
    waiting = {}
    for match in COMPILATION.finditer((build / "debug.yaml").read_text()):
        module = Module(json.loads(match[1]), json.loads(match[2]), work, modules)
        waiting[module.name] = module
    broken, counts = set(), {"modules": 0, "generated files": 0, "modules with errors": 0}
    while ready := [module for module in waiting.values() if not module.needs & waiting.keys()]:
        for module in ready:
            del waiting[module.name]
            if missing := module.needs & broken:
                broken.add(module.name)
                print(f"{module.name}: not compiled, needs {', '.join(sorted(missing))}")
                continue
            result = module.compile()
            counts["modules"] += 1
            counts["generated files"] += len(module.generated)
            for line in dict.fromkeys(filter(TOLD.match, result.stderr.split("\n"))):
                print(line)
            if result.returncode != 0:
                broken.add(module.name)
                counts["modules with errors"] += 1
                print(f"{module.name}: exit {result.returncode}\n{result.stderr[-1000:]}")
    print(", ".join(f"{count} {name}" for name, count in counts.items()))
    return 1 if broken or waiting else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
