"""Ends a million spans before collectors that are dead, and holds the peak of memory against the queue's limit.

    swift build -c release --package-path Fixtures/MillionSpans
    python Tests/Collector/check_memory.py PATH-OF-MILLIONSPANS
"""

import contextlib
import json
import socket
import subprocess
import sys

from traced_program import environment

MIB = 1024 * 1024
SPAN_COUNT = 1_000_000
QUEUE_BYTES = 16 * MIB
# A process that does nothing but load Foundation, curl and what they need.
PROCESS_BYTES = 48 * MIB
# The queue; and of the batch in flight, which is a part of it, what the encoder and the connection hold.
COPIES_MAX = 3
SECONDS_MAX = 300


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


def run(program, port):
    output = subprocess.run(
        [program], check=True, stdout=subprocess.PIPE, text=True, timeout=SECONDS_MAX,
        env=environment(
            OTEL_TRACES_EXPORTER="otlp", OTEL_EXPORTER_OTLP_ENDPOINT=f"http://127.0.0.1:{port}",
            TRACE_BSP_MAX_QUEUE_BYTES=str(QUEUE_BYTES), TRACE_SHUTDOWN_TIMEOUT="2000")).stdout
    return json.loads(output)


def main():
    for collector in [refused, silent]:
        with collector() as port:
            report = run(sys.argv[1], port)
        peak = report["peakBytes"]
        bound = PROCESS_BYTES + COPIES_MAX * QUEUE_BYTES
        print(f"{collector.__name__}: {SPAN_COUNT} spans, a peak of {peak / MIB:.1f} MiB of {bound / MIB:.0f} MiB")
        assert report["ended"] == report["dropped"] == SPAN_COUNT, report
        assert report["exported"] == report["waiting"] == 0, report
        assert 0 < peak <= bound, report
    print("2 passed, 0 failed")


main()
