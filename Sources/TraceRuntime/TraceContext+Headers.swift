internal import Synchronization

extension TraceContext {
    /// Extracts the context from the headers of a request or a message.
    ///
    /// Nil if it is missing or malformed, or if there are two. A new trace starts then.
    public init?(extracting headers: some TraceHeaders) {
        self.init(extracting: PropagationFields(headers), of: headers)
    }

    init?(extracting fields: PropagationFields, of headers: some TraceHeaders) {
        let recorder = LiveRecorders.isAny ? LiveRecorders.current : nil
        if let tracer = recorder?.value.settings.foreignTracer {
            self.init(by: tracer, extracting: headers, fields)
            return
        }
        var droppedEntryCount = 0
        let propagators = recorder?.value.settings.propagators ?? .w3c
        let context = propagators.extract(from: fields, droppedEntryCount: &droppedEntryCount)
        if droppedEntryCount > 0 {
            recorder?.value.droppedHeaderEntries.wrappingAdd(droppedEntryCount, ordering: .relaxed)
        }
        guard let context else { return nil }
        self = context
    }

    /// Puts the context into the headers of a request or a message, in place of the one that they may contain.
    public func inject(into headers: inout some TraceHeaders) {
        if let foreign { return foreign.inject(into: &headers) }
        let recorder = LiveRecorders.isAny ? LiveRecorders.current : nil
        (recorder?.value.settings.propagators ?? .w3c).inject(self, into: &headers)
    }
}
