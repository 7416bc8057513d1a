"""Prints which traces the Python SDK of OpenTelemetry samples by trace id and ratio: the lines of ratio.vectors.

    pip install opentelemetry-sdk==1.45.2
    python Fixtures/Sampling/make_ratio_vectors.py > Fixtures/Sampling/ratio.vectors
"""

import random

from opentelemetry.sdk.trace.sampling import Decision, TraceIdRatioBased

RATIOS = [0.0, 1e-19, 1e-9, 0.001, 0.1, 0.25, 1 / 3, 0.5, 0.75, 0.9, 0.999999999, 1 - 2**-53, 1.0]
LOW_WORDS = [0, 1, 2, 2**32, 2**62, 2**63 - 1, 2**63, 2**63 + 1, 2**64 - 2**11, 2**64 - 2, 2**64 - 1]


def is_sampled(ratio, trace_id):
    decision = TraceIdRatioBased(ratio).should_sample(None, trace_id, "span").decision
    return decision is Decision.RECORD_AND_SAMPLE


def main():
    generator = random.Random(20260101)
    print("# trace id, ratio, sampled: made by make_ratio_vectors.py")
    for ratio in RATIOS:
        bound = TraceIdRatioBased(ratio).bound
        near = [bound + offset for offset in (-1, 0, 1) if 0 <= bound + offset < 2**64]
        for low in LOW_WORDS + near + [generator.getrandbits(64) for _ in range(10)]:
            # The first eight bytes must not matter.
            trace_id = generator.getrandbits(64) << 64 | low
            print(f"{trace_id:032x} {ratio!r} {str(is_sampled(ratio, trace_id)).lower()}")


main()
