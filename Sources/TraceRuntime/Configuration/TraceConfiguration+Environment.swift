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
    /// What the variables of this process say. Where they name no exporter, spans go to a collector on this host.
    public static var environment: TraceConfiguration {
        var variables: [String: String] = [:]
        for variable in EnvironmentVariable.all {
            // Reading them by name spares us Foundation.
            if let value = getenv(variable.name) { variables[variable.name] = String(cString: value) }
        }
        return TraceConfiguration(environment: variables)
    }

    /// What these variables say. A value that is wrong or not supported is listed in ``problems``, and something else
    /// is used in its place.
    public init(environment variables: [String: String]) {
        self = EnvironmentReading(variables).configuration
    }
}
