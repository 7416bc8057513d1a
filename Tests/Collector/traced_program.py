"""Runs a program that is traced, for the checks beside this file."""

import os


def environment(**variables):
    """Of this process, with nothing said about tracing but by the variables."""
    known = {name: value for name, value in os.environ.items() if not name.startswith(("OTEL_", "TRACE_"))}
    return known | variables
