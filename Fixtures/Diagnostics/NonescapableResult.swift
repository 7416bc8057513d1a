struct Buffer {
    // @trace
    func bytes() -> Span<UInt8> { storage.span }
}
