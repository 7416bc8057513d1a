"""What a PromQL expression names, by a parser that follows Prometheus' own: https://pypi.org/project/promql-parser/

And how Prometheus calls what arrives over OTLP: https://prometheus.io/docs/guides/opentelemetry/
"""

import re

import promql_parser

# What Prometheus adds to the name of an instrument without a unit.
SUFFIXES = {"counter": ("_total",), "up-down counter": ("",)}


class NotPromQL(Exception):
    """Says what the parser expected."""


def parse(text):
    """The pairs of a metric and of all labels that `text` names beside it; raises NotPromQL.

    A label that an aggregation names belongs to each metric below it.
    """
    try:
        expression = promql_parser.parse(text)
    except ValueError as error:
        raise NotPromQL(str(error)) from error
    return list(_selectors(expression, frozenset()))


def _selectors(node, labels):
    if isinstance(node, promql_parser.VectorSelector):
        yield node.name, labels | {matcher.name for matcher in node.matchers.matchers}
    elif isinstance(node, promql_parser.MatrixSelector):
        yield from _selectors(node.vector_selector, labels)
    elif isinstance(node, promql_parser.AggregateExpr):
        yield from _selectors(node.expr, labels | set(node.modifier.labels if node.modifier else ()))
    elif isinstance(node, promql_parser.Call):
        for argument in node.args:
            yield from _selectors(argument, labels)
    elif isinstance(node, promql_parser.BinaryExpr):
        yield from _selectors(node.lhs, labels)
        yield from _selectors(node.rhs, labels)
    elif isinstance(node, (promql_parser.ParenExpr, promql_parser.UnaryExpr)):
        yield from _selectors(node.expr, labels)
    elif not isinstance(node, (promql_parser.NumberLiteral, promql_parser.StringLiteral)):
        raise NotPromQL(f"a {type(node).__name__} is not expected here")


def label(attribute):
    """The label of an attribute."""
    return re.sub(r"\W", "_", attribute)


def histogram(name):
    """The series of a histogram of seconds."""
    return [f"{label(name)}_seconds_{part}" for part in ("bucket", "count", "sum")]
