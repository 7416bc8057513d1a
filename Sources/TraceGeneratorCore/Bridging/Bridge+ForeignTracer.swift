extension Bridge {
    /// The part of the bridge to swift-distributed-tracing for annotations in front of another tracer.
    static let foreignTracer = #"""
        nonisolated extension TraceRuntime::TraceConfiguration {
            /// The configuration from the environment, for annotations in front of the tracer that the application has
            /// bootstrapped. That tracer samples, exports and propagates: what the environment says of that is for it
            /// alone.
            static var distributedTracing: TraceRuntime::TraceConfiguration {
                var configuration = bridged
                configuration.foreignTracer = __TraceForeignTracer()
                configuration.exporters = []
                configuration.metrics.exporters = []
                return configuration
            }
        }

        /// The tracer of the application, which records the spans of `TraceConfiguration.distributedTracing`.
        nonisolated private final class __TraceForeignTracer: TraceRuntime::TraceForeignTracer {
            var activeContext: any TraceRuntime::TraceForeignContext {
                __TraceForeignSpan(context: .current ?? .topLevel)
            }

            func extractContext(
                from headers: TraceRuntime::TraceForeignHeaders
            ) -> any TraceRuntime::TraceForeignContext {
                __TraceForeignSpan(context: (Tracing::ServiceContext.current ?? .topLevel).__extracting(headers))
            }

            func startSpan(
                _ name: String, kind: TraceRuntime::TraceSpanKind, source: TraceRuntime::TraceSource,
                below parent: TraceRuntime::TraceForeignParent
            ) -> any TraceRuntime::TraceForeignSpan {
                let tracer = Tracing::InstrumentationSystem.tracer
                // A span of the tracer that records here would start itself again.
                let span: any Tracing::Span = (tracer is TraceTracer ? Tracing::NoOpTracer() : tracer).startAnySpan(
                    name, context: context(of: parent), ofKind: kind.__kind, function: source.function,
                    file: source.fileID, line: UInt(source.line))
                return __TraceForeignSpan(context: span.context, span: span, name: name)
            }

            private func context(of parent: TraceRuntime::TraceForeignParent) -> Tracing::ServiceContext {
                switch parent {
                case .active: .current ?? .topLevel
                case .context(let context): context.__serviceContext
                case .newTrace: .topLevel.__extracting(baggage)
                }
            }

            private var baggage: TraceRuntime::TraceForeignHeaders {
                let headers = activeContext.headers.filter { $0.name == "baggage" }
                return TraceRuntime::TraceForeignHeaders(
                    Dictionary(headers.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first }))
            }
        }

        /// A span of the application's tracer, or a context without one.
        nonisolated private final class __TraceForeignSpan: TraceRuntime::TraceForeignSpan {
            let context: Tracing::ServiceContext
            private let span: (any Tracing::Span)?
            private let startName: String

            init(context: Tracing::ServiceContext, span: (any Tracing::Span)? = nil, name: String = "") {
                self.context = context
                self.span = span
                startName = name
            }

            var isRecording: Bool { span?.isRecording ?? false }

            var headers: [(name: String, value: String)] {
                var headers: [(name: String, value: String)] = []
                Tracing::InstrumentationSystem.instrument.inject(context, into: &headers, using: __TraceInjector())
                return headers
            }

            func end(as finished: TraceRuntime::FinishedTraceSpan) {
                guard let span else { return }
                if finished.name != startName { span.operationName = finished.name }
                span.attributes.merge(finished.exportedAttributes.__spanAttributes)
                for event in finished.events {
                    span.addEvent(
                        Tracing::SpanEvent(
                            name: event.name, at: __TraceInstant(nanosecondsSinceEpoch: event.time),
                            attributes: event.attributes.__spanAttributes))
                }
                for link in finished.links {
                    span.addLink(
                        Tracing::SpanLink(
                            context: link.context.__serviceContext, attributes: link.attributes.__spanAttributes))
                }
                switch finished.status {
                case .unset: break
                case .ok: span.setStatus(Tracing::SpanStatus(code: .ok))
                case .error(let message):
                    span.setStatus(Tracing::SpanStatus(code: .error, message: message.isEmpty ? nil : message))
                }
                span.end()
            }
        }

        nonisolated private struct __TraceExtractor: Tracing::Extractor {
            func extract(key: String, from carrier: TraceRuntime::TraceForeignHeaders) -> String? {
                carrier.value(named: key)
            }
        }

        nonisolated private struct __TraceInjector: Tracing::Injector {
            func inject(_ value: String, forKey key: String, into carrier: inout [(name: String, value: String)]) {
                carrier.append((key, value))
            }
        }

        nonisolated private struct __TraceInstant: Tracing::TracerInstant {
            let nanosecondsSinceEpoch: UInt64

            static func < (lhs: Self, rhs: Self) -> Bool { lhs.nanosecondsSinceEpoch < rhs.nanosecondsSinceEpoch }
        }

        nonisolated extension Tracing::ServiceContext {
            fileprivate func __extracting(_ headers: TraceRuntime::TraceForeignHeaders) -> Self {
                var context = self
                Tracing::InstrumentationSystem.instrument.extract(
                    headers, into: &context, using: __TraceExtractor())
                return context
            }
        }

        nonisolated extension TraceRuntime::TraceContext {
            /// The context for the application's tracer. If that does not know it, it extracts it from headers.
            fileprivate var __serviceContext: Tracing::ServiceContext {
                if let foreign = foreignContext as? __TraceForeignSpan { return foreign.context }
                var headers: [String: String] = [:]
                inject(into: &headers)
                return Tracing::ServiceContext.topLevel.__extracting(TraceRuntime::TraceForeignHeaders(headers))
            }
        }

        nonisolated extension TraceRuntime::TraceSpanKind {
            fileprivate var __kind: Tracing::SpanKind {
                switch self {
                case .server: .server
                case .client: .client
                case .producer: .producer
                case .consumer: .consumer
                case .internal: .internal
                }
            }
        }

        nonisolated extension [TraceRuntime::TraceAttribute] {
            fileprivate var __spanAttributes: Tracing::SpanAttributes {
                var attributes = Tracing::SpanAttributes()
                for attribute in self { attributes[attribute.key.name] = attribute.value.__spanAttribute }
                return attributes
            }
        }

        nonisolated extension TraceRuntime::TraceAttributeValue {
            fileprivate var __spanAttribute: Tracing::SpanAttribute {
                switch self {
                case .string(let value): .string(value)
                case .bool(let value): .bool(value)
                case .int(let value): .int64(value)
                case .double(let value): .double(value)
                case .strings(let values): .stringArray(values)
                case .bools(let values): .boolArray(values)
                case .ints(let values): .int64Array(values)
                case .doubles(let values): .doubleArray(values)
                }
            }
        }
        """#
}
