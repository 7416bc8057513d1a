"""Runs QuickStart against collectors that die, come back and speak HTTPS, and counts what arrives.

    pip install opentelemetry-proto trustme
    swift build --package-path Fixtures/QuickStart
    python Tests/Collector/check_quick_start.py PATH-OF-QUICKSTART

Nothing is said to QuickStart but by variables. What it should deliver is what it writes to a file.
"""

import json
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import time

from traced_program import environment

# What curl, and with it Foundation on Linux, trusts.
TRUSTED = "/etc/ssl/certs/ca-certificates.crt"
COLLECTOR = pathlib.Path(__file__).with_name("collector.py")
SECONDS_MAX = 120
# A busy machine takes its time to start a collector; none of this is to say how long.
PATIENT = {"TRACE_SHUTDOWN_TIMEOUT": "90000", "OTEL_BSP_EXPORT_TIMEOUT": "90000"}


class Collector:
    """`collector.py`, running; its log outlives it."""

    def __init__(self, log, answers, port=0, authority=None):
        self.log = log
        arguments = ["--log", str(log), "--answers", answers, "--port", str(port)]
        arguments += ["--authority", str(authority)] if authority else []
        self.process = subprocess.Popen(
            [sys.executable, str(COLLECTOR), *arguments], stdout=subprocess.PIPE, text=True)
        self.port = int(self.process.stdout.readline().split()[1])

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def entries(self):
        return [json.loads(line) for line in self.log.read_text().splitlines()]

    def wait_for_requests(self, count):
        deadline = time.monotonic() + SECONDS_MAX
        while sum("request" in entry for entry in self.entries()) < count:
            assert time.monotonic() < deadline, "nothing arrives"
            time.sleep(0.01)

    def acknowledged(self):
        """The spans of each request that was acknowledged, in one list: one that was sent twice stands there twice."""
        return [span for entry in self.entries() if entry.get("acknowledged") for span in entry["spans"]]


def start(*program, **variables):
    return subprocess.Popen(
        program, env=environment(**variables), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)


def finish(process):
    errors = process.communicate(timeout=SECONDS_MAX)[1]
    assert process.returncode == 0, (process.returncode, errors)
    return errors.splitlines()


def delivery(scheme, port, **variables):
    return {
        "OTEL_TRACES_EXPORTER": "otlp", "OTEL_EXPORTER_OTLP_ENDPOINT": f"{scheme}://localhost:{port}", **variables}


def reaching(errors):
    """The lines that say whether spans get through."""
    return [line for line in errors if "spans do not reach " in line or "spans reach " in line]


def spans_in_file(program, folder):
    """How many spans a run ends."""
    path = folder / "spans.jsonl"
    finish(start(program, OTEL_TRACES_EXPORTER="file", TRACE_FILE=str(path)))
    requests = [json.loads(line) for line in path.read_text().splitlines()]
    return sum(
        len(scope["spans"])
        for request in requests for resource in request["resourceSpans"] for scope in resource["scopeSpans"])


def check_once(collector, count):
    spans = collector.acknowledged()
    assert len(spans) == len(set(spans)) == count, (len(spans), len(set(spans)), count)


def check_delivery(program, folder, count):
    collector = Collector(folder / "plain.jsonl", "ok")
    errors = finish(start(program, **delivery("http", collector.port)))
    collector.kill()
    check_once(collector, count)
    # Where spans go is said, and nothing else.
    assert len(errors) == 1 and f"go to http://localhost:{collector.port}/v1/traces" in errors[0], errors


def check_restarts(program, folder, count):
    """The collector is killed with a batch in its hands, comes back, fails, and is killed and comes back again."""
    collector = Collector(folder / "restarts.jsonl", "ok,stall")
    process = start(program, **delivery("http", collector.port, OTEL_BSP_MAX_EXPORT_BATCH_SIZE="4"), **PATIENT)
    for answers, request_count in [("503,ok,stall", 2), ("ok", 5)]:
        collector.wait_for_requests(request_count)
        collector.kill()
        collector = Collector(collector.log, answers, port=collector.port)
    errors = finish(process)
    collector.kill()
    check_once(collector, count)
    # It fails and works again two times, and says so once each time, whatever the number of batches.
    destination = f"http://localhost:{collector.port}/v1/traces"
    changes = [line.split(destination)[0] for line in reaching(errors)]
    assert changes == ["trace: error: spans do not reach ", "trace: info: spans reach "] * 2, errors


def check_no_collector(program, folder, count):
    """The default of every local run: nobody waits for a collector that has never answered."""
    collector = Collector(folder / "none.jsonl", "ok")
    collector.kill()
    begin = time.monotonic()
    errors = finish(start(program, **delivery("http", collector.port), **PATIENT))
    assert time.monotonic() - begin < 9, time.monotonic() - begin
    assert len(reaching(errors)) == 1, errors
    assert f"{count} of {count} spans were dropped: {count} shutDown" in errors[-1], errors


def check_https(program, folder, count):
    """Foundation trusts what the system does, so the authority takes the system's place, for one process only."""
    authority = folder / "authority.pem"
    collector = Collector(folder / "https.jsonl", "ok", authority=authority)
    trusting = [
        "unshare", "--mount", "--map-root-user", "sh", "-c", 'mount --bind "$0" "$1" && exec "$2"',
        str(authority), TRUSTED, program]
    errors = finish(start(*trusting, **delivery("https", collector.port)))
    check_once(collector, count)
    assert reaching(errors) == [], errors

    # The same collector, and nobody who vouches for it.
    errors = finish(start(program, **delivery("https", collector.port, TRACE_SHUTDOWN_TIMEOUT="3000")))
    collector.kill()
    check_once(collector, count)
    assert len(reaching(errors)) == 1 and "certificate" in reaching(errors)[0], errors


def check_failing_collector(program, folder, count):
    """Nobody waits longer than the variable says."""
    collector = Collector(folder / "failing.jsonl", "503")
    begin = time.monotonic()
    errors = finish(start(program, **delivery("http", collector.port, TRACE_SHUTDOWN_TIMEOUT="1000")))
    collector.kill()
    assert 1 <= time.monotonic() - begin < 9, time.monotonic() - begin
    assert len(reaching(errors)) == 1, errors


def check_metrics(program, folder, count):
    """Every call is counted though no trace is sampled; where traces are, each point shows one of them."""
    for sampler in ["always_on", "always_off"]:
        collector = Collector(folder / f"metrics-{sampler}.jsonl", "ok")
        errors = finish(start(
            program, OTEL_METRICS_EXPORTER="otlp", OTEL_TRACES_SAMPLER=sampler,
            **delivery("http", collector.port)))
        collector.kill()
        requests = [entry for entry in collector.entries() if entry.get("points")]
        assert len(requests) == 1 and requests[0]["path"] == "/v1/metrics", requests
        calls = [point for point in requests[0]["points"] if "buckets" in point]
        assert sum(point["count"] for point in calls) == count, (calls, count)
        names = {point["name"] for point in calls}
        assert {"http.server.request.duration", "db.client.operation.duration"} <= names, names
        assert all(bool(point["exemplars"]) == (sampler == "always_on") for point in calls), calls
        assert any("metrics go to" in line for line in errors), errors


def check_summary(program, folder, count):
    """Printed once, at shutdown, with every call in it, sampled or not."""
    errors = finish(start(
        program, OTEL_TRACES_EXPORTER="none", OTEL_TRACES_SAMPLER="always_off", TRACE_SUMMARY="true", OTEL_LOG_LEVEL="error"))
    assert errors[0].split() == ["operation", "calls", "errors", "p50", "p95", "p99", "longest"], errors
    calls = sum(int(re.split(" {2,}", line)[1]) for line in errors[1:])
    assert calls == count, (calls, errors)


def main():
    program = sys.argv[1]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        count = spans_in_file(program, folder)
        assert count > 8, count
        checks = [
            check_delivery, check_restarts, check_no_collector, check_https, check_failing_collector,
            check_metrics, check_summary]
        for check in checks:
            check(program, folder, count)
            print(check.__name__, "ok:", count, "spans")
    print(len(checks), "passed, 0 failed")


main()
