"""Writes a file of traces as OTLP JSON lines.

    python3 Tests/Browser/make_traces.py hostile FILE
    python3 Tests/Browser/make_traces.py large FILE

`hostile` has markup wherever a span has text, and what goes wrong in files; `large` has 50,000 spans.
"""

import json
import sys

MARKUP = '<img src=x onerror="window.wasRun=1"><b>bold</b>'
SCRIPT = "</script><script>window.wasRun=1</script>"
SECOND = 1_000_000_000
START = 1_764_086_400 * SECOND


def attributes(values):
    return [{"key": key, "value": {"stringValue": value}} for key, value in values.items()]


def span(trace, number, parent, name, start, end, values=None, **more):
    return {
        "traceId": f"{trace:032x}", "spanId": f"{number:016x}", "parentSpanId": f"{parent:016x}" if parent else "",
        "name": name, "kind": 2 if not parent else 3, "startTimeUnixNano": str(START + start),
        "endTimeUnixNano": str(START + end), "attributes": attributes(values or {}), **more,
    }


def line(service, spans):
    return json.dumps({"resourceSpans": [{
        "resource": {"attributes": attributes({"service.name": service})},
        "scopeSpans": [{"scope": {"name": MARKUP}, "spans": spans}]}]})


def hostile():
    values = {"error.type": MARKUP, "error.message": SCRIPT, "db.table": MARKUP, "db.operation": SCRIPT, SCRIPT: MARKUP}
    spans = [
        span(1, 1, None, MARKUP, 1000, 9000, {"key": SCRIPT}),
        span(1, 2, 1, MARKUP, 500, 8000, values, status={"code": 2, "message": SCRIPT},
             events=[{"timeUnixNano": str(START), "name": MARKUP, "attributes": attributes(values)}],
             links=[{"traceId": MARKUP, "spanId": SCRIPT, "attributes": attributes(values)}]),
        span(1, 3, 77, MARKUP, 2000, 3000, values),
    ]
    whole = line(MARKUP, spans)
    return [whole, "no JSON", "{}}", whole[:-40]]


def large():
    lines = []
    for trace in range(1, 5001):
        start = trace * SECOND // 100
        spans = [span(trace, trace * 10, None, f"GET /page/{trace % 20}", start, start + (trace % 97 + 10) * 1_000_000,
                      {"http.method": "GET", "http.route": f"/page/{trace % 20}", "http.status_code": "200"})]
        for child in range(1, 10):
            begin = start + child * 1_000_000
            spans.append(span(trace, trace * 10 + child, trace * 10, f"select {'orders' if child % 2 else 'users'}", begin,
                              begin + child * 100_000,
                              {"db.operation": "select", "db.table": "orders" if child % 2 else "users",
                               "db.statement": f"select * from orders where id = {trace}", "duration_ms": f"{child / 10}"}))
        lines.append(line(f"service {trace % 3}", spans))
    return lines


with open(sys.argv[2], "w") as file:
    file.write("\n".join({"hostile": hostile, "large": large}[sys.argv[1]]()))
