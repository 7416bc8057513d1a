extension TraceConfiguration {
    /// The configuration with each value in the range of its environment variable. Values outside of it are listed in
    /// ``problems``.
    var inRange: TraceConfiguration {
        var reading = EnvironmentReading(self)
        reading.clampAll()
        reading.configuration.exporters = exporters.map { exporter in
            guard case .otlp(let options) = exporter else { return exporter }
            reading.otlp = options
            reading.clampAll()
            return .otlp(reading.otlp)
        }
        reading.configuration.metrics.exporters = metrics.exporters.map { exporter in
            guard case .otlp(let options) = exporter else { return exporter }
            reading.otherOTLP = options
            reading.clampAll()
            return .otlp(reading.otherOTLP)
        }
        return reading.configuration
    }
}

extension EnvironmentReading {
    /// Creates a reading from a configuration that was set in code.
    fileprivate init(_ configuration: TraceConfiguration) {
        self.init([:])
        self.configuration = configuration
    }

    /// Moves all values into their ranges, and reports those that were outside.
    fileprivate mutating func clampAll() {
        for variable in EnvironmentVariable.all {
            guard let reason = variable.clamp(&self) else { continue }
            note(reason, variable)
        }
        let batchSize = configuration.batching.batchSizeMax
        // Making the queue smaller than a default batch is not reported.
        if let reason = limitBatchSize(), batchSize != TraceBatching().batchSizeMax {
            note("\(batchSize), set in code, \(reason)", .batchSize)
        }
    }

    private mutating func note(_ reason: String, _ variable: EnvironmentVariable) {
        configuration.problems.append(
            TraceConfigurationProblem(variable: variable.name, reason: reason, used: variable.show(self)))
    }

    /// Moves a value to the nearest end of its range. Returns the reason; nil if the value is in the range.
    mutating func clamp<Value: Comparable>(
        _ field: EnvironmentVariable.Field<Value>, to range: ClosedRange<Value>
    ) -> String? {
        let value = self[keyPath: field]
        guard !range.contains(value) else { return nil }
        self[keyPath: field] = value < range.lowerBound ? range.lowerBound : range.upperBound
        return "\(value), set in code, is not from \(range.lowerBound) to \(range.upperBound)"
    }
}
