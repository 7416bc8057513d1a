extension String {
    /// The number of items that are read of a query. A client must not be able to make that slow.
    private static let queryItemCountMax = 1_024

    /// Returns the items of a URL's query, `?page=2&sort=title`, with their escapes decoded.
    ///
    /// An item that the limit cuts off is left out.
    ///
    /// - Parameter sizeMax: the number of bytes that are read.
    func queryItems(upTo sizeMax: Int) -> [(name: String, value: String)] {
        withBytes(upTo: sizeMax) { bytes in
            let end = bytes.firstIndex(of: .hash, from: 0, to: bytes.count)
            var items: [(name: String, value: String)] = []
            var position = bytes.firstIndex(of: .questionMark, from: 0, to: end) + 1
            while position < end, items.count < Self.queryItemCountMax {
                let itemEnd = bytes.firstIndex(of: .itemEnds, from: position, to: end)
                if bytes.isCut, itemEnd == bytes.count { break }
                if position < itemEnd {
                    let nameEnd = bytes.firstIndex(of: .equalsSign, from: position, to: itemEnd)
                    let value = min(nameEnd + 1, itemEnd)..<itemEnd
                    items.append((bytes.percentDecoded(position..<nameEnd), bytes.percentDecoded(value)))
                }
                position = itemEnd + 1
            }
            return items
        }
    }
}

extension ByteSet {
    fileprivate static var hash: ByteSet { ByteSet("#") }
    fileprivate static var questionMark: ByteSet { ByteSet("?") }
    fileprivate static var itemEnds: ByteSet { ByteSet("&;") }
    fileprivate static var equalsSign: ByteSet { ByteSet("=") }
}
