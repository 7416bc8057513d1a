"""Ends a million spans before collectors that are dead or answer nothing of use, and holds the peak of memory and the
time of the shutdown against their limits.

    swift build -c release --package-path Fixtures/MillionSpans
    python Tests/Collector/check_memory.py PATH-OF-MILLIONSPANS
"""

import contextlib
import json
import pathlib
import socket
import subprocess
import sys
import tempfile

from traced_program import environment

MIB = 1024 * 1024
SPAN_COUNT = 1_000_000
QUEUE_BYTES = 16 * MIB
# A process that does nothing but load Foundation, curl and what they need.
PROCESS_BYTES = 48 * MIB
# The queue; and of the batch in flight, which is a part of it, what the encoder and the connection hold.
COPIES_MAX = 3
SECONDS_MAX = 300
SHUTDOWN_SECONDS = 2
COLLECTOR = pathlib.Path(__file__).with_name("collector.py")


@contextlib.contextmanager
def refused():
    """A port that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    yield port


@contextlib.contextmanager
def silent():
    """Connections are accepted, by the system, and nobody ever reads or answers."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(128)
        yield listener.getsockname()[1]


@contextlib.contextmanager
def erratic():
    """Everything that a collector should not answer, in turns; at times nothing at all."""
    with tempfile.TemporaryDirectory() as folder:
        process = subprocess.Popen(
            [sys.executable, str(COLLECTOR), "--log", folder + "/log", "--answers", "413,429-now,401-basic,hang-up,stall"],
            stdout=subprocess.PIPE, text=True)
        try:
            yield int(process.stdout.readline().split()[1])
        finally:
            process.kill()
            process.wait()


def run(program, port):
    output = subprocess.run(
        [program], check=True, stdout=subprocess.PIPE, text=True, timeout=SECONDS_MAX,
        env=environment(
            OTEL_TRACES_EXPORTER="otlp", OTEL_EXPORTER_OTLP_ENDPOINT=f"http://127.0.0.1:{port}",
            TRACE_BSP_MAX_QUEUE_BYTES=str(QUEUE_BYTES), TRACE_SHUTDOWN_TIMEOUT=str(SHUTDOWN_SECONDS * 1000))).stdout
    return json.loads(output)


def main():
    for collector in [refused, silent, erratic]:
        with collector() as port:
            report = run(sys.argv[1], port)
        peak = report["peakBytes"]
        bound = PROCESS_BYTES + COPIES_MAX * QUEUE_BYTES
        print(f"{collector.__name__}: {SPAN_COUNT} spans, a peak of {peak / MIB:.1f} MiB of {bound / MIB:.0f} MiB")
        assert report["ended"] == report["dropped"] == SPAN_COUNT, report
        assert report["exported"] == report["waiting"] == 0, report
        assert 0 < peak <= bound, report
        assert report["shutdownSeconds"] <= SHUTDOWN_SECONDS + 1, report
    print("3 passed, 0 failed")


main()
