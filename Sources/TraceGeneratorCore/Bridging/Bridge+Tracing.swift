extension Bridge {
    static let tracing = Bridge(
        "Tracing", setUp: "configuration.__bridgeTracing()",
        code: #"""
            // The bridge to swift-distributed-tracing, tried with 1.7.

            /// The tracer by which libraries record their spans in the traces of this program.
            ///
            /// `TraceConfiguration.bridged` bootstraps it, unless another instrument has been bootstrapped before.
            /// Instants that are given are not read: spans and events get the time of the call.
            nonisolated struct TraceTracer: Tracing::Tracer {
                func startSpan<Instant: Tracing::TracerInstant>(
                    _ operationName: String, context: @autoclosure () -> Tracing::ServiceContext,
                    ofKind kind: Tracing::SpanKind, at instant: @autoclosure () -> Instant, function: String,
                    file fileID: String, line: UInt
                ) -> __TraceTracerSpan {
                    var context = context()
                    let parent = context[__TraceActiveSpan.self]
                    let span = TraceRuntime::TraceSpan.startBridged(
                        operationName, below: parent?.span, kind: kind.__traceKind, function: function, fileID: fileID,
                        line: Int(line))
                    guard let span else { return __TraceTracerSpan(context: context, active: parent) }
                    let active = __TraceActiveSpan(span, operationName: operationName)
                    context[__TraceActiveSpan.self] = active
                    return __TraceTracerSpan(context: context, active: active)
                }

                func activeSpan(identifiedBy context: Tracing::ServiceContext) -> __TraceTracerSpan? {
                    context[__TraceActiveSpan.self].map { __TraceTracerSpan(context: context, active: $0) }
                }

                func extract<Carrier, Extract: Tracing::Extractor>(
                    _ carrier: Carrier, into context: inout Tracing::ServiceContext, using extractor: Extract
                ) where Extract.Carrier == Carrier {
                    let headers = __TraceExtractedHeaders(carrier: carrier, extractor: extractor)
                    guard let remote = TraceRuntime::TraceContext(extracting: headers) else { return }
                    // Within the same trace, the active span is nearer than the remote one.
                    guard context[__TraceActiveSpan.self]?.span.context?.traceID != remote.traceID else { return }
                    context[__TraceActiveSpan.self] = __TraceActiveSpan(TraceRuntime::TraceSpan(remote: remote))
                }

                func inject<Carrier, Inject: Tracing::Injector>(
                    _ context: Tracing::ServiceContext, into carrier: inout Carrier, using injector: Inject
                ) where Inject.Carrier == Carrier {
                    guard let active = context[__TraceActiveSpan.self]?.span.context else { return }
                    var headers = __TraceInjectedHeaders()
                    active.inject(into: &headers)
                    headers.inject(into: &carrier, using: injector)
                }

                func forceFlush() { Task { await TraceRuntime::TraceSystem.flush() } }
            }

            /// A span that a library records. Its attributes can be set, but not be read.
            nonisolated struct __TraceTracerSpan: Tracing::Span {
                let context: Tracing::ServiceContext
                fileprivate let active: __TraceActiveSpan?

                private var span: TraceRuntime::TraceSpan? { active?.span }

                var isRecording: Bool { span?.isRecording ?? false }

                /// The name at the start. A route that has taken the span over keeps the name of its annotation.
                var operationName: String {
                    get { active?.operationName ?? "" }
                    nonmutating set { span?.updateBridgedName(newValue) }
                }

                var attributes: Tracing::SpanAttributes {
                    get { [:] }
                    nonmutating set {
                        guard isRecording else { return }
                        for attribute in newValue.__traceAttributes.elements {
                            span?.setBridgedAttribute(attribute.key, attribute.value)
                        }
                    }
                }

                func setStatus(_ status: Tracing::SpanStatus) {
                    switch status.code {
                    case .ok: span?.setStatus(.ok)
                    case .error: span?.setStatus(.error(status.message ?? ""))
                    }
                }

                func addEvent(_ event: Tracing::SpanEvent) {
                    span?.addEvent(event.name, attributes: event.attributes.__traceAttributes)
                }

                func recordError<Instant: Tracing::TracerInstant>(
                    _ error: any Error, attributes: Tracing::SpanAttributes, at instant: @autoclosure () -> Instant
                ) {
                    span?.recordBridgedError(error, attributes: attributes.__traceAttributes)
                }

                func addLink(_ link: Tracing::SpanLink) {
                    guard let linked = link.context[__TraceActiveSpan.self]?.span.context else { return }
                    span?.addLink(linked, attributes: link.attributes.__traceAttributes)
                }

                func end<Instant: Tracing::TracerInstant>(at instant: @autoclosure () -> Instant) { span?.end() }
            }

            /// The active span of a context, and its key there. A context and an `any Span` hold a class without a box.
            nonisolated private final class __TraceActiveSpan: Tracing::ServiceContextKey {
                typealias Value = __TraceActiveSpan

                let span: TraceRuntime::TraceSpan
                let operationName: String

                init(_ span: TraceRuntime::TraceSpan, operationName: String = "") {
                    self.span = span
                    self.operationName = operationName
                }
            }

            nonisolated private struct __TraceServiceContext: TraceRuntime::TraceBridgedContext {
                var activeSpan: TraceRuntime::TraceSpan? {
                    Tracing::ServiceContext.current?[__TraceActiveSpan.self]?.span
                }

                func bootstrap() {
                    guard Tracing::InstrumentationSystem.instrument is Tracing::NoOpInstrument else { return }
                    Tracing::InstrumentationSystem.bootstrap(TraceTracer())
                }

                func withActive(_ span: TraceRuntime::TraceSpan, _ body: () throws -> Void) rethrows {
                    try Tracing::ServiceContext.$current.withValue(context(of: span), operation: body)
                }

                func withActive(
                    _ span: TraceRuntime::TraceSpan, isolation: isolated (any Actor)?, _ body: () async throws -> Void
                ) async rethrows {
                    try await Tracing::ServiceContext.$current.withValue(
                        context(of: span), operation: body, isolation: isolation)
                }

                private func context(of span: TraceRuntime::TraceSpan) -> Tracing::ServiceContext {
                    var context = (span.foreignContext as? __TraceForeignSpan)?.context ?? .current ?? .topLevel
                    context[__TraceActiveSpan.self] = __TraceActiveSpan(span)
                    return context
                }
            }

            nonisolated private struct __TraceExtractedHeaders<Extract: Tracing::Extractor>:
                TraceRuntime::TraceHeaders
            {
                let carrier: Extract.Carrier
                let extractor: Extract

                func traceHeaderValues(named name: String) -> [String] {
                    extractor.extract(key: name, from: carrier).map { [$0] } ?? []
                }

                func setTraceHeader(named name: String, to value: String?) {}
            }

            /// The headers of a context, for a carrier that may have some of them already.
            nonisolated private struct __TraceInjectedHeaders: TraceRuntime::TraceHeaders {
                private var set: [(name: String, value: String)] = []
                private var replaced: [String] = []

                func traceHeaderValues(named name: String) -> [String] { [] }

                mutating func setTraceHeader(named name: String, to value: String?) {
                    if let value { set.append((name, value)) }
                    // A `baggage` that the caller has set by hand stays if the context has none.
                    if value != nil || name != "baggage" { replaced.append(name) }
                }

                func inject<Inject: Tracing::Injector>(into carrier: inout Inject.Carrier, using injector: Inject) {
                    if let headers = carrier as? any Collection & ExpressibleByDictionaryLiteral,
                        let others = headers.__without(replaced, using: injector)
                    {
                        carrier = others
                    }
                    for header in set { injector.inject(header.value, forKey: header.name, into: &carrier) }
                }
            }

            nonisolated extension Collection where Self: ExpressibleByDictionaryLiteral {
                /// Returns headers without the lines of some names; nil if there are none, or if these are not headers.
                ///
                /// An injector can only add. AsyncHTTPClient's would add a second `traceparent` to those of NIOHTTP1,
                /// and the next service would then find no parent.
                fileprivate func __without<Inject: Tracing::Injector>(
                    _ names: [String], using injector: Inject
                ) -> Inject.Carrier? {
                    guard let lines = Array(self) as? [(name: String, value: String)],
                        lines.contains(where: { names.contains($0.name.lowercased()) }),
                        var others = ([:] as Self) as? Inject.Carrier
                    else { return nil }
                    for line in lines where !names.contains(line.name.lowercased()) {
                        injector.inject(line.value, forKey: line.name, into: &others)
                    }
                    return others
                }
            }

            nonisolated extension Tracing::SpanKind {
                fileprivate var __traceKind: TraceRuntime::TraceSpanKind {
                    switch self {
                    case .server: .server
                    case .client: .client
                    case .producer: .producer
                    case .consumer: .consumer
                    case .internal: .internal
                    }
                }
            }

            nonisolated extension Tracing::SpanAttributes {
                fileprivate var __traceAttributes: TraceRuntime::TraceAttributes {
                    var attributes = TraceRuntime::TraceAttributes()
                    forEach { name, attribute in
                        guard let value = attribute.__traceValue else { return }
                        attributes.elements.append(
                            TraceRuntime::TraceAttribute(TraceRuntime::TraceAttributeKey(name), value))
                    }
                    return attributes
                }
            }

            nonisolated extension Tracing::SpanAttribute {
                fileprivate var __traceValue: TraceRuntime::TraceAttributeValue? {
                    switch self {
                    case .int32(let value): .int(Int64(value))
                    case .int64(let value): .int(value)
                    case .int32Array(let values): .ints(values.map(Int64.init))
                    case .int64Array(let values): .ints(values)
                    case .double(let value): .double(value)
                    case .doubleArray(let values): .doubles(values)
                    case .bool(let value): .bool(value)
                    case .boolArray(let values): .bools(values)
                    case .string(let value): .string(value)
                    case .stringArray(let values): .strings(values)
                    case .stringConvertible(let value): .string(value.description)
                    case .stringConvertibleArray(let values):
                        (values as? [Int]).map { .ints($0.map(Int64.init)) } ?? .strings(values.map(\.description))
                    default: nil
                    }
                }
            }

            nonisolated extension TraceRuntime::TraceConfiguration {
                /// Lets libraries record their spans in these traces.
                mutating func __bridgeTracing() { bridgedContext = __TraceServiceContext() }
            }
            """# + "\n\n" + foreignTracer)
}
