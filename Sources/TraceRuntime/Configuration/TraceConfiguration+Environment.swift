#if canImport(Darwin)
internal import Darwin
#elseif canImport(Musl)
internal import Musl
#elseif canImport(Android)
internal import Android
#else
internal import Glibc
#endif

extension TraceConfiguration {
    /// The configuration from the environment variables of this process. By default, spans are sent to a collector on
    /// this host.
    public static var environment: TraceConfiguration {
        var variables: [String: String] = [:]
        for variable in EnvironmentVariable.all {
            // `getenv` does not need Foundation, as a dictionary of all variables would.
            if let value = getenv(variable.name) { variables[variable.name] = String(cString: value) }
        }
        return TraceConfiguration(environment: variables)
    }

    /// Creates a configuration from environment variables. An invalid or unsupported value is listed in ``problems``
    /// and replaced by a default.
    public init(environment variables: [String: String]) {
        self = EnvironmentReading(variables).configuration
    }
}
