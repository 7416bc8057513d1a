public import Synchronization

/// The active context of another tracing library, in which a bridge keeps the active span of this module.
///
/// A generated bridge conforms to it. From the first start of a system with such a bridge on, only the library's
/// context says which span is active. So spans of both nest in each other, in any order.
public protocol TraceBridgedContext: Sendable {
    /// The span in the library's active context; nil if there is none.
    var activeSpan: TraceSpan? { get }

    /// Makes the tracer of the bridge the library's. It is called once in a process.
    func bootstrap()

    /// Runs `body` with `span` in the library's active context.
    func withActive(_ span: TraceSpan, _ body: () throws -> Void) rethrows

    /// Runs `body` with `span` in the library's active context, on the caller's actor.
    func withActive(_ span: TraceSpan, isolation: isolated (any Actor)?, _ body: () async throws -> Void) async rethrows
}

/// The bridged context of this process. The first one stays.
@usableFromInline
enum BridgedContext {
    private typealias Reference = UncountedReference<any TraceBridgedContext>

    @usableFromInline static let address = Atomic<UInt>(0)

    @inlinable static var isInstalled: Bool { address.load(ordering: .relaxed) != 0 }

    static var installed: (any TraceBridgedContext)? {
        Reference(address: address.load(ordering: .acquiring))?.value
    }

    /// Runs `body` without an active span, in a system that records.
    static func withRecorder(
        _ recorder: Recorder.Reference, isolation: isolated (any Actor)?, _ body: () async -> Void
    ) async {
        let scope = TraceScope(recorder)
        await TraceScope.binding.withValue(
            scope,
            operation: {
                guard let installed else { return await body() }
                await installed.withActive(TraceSpan(scope: scope, inherited: nil), isolation: isolation, body)
            },
            isolation: isolation)
    }

    private static let isBootstrapped = Atomic(false)

    /// - Parameter isTracer: whether the bridge's tracer becomes the library's, unless there is one already.
    static func install(_ context: any TraceBridgedContext, isTracer: Bool) {
        let reference = Reference(context)
        if !address.compareExchange(expected: 0, desired: reference.address, ordering: .releasing).exchanged {
            reference.deallocate()
        }
        if isTracer, !isBootstrapped.exchange(true, ordering: .relaxed) { context.bootstrap() }
    }
}
