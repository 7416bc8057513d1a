"""An OTLP receiver on loopback that misbehaves as it is told, for the runtime's tests.

    pip install opentelemetry-proto trustme
    python Tests/Collector/collector.py --log FILE [--port N] [--answers ok,503,reset,…] [--authority FILE]
        [--size-max BYTES] [--host ::1]

With --authority it speaks HTTPS, and writes there the certificate of the authority that vouches for it: one that it has
just made, and that nobody trusts.
With --size-max it answers 413 to every body that is larger.

It prints "listening N" and answers the first request with the first answer, and so on, and from the start again. What
it receives is decoded by PyPI's opentelemetry-proto, which knows nothing of our encoder. Each line of the log is JSON:
one before a request is answered, with its spans' ids or its metrics' points and whether they are acknowledged, and one
after its answer was sent. A request for metrics is one whose path ends in /metrics.
The log is appended to, so that the collector can be killed and started again.
"""

import argparse
import base64
import email.utils
import gzip
import http.server
import json
import socket
import ssl
import struct
import sys
import threading
import time

import trustme
from google.protobuf import json_format
from opentelemetry.proto.collector.metrics.v1 import metrics_service_pb2 as metrics_service
from opentelemetry.proto.collector.trace.v1 import trace_service_pb2 as service

STALL_SECONDS = 30
CUMULATIVE = 2
ID_FIELDS = {"traceId", "spanId", "parentSpanId"}


class Collector(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, host, port, answers, log, size_max):
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        super().__init__((host, port), Handler)
        self.answers = answers
        self.size_max = size_max
        self.log = log
        self.lock = threading.Lock()
        self.request_count = 0

    def encrypt(self, authority_path):
        authority = trustme.CA()
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert("localhost", "127.0.0.1").configure_cert(context)
        authority.cert_pem.write_to_path(authority_path)
        # A client's handshake is read by its own thread: it must not keep others waiting.
        self.socket = context.wrap_socket(self.socket, server_side=True, do_handshake_on_connect=False)

    def next_answer(self):
        with self.lock:
            number = self.request_count
            self.request_count += 1
        return number, self.answers[number % len(self.answers)]

    def record(self, **line):
        with self.lock:
            self.log.write(json.dumps(line) + "\n")
            self.log.flush()

    def handle_error(self, request, client_address):
        """The client may hang up whenever it likes, and need not trust us."""
        if not isinstance(sys.exc_info()[1], (ConnectionError, ssl.SSLError)):
            super().handle_error(request, client_address)


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        encoding = self.headers["content-encoding"]
        if encoding == "gzip":
            body = gzip.decompress(body)
        is_metrics = self.path.endswith("/metrics")
        message = metrics_service.ExportMetricsServiceRequest() if is_metrics else service.ExportTraceServiceRequest()
        decode(body, self.headers["content-type"], message)
        spans = [] if is_metrics else list(span_ids(message))
        points = list(metric_points(message)) if is_metrics else []
        number, answer = self.server.next_answer()
        if len(body) > self.server.size_max:
            answer = "413"
        acknowledged = answer in ACKNOWLEDGING
        self.server.record(
            request=number, path=self.path, answer=answer, spans=spans, points=points,
            acknowledged=acknowledged, client=self.client_address[1], service=service_name(message),
            authorization=self.headers["authorization"], encoding=encoding)
        ANSWERS[answer](self)
        self.server.record(answered=number)

    def do_GET(self):
        """Nobody but a client that follows redirects asks for this."""
        self.server.record(redirected=self.path)
        self.respond(200)

    def respond(self, status, body=b"", content_type="application/x-protobuf", **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        if status != 204:
            self.send_header("content-type", content_type)
            self.send_header("content-length", str(len(body)))
        self.end_headers()
        if status != 204:
            self.wfile.write(body)
        self.wfile.flush()

    def log_message(self, *_):
        pass


def decode(body, content_type, message):
    if content_type == "application/json":
        json_format.ParseDict(with_base64_ids(json.loads(body)), message)
        return
    assert content_type == "application/x-protobuf", content_type
    message.ParseFromString(body)


def with_base64_ids(value):
    if isinstance(value, list):
        return [with_base64_ids(element) for element in value]
    if isinstance(value, dict):
        return {
            key: base64.b64encode(bytes.fromhex(member)).decode() if key in ID_FIELDS else with_base64_ids(member)
            for key, member in value.items()
        }
    return value


def span_ids(request):
    for resource_spans in request.resource_spans:
        for scope_spans in resource_spans.scope_spans:
            for span in scope_spans.spans:
                assert len(span.trace_id) == 16 and len(span.span_id) == 8 and span.name
                yield span.span_id.hex()


def metric_points(request):
    for resource_metrics in request.resource_metrics:
        for scope_metrics in resource_metrics.scope_metrics:
            for metric in scope_metrics.metrics:
                data = getattr(metric, metric.WhichOneof("data"))
                assert metric.name and metric.unit and data.aggregation_temporality == CUMULATIVE
                for point in data.data_points:
                    yield metric_point(metric.name, point)


def metric_point(name, point):
    assert 0 < point.start_time_unix_nano <= point.time_unix_nano
    attributes = {
        attribute.key: str(getattr(attribute.value, attribute.value.WhichOneof("value")))
        for attribute in point.attributes
    }
    assert len(attributes) == len(point.attributes)
    entry = {"name": name, "attributes": attributes, "start": point.start_time_unix_nano}
    if point.DESCRIPTOR.name == "NumberDataPoint":
        return entry | {"count": point.as_int}
    assert len(point.bucket_counts) == len(point.explicit_bounds) + 1 and sum(point.bucket_counts) == point.count
    return entry | {
        "count": point.count, "sum": point.sum, "buckets": list(point.bucket_counts),
        "exemplars": [exemplar.span_id.hex() for exemplar in point.exemplars],
    }


def service_name(request):
    (resource,) = getattr(request, "resource_spans", None) or request.resource_metrics
    for attribute in resource.resource.attributes:
        if attribute.key == "service.name":
            return attribute.value.string_value
    return None


# --- Answers


def partial_success(handler, content_type="application/x-protobuf"):
    response = service.ExportTraceServiceResponse()
    response.partial_success.rejected_spans = 1
    response.partial_success.error_message = "one span too many"
    body = response.SerializeToString()
    if content_type == "application/json":
        body = json_format.MessageToJson(response).encode()
    handler.respond(200, body, content_type)


def reset(handler):
    """Once the server closes the connection, the client gets an RST."""
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.close_connection = True


def hang_up(handler):
    handler.close_connection = True
    handler.connection.shutdown(socket.SHUT_RDWR)


def stall(handler):
    time.sleep(STALL_SECONDS)
    hang_up(handler)


def drip(handler):
    """A byte now and then keeps every idle timeout from firing."""
    handler.send_response(200)
    handler.send_header("content-length", "60000")
    handler.end_headers()
    for _ in range(STALL_SECONDS * 10):
        handler.wfile.write(b"x")
        handler.wfile.flush()
        time.sleep(0.1)


def cut_off(handler):
    handler.send_response(503)
    handler.send_header("content-length", "1000")
    handler.end_headers()
    handler.wfile.write(b"half an ans")
    handler.wfile.flush()
    hang_up(handler)


def flood(handler, says_length=False):
    """A gibibyte, which its length may announce."""
    handler.close_connection = True
    handler.send_response(200)
    handler.send_header("content-type", "text/plain")
    if says_length:
        handler.send_header("content-length", str(1 << 30))
    handler.end_headers()
    for _ in range(1 << 14):
        handler.wfile.write(b"x" * 65536)


def no_http(handler):
    handler.wfile.write(b"SSH-2.0-collector\r\n\0\xff\r\n")
    handler.wfile.flush()
    hang_up(handler)


ANSWERS = {
    "ok": lambda handler: handler.respond(200),
    "204": lambda handler: handler.respond(204),
    "partial": partial_success,
    "partial-json": lambda handler: partial_success(handler, "application/json"),
    "garbage": lambda handler: handler.respond(200, b"\xff\xff\xff\xff" * 100),
    "flood": flood,
    "flood-of-known-length": lambda handler: flood(handler, says_length=True),
    "400": lambda handler: handler.respond(400, b"cannot read it", "text/plain"),
    "echo": lambda handler: handler.respond(401, str(handler.headers).encode(), "text/plain"),
    "413": lambda handler: handler.respond(413),
    "too-large": lambda handler: handler.respond(400, b"http: request body too large\n", "text/plain"),
    "429-now": lambda handler: handler.respond(429, retry_after="0"),
    "401-basic": lambda handler: handler.respond(
        401, b"who are you?", "text/plain", www_authenticate='Basic realm="collector"'),
    "401-digest": lambda handler: handler.respond(
        401, b"who are you?", "text/plain", www_authenticate='Digest realm="collector", nonce="1"'),
    "407": lambda handler: handler.respond(407, proxy_authenticate='Basic realm="collector"'),
    "429": lambda handler: handler.respond(429, retry_after="1"),
    "429-date": lambda handler: handler.respond(
        429, retry_after=email.utils.formatdate(time.time() + 2, usegmt=True)),
    "500": lambda handler: handler.respond(500),
    "503": lambda handler: handler.respond(503),
    "redirect": lambda handler: handler.respond(307, location="/elsewhere"),
    "see-other": lambda handler: handler.respond(303, location="/elsewhere"),
    "reset": reset,
    "hang-up": hang_up,
    "stall": stall,
    "drip": drip,
    "cut-off": cut_off,
    "no-http": no_http,
}

# After these, whoever sends a span again sends it twice.
ACKNOWLEDGING = {"ok", "204", "partial", "partial-json", "garbage", "flood", "flood-of-known-length"}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--host", default="127.0.0.1", choices=["127.0.0.1", "::1"])
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--log", required=True)
    parser.add_argument("--answers", default="ok")
    parser.add_argument("--authority")
    parser.add_argument("--size-max", type=int, default=sys.maxsize)
    arguments = parser.parse_args()
    answers = arguments.answers.split(",")
    assert all(answer in ANSWERS for answer in answers), answers
    with open(arguments.log, "a") as log:
        collector = Collector(arguments.host, arguments.port, answers, log, arguments.size_max)
        if arguments.authority:
            collector.encrypt(arguments.authority)
        print("listening", collector.server_address[1], flush=True)
        collector.serve_forever()


main()
