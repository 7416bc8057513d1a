/// A problem with an environment variable, and the value that is used instead.
public struct TraceConfigurationProblem: Sendable, Hashable, CustomStringConvertible {
    public let variable: String
    /// The reason, such as `"fast" is not a whole number from 0 to 2147483647`. It never contains a value that may be
    /// secret.
    public let reason: String
    /// The value in use, such as `5000`.
    public let used: String

    public var description: String { "\(variable): \(reason); using \(used)" }
}
