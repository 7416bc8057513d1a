import Synchronization
import Testing

@testable import TraceRuntime

/// Runs `body` while calls count in metrics. Spans are recorded and dropped.
///
/// - Parameter sampler: the sampler; calls count whatever it decides.
/// - Returns: the metrics after `body`.
func counting(
    _ sampler: TraceSampler = .always, isOn: Bool = true, filter: TraceFilter? = nil,
    _ body: (MetricReader) async throws -> Void
) async -> MetricSnapshot {
    var configuration = TraceConfiguration()
    configuration.sampler = sampler
    configuration.filter = filter
    var settings = configuration.recorderSettings
    settings.countsMetrics = isOn
    let shards = RecorderShards()
    let log = TraceLog(level: .none)
    let processor = BatchProcessor(
        exporters: [], batching: configuration.batching, finishing: configuration.finishingSettings, shards: shards,
        log: log)
    processor.start()
    let recorder = Recorder.Reference(Recorder(settings, shards: shards, processor: processor))
    let reader = MetricReader([], configuration.metricSettings, shards: shards) { [] }
    LiveRecorders.count.wrappingAdd(1, ordering: .relaxed)
    await TraceScope.binding.withValue(TraceScope(recorder)) {
        do { try await body(reader) } catch { Issue.record(error) }
    }
    LiveRecorders.count.wrappingSubtract(1, ordering: .relaxed)
    await processor.shutdown(within: .seconds(1))
    return await reader.collect()
}

extension MetricSnapshot {
    /// A line for each point, in alphabetical order: `trace.operation.duration span.name=load: 3`
    var lines: [String] {
        metrics.filter { !$0.name.hasPrefix("otel.sdk.") }.flatMap { metric in
            metric.points.map { "\(metric.name) \($0.description)" }
        }.sorted()
    }

    var callCount: UInt64 {
        metrics.flatMap(\.points).reduce(0) { sum, point in sum + (point.histogram?.count ?? 0) }
    }
}

extension MetricPoint: CustomStringConvertible {
    var histogram: CallHistogram? { if case .histogram(let histogram) = value { histogram } else { nil } }

    var number: Int? { if case .number(let number) = value { number } else { nil } }

    public var description: String {
        let attributes = attributes.map { "\($0.key.name)=\($0.value.text)" }.joined(separator: " ")
        return switch value {
        case .histogram(let histogram): "\(attributes): \(histogram.count)"
        case .number(let number): "\(attributes): \(number)"
        }
    }
}
