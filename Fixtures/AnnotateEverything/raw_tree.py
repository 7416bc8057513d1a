#!/usr/bin/env python3
"""Puts `// @trace` above every line with a `func` in folders of Swift, and runs the generator alone over them.

    python3 Fixtures/AnnotateEverything/raw_tree.py TOOL FOLDER ...

TOOL is the built trace-generator. The code need not compile, nor be one target: what counts is that the generator
neither crashes nor hangs, and that the compiler's parser reads every file that it writes. Annotations that the
generator refuses are taken out again and counted.
"""

import collections
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

FILES_AT_ONCE = 200
SECONDS_MAX = 120
FUNCTION = re.compile(rb"^[ \t]*(?:[@\w]+(?:\([^()\n]*\))?[ \t]+)*func[ \t]")
DIAGNOSTIC = re.compile(r"^(.+?):(\d+):\d+: (error|warning): (.*)$")
MARK = b"// @trace\n"


def annotated(source):
    """The lines of a file, with an annotation above each function."""
    lines = []
    for line in source.splitlines(keepends=True):
        if FUNCTION.match(line):
            lines.append(MARK)
        lines.append(line)
    return lines


def run_tool(tool, work, files):
    for name, lines in files.items():
        (work / name).write_bytes(b"".join(lines))
    shutil.rmtree(work / "out", ignore_errors=True)
    command = [tool, "--module-name", "Tree", "--output-directory", "out", *files]
    run = subprocess.run(command, cwd=work, capture_output=True, timeout=SECONDS_MAX)
    if run.returncode not in (0, 1):
        sys.exit(f"{tool} ended with {run.returncode} on {work}: {run.stderr.decode(errors='replace')[-2000:]}")
    return run.stderr.decode(errors="replace").splitlines()


def withdraw(files, messages, refusals):
    """Takes out what was refused; returns whether there was anything."""
    refused = collections.defaultdict(set)
    for message in messages:
        match = DIAGNOSTIC.match(message)
        if not match:
            sys.exit(f"the generator says: {message}")
        if match[3] == "error":
            refusals[re.sub(r"'[^']*'", "'…'", match[4])] += 1
            line = int(match[2]) - 1
            while line >= 0 and files[match[1]][line] != MARK:
                line -= 1
            if line < 0:
                sys.exit(f"an error without an annotation: {message}")
            refused[match[1]].add(line)
    for name, lines in refused.items():
        files[name] = [text for index, text in enumerate(files[name]) if index not in lines]
    return bool(refused)


def parse(files):
    """What the compiler's parser says of files."""
    command = ["swiftc", "-frontend", "-parse", "-enable-bare-slash-regex", *files]
    return subprocess.run(command, capture_output=True, text=True, timeout=SECONDS_MAX).stderr


def check(tool, sources, refusals):
    """Returns how many wrappers were written. Files that the compiler's parser does not read are left out."""
    broken = set(re.findall(r"^(.+?):\d+:\d+: error:", parse(sources), re.MULTILINE))
    sources = [path for path in sources if str(path) not in broken]
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        files = {f"F{index}.swift": annotated(path.read_bytes()) for index, path in enumerate(sources)}
        while withdraw(files, run_tool(tool, work, files), refusals):
            pass
        generated = sorted((work / "out").glob("*.swift"))
        errors = parse(generated)
        if "error:" in errors:
            for index, path in enumerate(sources):
                if f"F{index}+Traced" in errors:
                    print(f"F{index} is {path}")
            sys.exit(errors[:8000])
        return sum(path.read_text().count("private let __traceSite") for path in generated)


def main():
    tool = str(pathlib.Path(sys.argv[1]).resolve())
    sources = sorted(
        path for folder in sys.argv[2:] for path in pathlib.Path(folder).rglob("*.swift")
        if path.is_file() and ".build" not in path.relative_to(folder).parts and "+Traced" not in path.name)
    functions = sum(sum(1 for line in path.read_bytes().splitlines() if FUNCTION.match(line)) for path in sources)
    refusals = collections.Counter()
    wrappers = 0
    for start in range(0, len(sources), FILES_AT_ONCE):
        wrappers += check(tool, sources[start:start + FILES_AT_ONCE], refusals)
    print(f"{len(sources)} files, {functions} functions, {wrappers} wrappers, {sum(refusals.values())} refused")
    for reason, count in refusals.most_common():
        print(f"{count:6}  {reason}")
    if not sources or not wrappers:
        sys.exit("nothing was wrapped")


main()
