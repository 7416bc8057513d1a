/// What is wrong with a variable of the environment, and what is used in its place.
public struct TraceConfigurationProblem: Sendable, Hashable, CustomStringConvertible {
    public let variable: String
    /// `"fast" is no whole number from 0 to 2147483647`. It never holds what may be a secret.
    public let reason: String
    /// `5000`
    public let used: String

    public var description: String { "\(variable): \(reason); using \(used)" }
}
