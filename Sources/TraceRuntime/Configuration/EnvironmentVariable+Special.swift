// The variables whose kind of value is used only once.

extension EnvironmentVariable {
    static let serviceName = Self(
        "OTEL_SERVICE_NAME", "text", "The service's name, under which its traces are found.",
        show: { $0.configuration.serviceName ?? "unknown_service:‹executable›" }
    ) { value, reading in
        reading.configuration.serviceName = value
        return nil
    }

    /// The resource attributes.
    ///
    /// "all values MUST be considered strings"; "In case of any error, the entire environment variable value SHOULD be
    /// discarded": https://opentelemetry.io/docs/specs/otel/resource/sdk/
    static let resourceAttributes = Self(
        "OTEL_RESOURCE_ATTRIBUTES", "`name=value,…`, percent-encoded", "Further attributes of the service.",
        isSecret: true, show: { $0.configuration.resourceAttributes.elements.isEmpty ? "none" : "those given" }
    ) { value, reading in
        guard let pairs = pairs(value) else { return "is not a list of name=value" }
        reading.configuration.resourceAttributes = TraceAttributes(
            pairs.map { TraceAttribute(TraceAttributeKey($0.name), .string($0.value)) })
        return nil
    }

    static let propagators = Self(
        "OTEL_PROPAGATORS", "list of `tracecontext`, `baggage`; or `none`",
        "The headers that carry traces from service to service.",
        show: { reading in
            let named = knownPropagators.filter { reading.configuration.propagators.contains($0.value) }
            return named.isEmpty ? "none" : named.map(\.name).joined(separator: ",")
        }
    ) { value, reading in
        let (known, unknown) = choose(from: knownPropagators.map { ($0.name, $0.value) }, in: value)
        if !known.isEmpty || value.lowercased() == "none" {
            reading.configuration.propagators = known.reduce([]) { $0.union($1) }
        }
        return complaint(about: unknown)
    }

    private static let knownPropagators: [(name: String, value: TracePropagators)] = [
        ("tracecontext", .traceContext), ("baggage", .baggage),
    ]

    static let conventions = Self(
        "OTEL_SEMCONV_STABILITY_OPT_IN", "list of `http`, `http/dup`, `database`, `database/dup`",
        "Uses the stable names of attributes. With `/dup`, records them under both the stable and the older names.",
        show: { reading in
            let conventions = reading.configuration.conventions
            let named = knownConventions.filter { conventions[keyPath: $0.field] == $0.names }
            return named.isEmpty ? "none" : named.map(\.name).joined(separator: ",")
        }
    ) { value, reading in
        let (known, unknown) = choose(from: knownConventions.map { ($0.name, ($0.field, $0.names)) }, in: value)
        // "dup" overrides the plain name, so it is applied last.
        for (field, names) in known.sorted(by: { $0.1 == .stable && $1.1 == .both }) {
            reading.configuration.conventions[keyPath: field] = names
        }
        return complaint(about: unknown)
    }

    private static let knownConventions: [Convention] = [
        Convention(name: "http", field: \.http, names: .stable),
        Convention(name: "http/dup", field: \.http, names: .both),
        Convention(name: "database", field: \.database, names: .stable),
        Convention(name: "database/dup", field: \.database, names: .both),
    ]

    private struct Convention {
        let name: String
        let field: any WritableKeyPath<TraceConventions, TraceConventions.Names> & Sendable
        let names: TraceConventions.Names
    }
}

// MARK: - Sampling

extension EnvironmentVariable {
    static let samplerArgument = Self(
        "OTEL_TRACES_SAMPLER_ARG", "number from 0 to 1", "The share of traces that the ratio samplers record.",
        show: { $0.sampler.takesRatio ? "\($0.samplerRatio.value)" : "no ratio" }
    ) { value, reading in
        guard let ratio = Double(value).flatMap(TraceSamplingRatio.init) else { return "is not a number from 0 to 1" }
        reading.samplerRatio = ratio
        return nil
    }

    static let rateMax = Self(
        "TRACE_SAMPLER_RATE_MAX", "traces per second",
        "The greatest number of traces recorded, including those that a caller asks for.",
        show: { $0.configuration.sampleRateMax.map { "\($0)" } ?? "no limit" },
        clamp: { reading in
            guard let rate = reading.configuration.sampleRateMax, !(rate.isFinite && rate >= 0) else { return nil }
            reading.configuration.sampleRateMax = rate < 0 ? 0 : nil
            return "\(rate), set in code, is not a positive number or 0"
        }
    ) { value, reading in
        guard let rate = Double(value), rate.isFinite, rate >= 0 else { return "is not a positive number or 0" }
        reading.configuration.sampleRateMax = rate
        return nil
    }

    static let filter = Self(
        "TRACE_FILTER", "`pattern=share,…`: `GET /health=off,select *=0.1`",
        "Leaves operations out of traces, or, with `off`, out of metrics, too.",
        show: { $0.configuration.filter == nil ? "none" : "those given" }
    ) { value, reading in
        guard let filter = TraceFilter(value) else { return "is not a list of pattern=share" }
        reading.configuration.filter = filter
        return nil
    }

    static let keepSlowerThan = Self(
        "TRACE_KEEP_SLOWER_THAN", "duration: `500ms`, `2s`",
        "Exports a trace that is not sampled if it took longer in this process.",
        show: { $0.configuration.keepSlowerThan.map { "\($0)" } ?? "not kept" },
        clamp: { reading in
            guard let duration = reading.configuration.keepSlowerThan, !durations.contains(duration) else { return nil }
            reading.configuration.keepSlowerThan = min(max(duration, durations.lowerBound), durations.upperBound)
            return "\(duration), set in code, is not from \(durations.lowerBound) to \(durations.upperBound)"
        }
    ) { value, reading in
        guard let duration = duration(value) else { return "is not a duration like 500ms or 2s" }
        reading.configuration.keepSlowerThan = duration
        return nil
    }

    private static func duration(_ value: String) -> Duration? {
        let (number, milliseconds) =
            if value.hasSuffix("ms") {
                (Double(value.dropLast(2)), 1.0)
            } else if value.hasSuffix("s") {
                (Double(value.dropLast()), 1_000.0)
            } else {
                (Double(value), 1.0)
            }
        guard let number, number >= 0, number * milliseconds <= Double(Int32.max) else { return nil }
        return .milliseconds(number * milliseconds)
    }
}

// MARK: - Exporting

extension EnvironmentVariable {
    static let filePath = Self(
        "TRACE_FILE", "path", "The file to which the exporter `file` writes, one line of OTLP JSON per batch.",
        show: \.filePath
    ) { value, reading in
        reading.filePath = value
        return nil
    }

    static func endpoint(_ name: String, isBase: Bool) -> Self {
        Self(
            name, "URL",
            isBase
                ? "The receiver's address, to which `/v1/traces` or `/v1/metrics` is added."
                : "The receiver's address, used unchanged.",
            isSecret: true, show: { $0.otlp.endpoint.description },
            // The variables share an endpoint: one of them speaks of it.
            clamp: { isBase ? $0.otlp.obstacle() : nil }
        ) { value, reading in
            let signal = reading.isReadingMetrics ? "metrics" : "traces"
            guard let endpoint = isBase ? TraceEndpoint(base: value, signal: signal) : TraceEndpoint(value) else {
                return "is not a URL with the scheme http or https and a host"
            }
            reading.otlp.endpoint = endpoint
            return nil
        }
    }

    static func headers(_ name: String) -> Self {
        Self(
            name, "`name=value,…`, percent-encoded", "The headers of each request, such as credentials.",
            isSecret: true,
            show: { $0.otlp.headers.isEmpty ? "none" : $0.otlp.headers.keys.sorted().joined(separator: ",") },
            clamp: { reading in
                let headers = reading.otlp.headers.filter { isHeader($0.key, $0.value) }
                guard headers.count < reading.otlp.headers.count else { return nil }
                reading.otlp.headers = headers
                return "a name or value, set in code, is not valid in HTTP"
            }
        ) { value, reading in
            guard let pairs = pairs(value), pairs.allSatisfy({ isHeader($0.name, $0.value) }) else {
                return "is not a list of name=value"
            }
            reading.otlp.headers = Dictionary(pairs.map { ($0.name, $0.value) }) { $1 }
            return nil
        }
    }

    private static func isHeader(_ name: String, _ value: String) -> Bool {
        TraceBaggageEntry(name: name, value: "") != nil && !value.utf8.contains { $0 < 0x20 || $0 == 0x7F }
    }
}

// MARK: - Signals

extension EnvironmentVariable {
    /// The same variable for the exporter of metrics.
    var forMetrics: Self {
        Self(
            name, values, summary, isSecret: isSecret,
            show: { [show] reading in
                var reading = reading
                return reading.ofMetrics { show($0) }
            },
            clamp: { [clamp] reading in reading.ofMetrics { clamp(&$0) } },
            read: { [read] value, reading in reading.ofMetrics { read(value, &$0) } })
    }

    /// The same variable for the exporters of spans and of metrics.
    var forBothSignals: Self {
        Self(
            name, values, summary, isSecret: isSecret, show: show,
            clamp: { [clamp] reading in clamp(&reading) ?? reading.ofMetrics { clamp(&$0) } },
            read: { [read] value, reading in
                let problem = read(value, &reading)
                return reading.ofMetrics { read(value, &$0) } ?? problem
            })
    }
}

extension EnvironmentReading {
    /// Calls a function with the options of metrics in the place of those of spans.
    fileprivate mutating func ofMetrics(_ body: (inout EnvironmentReading) -> String?) -> String? {
        exchangeSignals()
        defer { exchangeSignals() }
        return body(&self)
    }

    fileprivate mutating func ofMetrics(_ body: (EnvironmentReading) -> String) -> String {
        exchangeSignals()
        defer { exchangeSignals() }
        return body(self)
    }

    private mutating func exchangeSignals() {
        swap(&otlp, &otherOTLP)
        isReadingMetrics.toggle()
    }
}

// MARK: - Lists

extension EnvironmentVariable {
    /// Creates a variable for a list of the raw values of an enum, which are compared without case.
    static func choices<Choice: RawRepresentable<String> & CaseIterable & Sendable>(
        _ name: String, _ field: Field<[Choice]>, _ summary: String
    ) -> Self {
        let names = Choice.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
        return Self(
            name, "list of \(names); or `none`", summary,
            show: { reading in
                let chosen = reading[keyPath: field].map(\.rawValue)
                return chosen.isEmpty ? "none" : chosen.joined(separator: ",")
            }
        ) { value, reading in
            let (known, unknown) = choose(from: Choice.allCases.map { ($0.rawValue, $0) }, in: value)
            if !known.isEmpty || value.lowercased() == "none" { reading[keyPath: field] = known }
            return complaint(about: unknown)
        }
    }

    /// Splits a list into the known values, each once and in the order of the list, and the unknown names.
    private static func choose<Choice>(
        from choices: [(name: String, value: Choice)], in list: String
    ) -> (known: [Choice], unknown: [String]) {
        var names: [String] = []
        for name in list.split(separator: ",").map({ String($0).trimmed.lowercased() }) where !names.contains(name) {
            names.append(name)
        }
        if names == ["none"] { return ([], []) }
        let known = names.compactMap { name in choices.first { $0.name == name } }
        return (known.map(\.value), names.filter { name in !choices.contains { $0.name == name } })
    }

    private static func complaint(about unknown: [String]) -> String? {
        unknown.isEmpty ? nil : "contains unsupported names"
    }

    /// Parses `name=value,…` with percent-encoded values; nil if an entry is malformed.
    ///
    /// The grammar is that of baggage. It also allows spaces in values, because they are common: `authorization=Bearer
    /// abc`.
    private static func pairs(_ list: String) -> [(name: String, value: String)]? {
        var pairs: [(name: String, value: String)] = []
        for member in list.split(separator: ",").map({ String($0).trimmed }) where !member.isEmpty {
            guard let equals = member.firstIndex(of: "=") else { return nil }
            let name = String(member[..<equals]).trimmed
            guard !name.isEmpty,
                let value = TraceBaggageEntry.percentDecoded(String(member[member.index(after: equals)...]).trimmed)
            else { return nil }
            pairs.append((name, value))
        }
        return pairs
    }
}
