internal import Synchronization

extension TraceContext {
    /// The context that the headers of a request or a message hold.
    ///
    /// Nil if there is none, if it is malformed, or if there are two: the trace starts anew then.
    public init?(extracting headers: some TraceHeaders) {
        let recorder = LiveRecorders.isAny ? LiveRecorders.current : nil
        var droppedEntryCount = 0
        let propagators = recorder?.value.settings.propagators ?? .w3c
        let context = propagators.extract(from: headers, droppedEntryCount: &droppedEntryCount)
        if droppedEntryCount > 0 {
            recorder?.value.droppedHeaderEntries.wrappingAdd(droppedEntryCount, ordering: .relaxed)
        }
        guard let context else { return nil }
        self = context
    }

    /// Puts the context into the headers of a request or a message, in place of the one that may stand there.
    public func inject(into headers: inout some TraceHeaders) {
        let recorder = LiveRecorders.isAny ? LiveRecorders.current : nil
        (recorder?.value.settings.propagators ?? .w3c).inject(self, into: &headers)
    }
}
