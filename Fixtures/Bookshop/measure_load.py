"""Measures what tracing costs a whole service, and prints it as Markdown.

    apt-get install wrk
    swift build -c release --package-path Fixtures/Bookshop --product storefront
    python3 Fixtures/Bookshop/measure_load.py [--starts 4] [--rounds 8]

The storefront answers `GET /books` (one route, one query with its statement) to eight connections of wrk: with tracing
off, with no trace sampled, and with each trace sampled and delivered to a receiver on loopback that throws it away. One
process of each kind runs at a time, and they take turns of a second, in another order each round, so that other work
on the machine meets all of them alike. They are started anew several times, because the addresses that a process gets
make it faster or slower as well. A ratio is the median of the rounds' ratios, between the quartiles in brackets.
Processor time is what the storefront's process takes for a request. wrk and the receiver share the processors with the
storefront.
"""

import argparse
import contextlib
import os
import pathlib
import re
import signal
import socket
import statistics
import subprocess
import sys
import threading

HERE = pathlib.Path(__file__).resolve().parent
CONNECTIONS = 8
WARM_UP_SECONDS = 1
TURN_SECONDS = 1
MODES = {
    "off": {"OTEL_SDK_DISABLED": "true"},
    "unsampled": {"OTEL_TRACES_SAMPLER": "always_off"},
    "sampled": {"OTEL_TRACES_SAMPLER": "always_on"},
}


class Receiver:
    """Answers each batch with 200 and throws it away, with as little work as possible: it shares the processors."""

    ANSWER = b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n"

    def __init__(self):
        self.batch_count = 0
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.endpoint = "http://127.0.0.1:%d" % self.listener.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            connection, _ = self.listener.accept()
            threading.Thread(target=self.serve, args=(connection,), daemon=True).start()

    def serve(self, connection):
        buffer = memoryview(bytearray(1 << 20))
        with connection:
            while count := connection.recv_into(buffer):
                head, separator, body = bytes(buffer[:count]).partition(b"\r\n\r\n")
                if not separator:
                    raise ValueError("a request's head came in parts")
                left = int(re.search(rb"content-length: *(\d+)", head, re.IGNORECASE)[1]) - len(body)
                while left > 0:
                    left -= connection.recv_into(buffer[: min(left, len(buffer))]) or left
                self.batch_count += 1
                connection.sendall(self.ANSWER)


class Turn:
    def __init__(self, requests_per_second, processor_microseconds, slowest_percent_milliseconds):
        self.requests_per_second = requests_per_second
        self.processor_microseconds = processor_microseconds
        self.slowest_percent_milliseconds = slowest_percent_milliseconds


def processor_seconds(process):
    """Returns what a process has computed so far, user and system."""
    fields = pathlib.Path(f"/proc/{process.pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def wrk(url, seconds):
    """Returns the number of requests, the seconds that they took, and the 99th percentile in milliseconds."""
    command = ["wrk", "--latency", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", url]
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    if "Non-2xx" in output or "Socket errors" in output:
        sys.exit(output)
    count, taken = re.search(r"(\d+) requests in ([\d.]+)s", output).groups()
    value, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)", output).groups()
    return int(count), float(taken), float(value) * {"us": 0.001, "ms": 1, "s": 1000}[unit]


class Storefront:
    """A process that runs until the end of a `with` statement and prints its losses, if there are any."""

    def __init__(self, executable, mode, endpoint):
        self.mode = mode
        self.command = [executable, "--port", "0"]
        self.environment = {**os.environ, "OTEL_SERVICE_NAME": "storefront", "OTEL_EXPORTER_OTLP_ENDPOINT": endpoint}
        self.environment |= MODES[mode]

    def __enter__(self):
        self.process = subprocess.Popen(
            self.command, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        port = self.process.stdout.readline().rsplit(":", 1)[1].strip()
        self.url = f"http://127.0.0.1:{port}/books"
        wrk(self.url, WARM_UP_SECONDS)
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        errors = self.process.communicate()[1]
        if "dropped" in errors:
            print(f"{self.mode}: {errors.strip()}", file=sys.stderr)

    def turn(self):
        before = processor_seconds(self.process)
        count, taken, slowest = wrk(self.url, TURN_SECONDS)
        spent = processor_seconds(self.process) - before
        return Turn(count / taken, spent / count * 1e6, slowest)


def take_turns(storefronts, rounds):
    """Yields the turns of each round by mode. A mode comes first, second and third equally often."""
    for index in range(rounds):
        first = index % len(storefronts)
        order = storefronts[first:] + storefronts[:first]
        yield {storefront.mode: storefront.turn() for storefront in order}


def ratio(rounds, mode, value):
    """Returns the median and the quartiles of what a mode has beside tracing off, as a text."""
    ratios = [getattr(turns[mode], value) / getattr(turns["off"], value) for turns in rounds]
    lower, median, upper = statistics.quantiles(ratios, n=4, method="inclusive")
    return f"{median:.3f} ({lower:.3f} to {upper:.3f})"


def table(rounds):
    """Returns the lines of a Markdown table."""
    yield "| tracing | requests a second | ratio | processor time a request | ratio | 99 % within |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: |"
    for mode in MODES:
        turns = [turns[mode] for turns in rounds]
        requests = statistics.median(turn.requests_per_second for turn in turns)
        processor = statistics.median(turn.processor_microseconds for turn in turns)
        slowest = statistics.median(turn.slowest_percent_milliseconds for turn in turns)
        yield (
            f"| {mode} | {requests:,.0f} | {ratio(rounds, mode, 'requests_per_second')} | {processor:.0f} µs "
            f"| {ratio(rounds, mode, 'processor_microseconds')} | {slowest:.1f} ms |")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--starts", type=int, default=4)
    parser.add_argument("--rounds", type=int, default=8)
    parser.add_argument("--storefront", default=str(HERE / ".build/release/storefront"))
    options = parser.parse_args()
    receiver = Receiver()
    rounds = []
    for _ in range(options.starts):
        with contextlib.ExitStack() as stack:
            storefronts = [
                stack.enter_context(Storefront(options.storefront, mode, receiver.endpoint)) for mode in MODES]
            rounds += take_turns(storefronts, options.rounds)
    if receiver.batch_count == 0:
        sys.exit("no span arrived")
    print("\n".join(table(rounds)))


if __name__ == "__main__":
    main()
