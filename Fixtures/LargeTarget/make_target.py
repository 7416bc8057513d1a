"""Writes the sources of a large target: what the generator's speed is measured on.

    python3 make_target.py DIRECTORY     1,000 files of 200 lines; 50 of them are annotated

The same files come out each time. They read like a server's: models, stores, routes, clients, with comments, strings,
generics and closures. Of the annotated files one in five annotates a method of a type that is nested in another one, so
that the generator must look at the files that mention the outer type; five files restrict an import.
"""

import pathlib
import sys

FILES = 1_000
LINES = 200
ANNOTATED_EVERY = 20
NAMESPACED_EVERY = 100
EXTENDING_EVERY = 25
RESTRICTING_EVERY = 200

NOUNS = (
    "Order Invoice Customer Shipment Payment Refund Product Basket Voucher Warehouse Courier Account Session Report "
    "Catalog Review Supplier Contract Message Ticket Schedule Discount Address Profile Locale"
).split()
ROLES = "Store Service Client Router Mapper Cache Policy Builder Validator Exporter".split()
FIELDS = (
    "total count label region currency status reference channel priority attempts weight discount version origin "
    "deadline note quantity balance rating amount"
).split()
VERBS = "load update archive merge publish compute resolve prepare confirm estimate collect refresh".split()


class Choices:
    """A sequence of choices that every Python makes alike (a linear congruential generator of Knuth's)."""

    def __init__(self, seed):
        self.state = seed

    def below(self, bound):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) % bound

    def of(self, things):
        return things[self.below(len(things))]


def model(name, noun, choose):
    fields = [FIELDS[(choose.below(20) + 3 * index) % 20] for index in range(5)]
    fields = list(dict.fromkeys(fields))
    lines = [f"/// What is known of one {noun.lower()} at a time.", f"struct {name}: Sendable, Equatable {{"]
    for field in fields:
        lines += [f"    /// The {field}, as the {choose.of(NOUNS).lower()} service reports it.",
                  f"    var {field}: {choose.of(['Int', 'String', 'Double', '[String]'])}"]
    lines += [
        "",
        f"    var summary: String {{ \"{name}(\\({fields[0]}), \\({fields[-1]}))\" }}",
        "}",
        "",
    ]
    return lines


def closure_function(verb, noun, choose, indent="    "):
    field = choose.of(FIELDS)
    return [
        f"{indent}/// Sums up what {verb} has found, newest first.",
        f"{indent}func {verb}{noun}(_ values: [Int], limit: Int = {choose.below(90) + 10}) -> [String: Int] {{",
        f"{indent}    let {field} = values.filter {{ $0 > limit && $0 % 2 == 0 }}.sorted(by: >)",
        f"{indent}    var result: [String: Int] = [:]",
        f"{indent}    for (index, value) in {field}.enumerated() where index < limit {{",
        f"{indent}        result[\"{field}-\\(index)\", default: 0] += value * {choose.below(9) + 1}",
        f"{indent}    }}",
        f"{indent}    return result",
        f"{indent}}}",
        "",
    ]


def async_function(verb, noun, choose, indent="    "):
    return [
        f"{indent}func {verb}{noun}(id: UUID, retries: Int = 3) async throws -> String? {{",
        f"{indent}    // The other side answers late now and then; it has an answer the second time.",
        f"{indent}    for attempt in 0..<retries {{",
        f"{indent}        guard let line = lines[id.uuidString] else {{",
        f"{indent}            if attempt == retries - 1 {{ throw Failure.missing(id.uuidString) }}",
        f"{indent}            await Task.yield()",
        f"{indent}            continue",
        f"{indent}        }}",
        f"{indent}        return line.isEmpty ? nil : \"{noun.lower()}: \\(line)\"",
        f"{indent}    }}",
        f"{indent}    return nil",
        f"{indent}}}",
        "",
    ]


def switch_function(verb, noun, choose, indent="    "):
    lines = [
        f"{indent}/// Which step comes after a code; see the table in the operations manual.",
        f"{indent}static func {verb}{noun}Step(after code: Int, isFinal: Bool) -> String {{",
        f"{indent}    switch code {{",
    ]
    for index in range(4):
        lines.append(f"{indent}    case {100 * index}..<{100 * (index + 1)}: return \"{choose.of(FIELDS)}\"")
    return lines + [
        f"{indent}    default: return isFinal ? \"{choose.of(VERBS)}d\" : \"{choose.of(VERBS)}ing\"",
        f"{indent}    }}",
        f"{indent}}}",
        "",
    ]


def generic_function(verb, noun, choose, indent="    "):
    return [
        f"{indent}func {verb}{noun}All<Element: Hashable, Key>(",
        f"{indent}    _ elements: some Sequence<Element>, by key: (Element) throws -> Key",
        f"{indent}) rethrows -> [Key: Set<Element>] where Key: Hashable {{",
        f"{indent}    try elements.reduce(into: [:]) {{ groups, element in",
        f"{indent}        groups[try key(element), default: []].insert(element)",
        f"{indent}    }}",
        f"{indent}}}",
        "",
    ]


def query_function(verb, noun, choose, indent="    "):
    table = noun.lower() + "s"
    return [
        f"{indent}func {verb}{noun}Query(",
        f"{indent}    page: Int, size: Int = {choose.below(50) + 10}, isAscending: Bool = true",
        f"{indent}) -> (sql: String, values: [Int]) {{",
        f"{indent}    let order = isAscending ? \"ASC\" : \"DESC\"",
        f"{indent}    let sql = \"\"\"",
        f"{indent}        SELECT id, {choose.of(FIELDS)}, {choose.of(FIELDS)} FROM {table}",
        f"{indent}        WHERE {choose.of(FIELDS)} = ? AND deleted_at IS NULL",
        f"{indent}        ORDER BY id \\(order) LIMIT ? OFFSET ?",
        f"{indent}        \"\"\"",
        f"{indent}    return (sql, [size, max(0, page - 1) * size])",
        f"{indent}}}",
        "",
    ]


MEMBERS = [closure_function, async_function, switch_function, generic_function, query_function]


def annotation(verb, noun, choose):
    table = noun.lower() + "s"
    return choose.of([
        ["    // @trace"],
        [f"    // @traceDB(operation: \"{verb}\", table: \"{table}\")"],
        [f"    // @trace(\"{verb} {table}\", capture: [id], attributes: [\"retries.max\": retries])"],
        [f"    // @traceDB(operation: \"{verb}\", table: \"{table}\", system: \"postgresql\",",
         "    //          attributes: [\"db.response.found\": result])"],
    ])


def source(index):
    choose = Choices(index + 1)
    noun = NOUNS[index % len(NOUNS)]
    role = ROLES[index // len(NOUNS) % len(ROLES)]
    name = f"{noun}{role}{index}"
    is_annotated = index % ANNOTATED_EVERY == 0
    namespace = f"{NOUNS[index // NAMESPACED_EVERY]}API" if index % NAMESPACED_EVERY == 0 else None
    lines = [
        f"// {name}.swift",
        "//",
        f"// Keeps {noun.lower()}s where the {role.lower()} can find them.",
        "internal import Foundation" if index % RESTRICTING_EVERY == 1 else "import Foundation",
        "",
    ]
    if index % EXTENDING_EVERY == 0 and not is_annotated:
        lines += [
            f"extension {NOUNS[index // NAMESPACED_EVERY]}API {{",
            f"    static let pageSize{index} = {choose.below(90) + 10}",
            "}",
            "",
        ]
    lines += model(f"{name}Model", noun, choose)
    if namespace:
        lines += [f"enum {namespace} {{", "    struct Page: Sendable { var number = 1 }",
                  "", f"    actor {name} {{"]
    else:
        lines += [f"actor {name} {{"]
    lines += ["    enum Failure: Error { case missing(String) }", ""]
    lines += ["    private var lines: [String: String] = [:]", ""]
    verb = choose.below(len(VERBS))
    if is_annotated:
        lines += annotation(VERBS[verb], noun, choose)
    lines += async_function(VERBS[verb], noun, choose)
    while len(lines) < LINES - 14:
        verb += 1
        suffix = noun + ("" if verb < 2 * len(VERBS) else "Again")
        lines += choose.of(MEMBERS)(VERBS[verb % len(VERBS)], suffix + str(verb), choose)
    lines += ["}", "}"] if namespace else ["}"]
    while len(lines) < LINES:
        lines.append(f"// {choose.of(NOUNS)} and {choose.of(NOUNS).lower()} share the month's {choose.of(FIELDS)}.")
    return f"{name}.swift", "\n".join(lines[:LINES]) + "\n"


def main():
    if len(sys.argv) != 2:
        sys.exit("usage: make_target.py DIRECTORY")
    directory = pathlib.Path(sys.argv[1])
    directory.mkdir(parents=True, exist_ok=True)
    for index in range(FILES):
        name, text = source(index)
        (directory / name).write_text(text)


main()
