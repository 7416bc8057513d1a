extension TraceConfiguration {
    /// The same with each value in its range, which is that of its variable. What was not is listed in ``problems``.
    var inRange: TraceConfiguration {
        var reading = EnvironmentReading(self)
        reading.clampAll()
        reading.configuration.exporters = exporters.map { exporter in
            guard case .otlp(let options) = exporter else { return exporter }
            reading.otlp = options
            reading.clampAll()
            return .otlp(reading.otlp)
        }
        return reading.configuration
    }
}

extension EnvironmentReading {
    /// What was set in code, as if it had been read.
    fileprivate init(_ configuration: TraceConfiguration) {
        self.init([:])
        self.configuration = configuration
    }

    /// What is in its range already is left alone, and nothing is said of it.
    fileprivate mutating func clampAll() {
        for variable in EnvironmentVariable.all {
            guard let reason = variable.clamp(&self) else { continue }
            note(reason, variable)
        }
        let batchSize = configuration.batching.batchSizeMax
        // Whoever makes the queue smaller need not know how large batches are by default.
        if let reason = limitBatchSize(), batchSize != TraceBatching().batchSizeMax {
            note("\(batchSize), set in code, \(reason)", .batchSize)
        }
    }

    private mutating func note(_ reason: String, _ variable: EnvironmentVariable) {
        configuration.problems.append(
            TraceConfigurationProblem(variable: variable.name, reason: reason, used: variable.show(self)))
    }

    /// Moves a value to the nearest end of its range. Returns what was wrong; nil if it is in there.
    mutating func clamp<Value: Comparable>(
        _ field: EnvironmentVariable.Field<Value>, to range: ClosedRange<Value>
    ) -> String? {
        let value = self[keyPath: field]
        guard !range.contains(value) else { return nil }
        self[keyPath: field] = value < range.lowerBound ? range.lowerBound : range.upperBound
        return "\(value), set in code, is not from \(range.lowerBound) to \(range.upperBound)"
    }
}
