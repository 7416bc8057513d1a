/// One variable of the environment that says how tracing works: a row of ``all``.
struct EnvironmentVariable: Sendable {
    let name: String
    /// What its values are, and their unit: `milliseconds`.
    let values: String
    /// One sentence, for the reference.
    let summary: String
    /// Whether messages must not repeat its value.
    let isSecret: Bool
    /// Takes the value over and returns what is wrong with it; nil if nothing is. It may take over a part of it.
    let read: @Sendable (String, inout EnvironmentReading) -> String?
    /// What is in effect.
    let show: @Sendable (EnvironmentReading) -> String
    /// Brings what was set in code into the range of what the variable can say. Returns what was wrong; nil if nothing
    /// was.
    let clamp: @Sendable (inout EnvironmentReading) -> String?

    /// What is in effect where the environment is empty.
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

    /// "MUST be set to true only by the case-insensitive string true"
    static func flag(_ name: String, _ field: Field<Bool>, _ summary: String) -> Self {
        Self(name, "`true` or `false`", summary, show: { "\($0[keyPath: field])" }) { value, reading in
            reading[keyPath: field] = value.lowercased() == "true"
            return ["true", "false"].contains(value.lowercased()) ? nil : "is neither true nor false"
        }
    }

    /// "it SHOULD support nonnegative values between 0 and 2³¹ − 1"
    static func count(_ name: String, _ field: Field<Int>, min: Int = 0, unit: String, _ summary: String) -> Self {
        Self(
            name, unit, summary, show: { "\($0[keyPath: field])" },
            clamp: { $0.clamp(field, to: min...Int(Int32.max)) }
        ) { value, reading in
            guard let number = wholeNumber(value, min: min) else {
                return "is no whole number from \(min) to \(Int32.max)"
            }
            reading[keyPath: field] = number
            return nil
        }
    }

    static func milliseconds(_ name: String, _ field: Field<Duration>, _ summary: String) -> Self {
        Self(
            name, "milliseconds", summary, show: { milliseconds($0[keyPath: field]) },
            clamp: { $0.clamp(field, to: durations) }
        ) { value, reading in
            guard let number = wholeNumber(value) else { return "is no whole number from 0 to \(Int32.max)" }
            reading[keyPath: field] = .milliseconds(number)
            return nil
        }
    }

    /// "timeout zero values (i.e. 0 indicating 0 milliseconds) as no limit", or "a very long time"
    static func timeout(_ name: String, _ field: Field<Duration>, _ summary: String) -> Self {
        Self(
            name, "milliseconds, 0: no limit", summary, show: { milliseconds($0[keyPath: field]) },
            clamp: { $0.clamp(field, to: durations) }
        ) { value, reading in
            guard let number = wholeNumber(value) else { return "is no whole number from 0 to \(Int32.max)" }
            reading[keyPath: field] = .milliseconds(number == 0 ? Int(Int32.max) : number)
            return nil
        }
    }

    /// One of the raw values of an enum, without case.
    static func choice<Choice: RawRepresentable<String> & CaseIterable & Sendable>(
        _ name: String, _ field: Field<Choice>, _ summary: String
    ) -> Self {
        let names = Choice.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
        return Self(name, names, summary, show: { $0[keyPath: field].rawValue }) { value, reading in
            guard let choice = Choice.allCases.first(where: { $0.rawValue == value.lowercased() }) else {
                return "is not supported"
            }
            reading[keyPath: field] = choice
            return nil
        }
    }

    /// What the specification has, and we do not.
    static func unsupported(_ name: String, instead: String) -> Self {
        Self(name, "", "Not supported: \(instead).", isSecret: true, show: { _ in instead }) { _, _ in
            "is not supported"
        }
    }

    /// Those that can be said in milliseconds.
    static let durations = Duration.zero...Duration.milliseconds(Int(Int32.max))

    private static func wholeNumber(_ value: String, min: Int = 0) -> Int? {
        Int32(value).flatMap { $0 >= min ? Int($0) : nil }
    }

    private static func milliseconds(_ duration: Duration) -> String {
        "\(Int(duration / .milliseconds(1)))"
    }
}
