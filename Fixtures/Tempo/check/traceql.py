"""A recogniser for TraceQL, written from its documentation.

https://grafana.com/docs/tempo/latest/traceql/construct-traceql-queries/
https://grafana.com/docs/tempo/latest/metrics-from-traces/metrics-queries/functions/

It answers one question: is this text a query? Tempo itself is the judge of everything else. `parse` returns the
attributes that the query names, so that a caller can ask whether anything records them.
"""

import re

INTRINSICS = {
    "span": {"status", "statusMessage", "duration", "name", "kind", "id", "parentID", "childCount"},
    "trace": {"duration", "rootName", "rootService", "id"},
    "event": {"name", "timeSinceStart"},
    "link": {"spanID", "traceID"},
    "instrumentation": {"name", "version"},
}
UNSCOPED_INTRINSICS = {"status", "statusMessage", "duration", "name", "kind", "rootName", "rootServiceName",
                       "traceDuration", "childCount"}
SCOPES = {"span", "resource", "event", "link", "instrumentation", "parent"}
STATUSES = {"error", "ok", "unset"}
KINDS = {"server", "client", "producer", "consumer", "internal", "unspecified"}
AGGREGATES = {"count": 0, "avg": 1, "max": 1, "min": 1, "sum": 1}
METRICS = {"rate", "count_over_time", "min_over_time", "max_over_time", "avg_over_time", "sum_over_time",
           "quantile_over_time", "histogram_over_time"}
METRICS_OF_A_FIELD = METRICS - {"rate", "count_over_time"}

TOKEN = re.compile(r"""
      (?P<space>\s+)
    | (?P<string>"(?:[^"\\]|\\["\\])*"|`[^`]*`)
    | (?P<duration>\d+(?:\.\d+)?(?:ns|us|ms|s|m|h)(?:\d+(?:\.\d+)?(?:ns|us|ms|s|m|h))*\b)
    | (?P<number>\d+\.\d*|\.\d+|\d+)
    | (?P<field>(?:(?:span|resource|event|link|instrumentation|parent)?\.)
                (?:[A-Za-z_][\w\-/]*|"(?:[^"\\]|\\["\\])*")(?:\.(?:[\w\-/]+|"(?:[^"\\]|\\["\\])*"))*)
    | (?P<intrinsic>[a-z]+:[A-Za-z]+)
    | (?P<word>[A-Za-z_]\w*)
    | (?P<operator>&>>|&<<|&>|&<|&~|!>>|!<<|!>=?|!<|!~|>>|<<|>=|<=|!=|=~|&&|\|\||[{}()|,=<>~!+\-*/%^])
""", re.VERBOSE)

COMPARISONS = {"=", "!=", ">", ">=", "<", "<=", "=~", "!~"}
SPANSET_OPERATORS = {"&&", "||", ">>", "<<", ">", "<", "~", "&>>", "&<<", "&>", "&<", "&~", "!>>", "!<<", "!>", "!<",
                     "!~"}


class NotTraceQL(Exception):
    """Says what was expected, and at which character."""


def parse(query):
    """The names of the attributes in `query`, `span.http.route` among them; raises NotTraceQL."""
    return _Parser(query).query()


def _tokens(text):
    position = 0
    while position < len(text):
        match = TOKEN.match(text, position)
        if not match:
            raise NotTraceQL(f"character {position}: nothing in TraceQL starts with {text[position]!r}")
        if match.lastgroup != "space":
            yield match.lastgroup, match.group(), position
        position = match.end()
    yield "end", "", position


class _Parser:
    def __init__(self, text):
        self.tokens = list(_tokens(text))
        self.index = 0
        self.attributes = []

    @property
    def kind(self):
        return self.tokens[self.index][0]

    @property
    def text(self):
        return self.tokens[self.index][1]

    def fail(self, expected):
        position = self.tokens[self.index][2]
        raise NotTraceQL(f"character {position}: expected {expected}, found {self.text or 'the end'!r}")

    def take(self):
        text = self.text
        self.index += 1
        return text

    def accept(self, *texts):
        return self.take() if self.kind in ("operator", "word") and self.text in texts else None

    def expect(self, text):
        return self.accept(text) or self.fail(repr(text))

    # query := spansets ('|' stage)* ('|' metrics)? hints?
    def query(self):
        self.spansets()
        while self.accept("|"):
            self.stage()
        if self.accept("with"):
            self.hints()
        if self.kind != "end":
            self.fail("the end of the query")
        return self.attributes

    # spansets := spanset (operator spanset)*
    def spansets(self):
        self.spanset()
        while self.accept(*SPANSET_OPERATORS):
            self.spanset()

    # spanset := '{' expression? '}' | '(' spansets ')'
    def spanset(self):
        if self.accept("("):
            self.spansets()
            self.expect(")")
            return
        self.expect("{")
        if not self.accept("}"):
            self.expression()
            self.expect("}")

    def stage(self):
        if self.text == "{":
            self.spansets()
        elif self.accept("select", "by"):
            self.fields()
        elif self.text in AGGREGATES:
            self.aggregate()
        elif self.text in METRICS:
            self.metric()
        elif self.accept("topk", "bottomk"):
            self.expect("(")
            self.number()
            self.expect(")")
        else:
            self.fail("a spanset filter, an aggregate, by(), select() or a metrics function")

    # aggregate := name '(' expression? ')' comparison literal
    def aggregate(self):
        takes_field = AGGREGATES[self.take()]
        self.expect("(")
        if takes_field:
            self.expression()
        self.expect(")")
        self.accept(*COMPARISONS) or self.fail("a comparison: an aggregate alone selects nothing")
        self.sum()

    # metric := name '(' (field (',' number)*)? ')' ('by' fields)?
    def metric(self):
        name = self.take()
        self.expect("(")
        if name in METRICS_OF_A_FIELD:
            self.sum()
            if name == "quantile_over_time":
                self.expect(",")
                self.number()
                while self.accept(","):
                    self.number()
        self.expect(")")
        if self.accept("by"):
            self.fields()

    def number(self):
        return self.take() if self.kind == "number" else self.fail("a number")

    def fields(self):
        self.expect("(")
        self.field()
        while self.accept(","):
            self.field()
        self.expect(")")

    def hints(self):
        self.expect("(")
        while True:
            self.kind == "word" and self.take() or self.fail("a hint's name")
            self.expect("=")
            self.literal()
            if not self.accept(","):
                break
        self.expect(")")

    # expression := comparison (('&&' | '||') comparison)*
    def expression(self):
        self.comparison()
        while self.accept("&&", "||"):
            self.comparison()

    def comparison(self):
        self.sum()
        operator = self.accept(*COMPARISONS)
        if operator in ("=~", "!~"):
            self.regular_expression()
        elif operator:
            self.sum()

    def regular_expression(self):
        if self.kind != "string":
            self.fail("a regular expression in quotes")
        try:
            re.compile(self.take()[1:-1].replace('\\"', '"').replace("\\\\", "\\"))
        except re.error as error:
            raise NotTraceQL(f"not a regular expression: {error}") from error

    def sum(self):
        self.operand()
        while self.accept("+", "-", "*", "/", "%", "^"):
            self.operand()

    def operand(self):
        if self.accept("!", "-"):
            return self.operand()
        if self.accept("("):
            self.expression()
            self.expect(")")
        elif self.kind in ("string", "duration", "number"):
            self.take()
        elif self.text in STATUSES | KINDS | {"true", "false", "nil", "minInt", "maxInt"}:
            self.take()
        else:
            self.field()

    def literal(self):
        if self.kind in ("string", "duration", "number") or self.text in ("true", "false"):
            self.take()
        else:
            self.fail("a literal")

    def field(self):
        if self.kind == "field":
            self.attributes.append(self.take())
        elif self.kind == "intrinsic":
            scope, name = self.text.split(":")
            if name not in INTRINSICS.get(scope, ()):
                self.fail("an intrinsic")
            self.take()
        elif self.text in UNSCOPED_INTRINSICS:
            self.take()
        else:
            self.fail("an attribute with its scope (span.…, resource.…) or an intrinsic")
