extension ForeignPlace {
    /// Puts the context into headers as the other library's instrument does.
    func inject(into headers: inout some TraceHeaders) {
        // Only what the instrument sets may say which span is the parent.
        headers.setTraceHeader(named: TraceParentHeader.name, to: nil)
        headers.setTraceHeader(named: TraceState.headerName, to: nil)
        for header in context.headers where !header.value.utf8.contains(where: { $0 == 0x0D || $0 == 0x0A }) {
            headers.setTraceHeader(named: header.name.lowercased(), to: header.value)
        }
    }
}
