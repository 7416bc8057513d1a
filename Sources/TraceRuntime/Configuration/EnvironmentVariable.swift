/// An environment variable that configures tracing.
struct EnvironmentVariable: Sendable {
    let name: String
    /// The kind of the values, or their unit, such as `milliseconds`.
    let values: String
    /// The description for the reference.
    let summary: String
    /// Whether messages must not contain its value.
    let isSecret: Bool
    /// Applies a value. Returns a description of the problem if the value, or a part of it, is not valid; nil
    /// otherwise.
    let read: @Sendable (String, inout EnvironmentReading) -> String?
    /// Describes the value in use.
    let show: @Sendable (EnvironmentReading) -> String
    /// Moves a value that was set in code into the variable's range. Returns a description of the problem; nil if the
    /// value was in the range.
    let clamp: @Sendable (inout EnvironmentReading) -> String?

    /// The value in use if the environment is empty.
    var defaultValue: String { show(EnvironmentReading([:])) }

    init(
        _ name: String, _ values: String, _ summary: String, isSecret: Bool = false,
        show: @escaping @Sendable (EnvironmentReading) -> String,
        clamp: @escaping @Sendable (inout EnvironmentReading) -> String? = { _ in nil },
        read: @escaping @Sendable (String, inout EnvironmentReading) -> String?
    ) {
        self.name = name
        self.values = values
        self.summary = summary
        self.isSecret = isSecret
        self.read = read
        self.show = show
        self.clamp = clamp
    }
}

// MARK: - The kinds of variables

extension EnvironmentVariable {
    typealias Field<Value> = any WritableKeyPath<EnvironmentReading, Value> & Sendable

    /// Creates a boolean variable: "MUST be set to true only by the case-insensitive string true".
    static func flag(_ name: String, _ field: Field<Bool>, _ summary: String) -> Self {
        Self(name, "`true` or `false`", summary, show: { "\($0[keyPath: field])" }) { value, reading in
            reading[keyPath: field] = value.lowercased() == "true"
            return ["true", "false"].contains(value.lowercased()) ? nil : "is neither true nor false"
        }
    }

    /// Creates a variable for a number: "it SHOULD support nonnegative values between 0 and 2³¹ − 1".
    static func count(_ name: String, _ field: Field<Int>, min: Int = 0, unit: String, _ summary: String) -> Self {
        Self(
            name, unit, summary, show: { "\($0[keyPath: field])" },
            clamp: { $0.clamp(field, to: min...Int(Int32.max)) }
        ) { value, reading in
            guard let number = wholeNumber(value, min: min) else {
                return "is not a whole number from \(min) to \(Int32.max)"
            }
            reading[keyPath: field] = number
            return nil
        }
    }

    static func text(_ name: String, _ field: Field<String?>, _ summary: String) -> Self {
        Self(name, "text", summary, show: { $0[keyPath: field] ?? "none" }) { value, reading in
            reading[keyPath: field] = value
            return nil
        }
    }

    /// Names, in any spelling: `customerNumber,room-number`.
    static func names(_ name: String, _ field: Field<[String]>, _ summary: String) -> Self {
        Self(
            name, "list of names", summary,
            show: { $0[keyPath: field].isEmpty ? "none" : $0[keyPath: field].joined(separator: ",") }
        ) { value, reading in
            let names = value.split(separator: ",").map { String($0).trimmed }.filter { !$0.isEmpty }
            if names.isEmpty { return "names nothing" }
            reading[keyPath: field] = names
            return nil
        }
    }

    static func milliseconds(_ name: String, _ field: Field<Duration>, min: Int = 0, _ summary: String) -> Self {
        Self(
            name, "milliseconds", summary, show: { milliseconds($0[keyPath: field]) },
            clamp: { $0.clamp(field, to: .milliseconds(min)...durations.upperBound) }
        ) { value, reading in
            guard let number = wholeNumber(value, min: min) else {
                return "is not a whole number from \(min) to \(Int32.max)"
            }
            reading[keyPath: field] = .milliseconds(number)
            return nil
        }
    }

    /// Creates a variable for a time limit. The specification takes "timeout zero values (i.e. 0 indicating 0
    /// milliseconds) as no limit", or "a very long time".
    static func timeout(_ name: String, _ field: Field<Duration>, _ summary: String) -> Self {
        Self(
            name, "milliseconds, 0: no limit", summary, show: { milliseconds($0[keyPath: field]) },
            clamp: { $0.clamp(field, to: durations) }
        ) { value, reading in
            guard let number = wholeNumber(value) else { return "is not a whole number from 0 to \(Int32.max)" }
            reading[keyPath: field] = .milliseconds(number == 0 ? Int(Int32.max) : number)
            return nil
        }
    }

    /// Creates a variable for one of the raw values of an enum, which are compared without case.
    static func choice<Choice: RawRepresentable<String> & CaseIterable & Sendable>(
        _ name: String, _ field: Field<Choice>, _ summary: String,
        clamp: @escaping @Sendable (inout EnvironmentReading) -> String? = { _ in nil }
    ) -> Self {
        let names = Choice.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
        return Self(name, names, summary, show: { $0[keyPath: field].rawValue }, clamp: clamp) { value, reading in
            guard let choice = Choice.allCases.first(where: { $0.rawValue == value.lowercased() }) else {
                return "is not supported"
            }
            reading[keyPath: field] = choice
            return nil
        }
    }

    /// Creates a variable of the specification that is not supported.
    static func unsupported(_ name: String, instead: String) -> Self {
        Self(name, "", "Not supported: \(instead).", isSecret: true, show: { _ in instead }) { _, _ in
            "is not supported"
        }
    }

    /// The range of durations, which the number of milliseconds limits.
    static let durations = Duration.zero...Duration.milliseconds(Int(Int32.max))

    private static func wholeNumber(_ value: String, min: Int = 0) -> Int? {
        Int32(value).flatMap { $0 >= min ? Int($0) : nil }
    }

    private static func milliseconds(_ duration: Duration) -> String {
        "\(Int(duration / .milliseconds(1)))"
    }
}
