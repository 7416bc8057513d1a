"""Checks with PyPI's opentelemetry-proto what the encoders of TraceRuntime write.

    pip install opentelemetry-proto
    python Fixtures/OTLP/verify_otlp.py            checks, and fails if a file does not mean what its description says
    python Fixtures/OTLP/verify_otlp.py --write    writes the .hex files

Each case is described in a .textproto file. Its .hex file is what the protobuf library makes of it, and what our
protobuf encoder must make of the same spans or metrics. Its .json file is what our JSON encoder makes of them; it must
mean the same message. The runtime's tests compare the encoders with both files. Metrics are in files called Metrics.
"""

import base64
import json
import pathlib
import sys
import textwrap

from google.protobuf import json_format, text_format
from opentelemetry.proto.collector.metrics.v1.metrics_service_pb2 import ExportMetricsServiceRequest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

IDS = {"traceId", "spanId", "parentSpanId"}


def request(path):
    return ExportMetricsServiceRequest() if path.stem.startswith("Metrics") else ExportTraceServiceRequest()


def described(path):
    return text_format.Parse(path.read_text(), request(path))


def hexadecimal(message):
    return "\n".join(textwrap.wrap(message.SerializeToString(deterministic=True).hex(), 96)) + "\n"


def with_base64_ids(value):
    """Ids are hexadecimal in OTLP's JSON and base64 in protobuf's: https://opentelemetry.io/docs/specs/otlp/"""
    if isinstance(value, list):
        return [with_base64_ids(element) for element in value]
    if isinstance(value, dict):
        return {
            key: base64.b64encode(bytes.fromhex(member)).decode() if key in IDS else with_base64_ids(member)
            for key, member in value.items()
        }
    return value


def from_json(path):
    # The library refuses names that it does not know.
    return json_format.ParseDict(with_base64_ids(json.loads(path.read_text())), request(path))


def main():
    problems = []
    cases = sorted(pathlib.Path(__file__).parent.glob("*.textproto"))
    for case in cases:
        message = described(case)
        expected = hexadecimal(message)
        if "--write" in sys.argv:
            case.with_suffix(".hex").write_text(expected)
        elif case.with_suffix(".hex").read_text() != expected:
            problems.append(f"{case.stem}.hex is not what {case.name} describes")
        # Compared as bytes: NaN does not equal itself.
        if "--write" not in sys.argv and hexadecimal(from_json(case.with_suffix(".json"))) != expected:
            problems.append(f"{case.stem}.json does not mean what {case.name} describes")
    print("\n".join(problems) or f"{len(cases)} cases hold")
    sys.exit(1 if problems or not cases else 0)


main()
