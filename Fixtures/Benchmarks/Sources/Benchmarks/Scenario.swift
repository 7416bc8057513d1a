import TraceRuntime
import Workloads

/// What is measured. The raw value is its name in the output.
enum Scenario: String, CaseIterable {
    case offSync = "off-sync"
    case offAsync = "off-async"
    case unsampledChildSync = "unsampled-child-sync"
    case unsampledChildAsync = "unsampled-child-async"
    case unsampledRootSync = "unsampled-root-sync"
    case unsampledRootStatus = "unsampled-root-status"
    case sampledChildSync = "sampled-child-sync"
    case sampledChildAsync = "sampled-child-async"
    case sampledChildTwoThreads = "sampled-child-2-threads"
    case decoratedOff = "decorated-off"
    case decoratedOffExistential = "decorated-off-any"
    case decoratedSampled = "decorated-sampled"
    case attributesTwenty = "attributes-20"
    case encode = "encode"
    case totalTen = "total-10"
    case sustained = "sustained"
    case routeUnsampled = "route-unsampled"
    case routeSampled = "route-sampled"
    case routeCaptured = "route-captured"
    case statementSampled = "statement-sampled"
    case errorThrown = "error-thrown"
    case bodyCaptured = "body-captured"
    case largeURL = "large-url"
    case largeHeader = "large-header"
    case largeBody = "large-body"
    case largeStatement = "large-statement"
    // A process in which a bridge is installed keeps it, so these come last.
    case bridgedChildSync = "bridged-child-sync"
    case bridgedChildAsync = "bridged-child-async"
    case bridgedSpanSync = "bridged-span-sync"
    case bridgedSpanAsync = "bridged-span-async"
}

extension Scenario {
    /// Makes so many calls of ours, in the state that the scenario is about.
    func calls(_ count: Int) async -> Int {
        switch self {
        case .offSync, .unsampledChildSync, .unsampledRootSync: Calls.tracedPlain(count)
        case .offAsync, .unsampledChildAsync: await Calls.tracedSuspending(count)
        case .unsampledRootStatus: Calls.tracedReady(count)
        case .sampledChildSync, .sampledChildTwoThreads, .encode, .sustained, .bridgedChildSync:
            Calls.tracedQuery(count)
        case .sampledChildAsync, .bridgedChildAsync: await Calls.tracedQueryLater(count)
        case .bridgedSpanSync: Bridged.plain(count)
        case .bridgedSpanAsync: await Bridged.suspending(count)
        case .attributesTwenty: Calls.tracedDescription(count)
        case .decoratedOff: Calls.decoratedBookcase(count)
        case .decoratedOffExistential: Calls.decoratedShelf(count)
        case .decoratedSampled: Calls.decoratedBookcaseQuery(count)
        case .totalTen: Calls.tracedNineQueries(count)
        case .routeUnsampled: Calls.tracedShow(count, .unsampled)
        case .routeSampled: Calls.tracedShow(count, .sampled)
        case .routeCaptured: Calls.tracedShowCapturing(count, .sampled)
        case .statementSampled: Calls.tracedSelect(count, Routes.statement)
        case .errorThrown: Calls.tracedReserve(count)
        case .bodyCaptured: Calls.tracedOrder(count, .withBody)
        case .largeURL: Calls.tracedShowCapturing(count, .withLargeURL)
        case .largeHeader: Calls.tracedShowCapturing(count, .withLargeHeader)
        case .largeBody: Calls.tracedOrder(count, .withLargeBody)
        case .largeStatement: Calls.tracedSelect(count, Routes.largeStatement)
        }
    }

    /// Makes the same calls without wrappers.
    func bareCalls(_ count: Int) async -> Int {
        switch self {
        case .offSync, .unsampledChildSync, .unsampledRootSync, .bridgedSpanSync: Calls.plain(count)
        case .offAsync, .unsampledChildAsync, .bridgedSpanAsync: await Calls.suspending(count)
        case .unsampledRootStatus: Calls.ready(count)
        case .sampledChildSync, .sampledChildTwoThreads, .encode, .sustained, .totalTen, .bridgedChildSync:
            Calls.query(count)
        case .sampledChildAsync, .bridgedChildAsync: await Calls.queryLater(count)
        case .attributesTwenty: Calls.describe(count)
        case .routeUnsampled: Calls.show(count, .unsampled)
        case .routeSampled, .routeCaptured: Calls.show(count, .sampled)
        case .statementSampled: Calls.select(count, Routes.statement)
        case .errorThrown: Calls.reserve(count)
        case .bodyCaptured: Calls.show(count, .withBody)
        case .largeURL: Calls.show(count, .withLargeURL)
        case .largeHeader: Calls.show(count, .withLargeHeader)
        case .largeBody: Calls.show(count, .withLargeBody)
        case .largeStatement: Calls.select(count, Routes.largeStatement)
        case .decoratedOff: Calls.bookcase(count)
        case .decoratedOffExistential: Calls.shelf(count)
        case .decoratedSampled: Calls.bookcaseQuery(count)
        }
    }

    /// Runs a body in the state that the scenario is about.
    ///
    /// - Parameter exporter: where recorded spans go.
    func inState(exporter: TraceExporter, _ body: @Sendable (TraceSystem?) async -> Void) async throws {
        var configuration = isBridged ? Bridged.configuration : TraceConfiguration()
        // It lives until the shutdown, which exports the metrics.
        let server = self == .unsampledRootStatus ? try DiscardingServer() : nil
        defer { withExtendedLifetime(server) {} }
        switch self {
        case .offSync, .offAsync, .decoratedOff, .decoratedOffExistential:
            await body(nil)
            return
        case .unsampledChildSync, .unsampledChildAsync, .unsampledRootSync:
            configuration.sampler = .never
            configuration.countsOperations = self == .unsampledRootSync
        case .unsampledRootStatus:
            configuration.sampler = .never
            var options = TraceOTLPOptions.metrics
            options.endpoint = TraceEndpoint("http://127.0.0.1:\(server!.port)/v1/metrics")!
            configuration.metrics.exporters = [.otlp(options)]
        default:
            configuration.exporters = [exporter]
            configuration.batching.queueCapacity = 300_000
            configuration.batching.batchSizeMax = batchSizeMax
            configuration.batching.queueSizeMax = 1 << 31
        }
        let system = try TraceSystem.start(configuration)
        switch self {
        case .unsampledRootSync, .totalTen, .sampledChildTwoThreads, .routeUnsampled, .routeSampled, .routeCaptured,
            .bodyCaptured, .largeURL, .largeHeader, .largeBody:
            await body(system)
        // A flush would export metrics, which is not a part of a call.
        case .unsampledRootStatus: await body(nil)
        default: await withTraceSpan("root") { _ in await body(system) }
        }
        await system.shutdown()
        try check(system.statistics)
    }
}

extension Scenario {
    private var isBridged: Bool {
        switch self {
        case .bridgedChildSync, .bridgedChildAsync, .bridgedSpanSync, .bridgedSpanAsync: true
        default: false
        }
    }

    /// The usual one, but for two scenarios: what two threads gain shows only where the exporter, a third one, leaves
    /// both processors to them; and a service that ends half a million spans a second sends them in larger batches.
    private var batchSizeMax: Int {
        switch self {
        case .sampledChildTwoThreads: 300_000
        case .sustained: 8_192
        default: 512
        }
    }
}

/// A figure counts only if no span was lost on the way to it.
func check(_ statistics: TraceStatistics) throws {
    guard statistics.dropped == 0, statistics.ended == statistics.exported else {
        throw LostSpans(statistics: statistics)
    }
}

struct LostSpans: Error {
    let statistics: TraceStatistics
}
