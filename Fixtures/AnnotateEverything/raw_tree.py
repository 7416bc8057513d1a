#!/usr/bin/env python3
"""Puts `// @trace` above every line with a `func` in folders of Swift, and runs the generator alone over them.

    python3 Fixtures/AnnotateEverything/raw_tree.py [--types] [--seconds N] TOOL FOLDER ...

With --types the annotations stand above types, extensions and protocols. With --seconds the run ends after about that
time, and says how many files it has not reached; the files are in a random order of a fixed seed then.
TOOL is the built trace-generator. The code need not compile, nor be one target: what counts is that the generator
neither crashes nor hangs, and that the compiler's parser reads every file that it writes. Annotations that the
generator refuses are taken out again and counted.
"""

import argparse
import collections
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time

FILES_AT_ONCE = 200
SECONDS_MAX = 120
WORDS_BEFORE = rb"^[ \t]*(?:[@\w]+(?:\([^()\n]*\))?[ \t]+)*"
FUNCTION = re.compile(WORDS_BEFORE + rb"func[ \t]")
TYPE = re.compile(WORDS_BEFORE + rb"(?:struct|class|actor|enum|extension|protocol)[ \t]+(?!func|var|let|subscript)\w")
DIAGNOSTIC = re.compile(r"^(.+?):(\d+):\d+: (error|warning): (.*)$")
UNDECORATED = re.compile(r"'(\w+)' cannot be decorated")
MARK = b"// @trace\n"


def annotated(source, declaration):
    """The lines of a file, with an annotation above each declaration of the kind."""
    lines = []
    for line in source.splitlines(keepends=True):
        if declaration.match(line):
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


def marks_of_protocol(files, refusal):
    """The refusal of a protocol may point at what it inherits, in another file."""
    if not refusal:
        return []
    declaration = re.compile(rb".*\bprotocol[ \t]+%s\b" % refusal[1].encode())
    return [
        (name, index) for name, lines in files.items() for index, line in enumerate(lines[:-1])
        if line == MARK and declaration.match(lines[index + 1])]


def mark_above(files, name, line):
    return [(name, index) for index in range(line - 1, -1, -1) if files[name][index] == MARK][:1]


def withdraw(files, messages, refusals):
    """Takes out what was refused; returns whether there was anything."""
    refused = collections.defaultdict(set)
    for message in messages:
        match = DIAGNOSTIC.match(message)
        if not match:
            sys.exit(f"the generator says: {message}")
        if match[3] == "error":
            refusals[re.sub(r"'[^']*'", "'…'", match[4])] += 1
            marks = marks_of_protocol(files, UNDECORATED.match(match[4])) or mark_above(files, match[1], int(match[2]))
            if not marks:
                sys.exit(f"an error without an annotation: {message}")
            for name, line in marks:
                refused[name].add(line)
    for name, lines in refused.items():
        files[name] = [text for index, text in enumerate(files[name]) if index not in lines]
    return bool(refused)


def parse(files):
    """What the compiler's parser says of files."""
    command = ["swiftc", "-frontend", "-parse", "-enable-bare-slash-regex", *files]
    return subprocess.run(command, capture_output=True, text=True, timeout=SECONDS_MAX).stderr


def check(tool, sources, declaration, refusals):
    """Returns how many wrappers were written. Files that the compiler's parser does not read are left out."""
    broken = set(re.findall(r"^(.+?):\d+:\d+: error:", parse(sources), re.MULTILINE))
    sources = [path for path in sources if str(path) not in broken]
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        files = {f"F{index}.swift": annotated(path.read_bytes(), declaration) for index, path in enumerate(sources)}
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


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("--types", action="store_true")
    parser.add_argument("--seconds", type=float)
    parser.add_argument("tool")
    parser.add_argument("folders", nargs="+")
    return parser.parse_args()


def main():
    asked = arguments()
    tool = str(pathlib.Path(asked.tool).resolve())
    declaration = TYPE if asked.types else FUNCTION
    sources = sorted(
        path for folder in asked.folders for path in pathlib.Path(folder).rglob("*.swift")
        if path.is_file() and ".build" not in path.relative_to(folder).parts and "+Traced" not in path.name)
    end = float("inf")
    if asked.seconds:
        random.Random(1).shuffle(sources)
        end = time.monotonic() + asked.seconds
    refusals = collections.Counter()
    annotations = wrappers = reached = 0
    while reached < len(sources) and time.monotonic() < end:
        files = sources[reached:reached + FILES_AT_ONCE]
        reached += len(files)
        annotations += sum(sum(map(bool, map(declaration.match, path.read_bytes().splitlines()))) for path in files)
        wrappers += check(tool, files, declaration, refusals)
    print(f"{reached} files, {annotations} annotations, {wrappers} wrappers, {sum(refusals.values())} refused")
    if reached < len(sources):
        print(f"{len(sources) - reached} files not reached")
    for reason, count in refusals.most_common():
        print(f"{count:6}  {reason}")
    if not wrappers:
        sys.exit("nothing was wrapped")


main()
