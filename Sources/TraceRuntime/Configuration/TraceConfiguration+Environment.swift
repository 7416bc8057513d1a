extension TraceConfiguration {
    /// The configuration from the environment variables of this process. By default, spans are sent to a collector on
    /// this host.
    public static var environment: TraceConfiguration {
        var variables: [String: String] = [:]
        for variable in EnvironmentVariable.all {
            variables[variable.name] = ProcessSurroundings.current.variable(variable.name)
        }
        return TraceConfiguration(environment: variables)
    }

    /// Creates a configuration from environment variables. An invalid or unsupported value is listed in ``problems``
    /// and replaced by a default.
    public init(environment variables: [String: String]) {
        self = EnvironmentReading(variables).configuration
    }
}
