extension String {
    /// The number of items that are read of a query. A client must not be able to make that slow.
    private static let queryItemCountMax = 1_024

    /// Returns the values of a URL's query, `?page=2&sort=title`, by their names, with escapes decoded.
    ///
    /// An item that the limit cuts off is left out.
    ///
    /// - Parameters:
    ///   - sizeMax: the number of bytes that are read.
    ///   - isWanted: whether the values of a name are returned.
    func queryValues(upTo sizeMax: Int, where isWanted: (String) -> Bool) -> GroupedValues {
        withBytes(upTo: sizeMax) { bytes in
            let end = bytes.firstIndex(of: "#", from: 0, to: bytes.count)
            var values = GroupedValues()
            var itemCount = 0
            var position = bytes.firstIndex(of: "?", from: 0, to: end) + 1
            while position < end, itemCount < Self.queryItemCountMax {
                let itemEnd = bytes.firstIndex(from: position, to: end) { $0.equal("&") | $0.equal(";") }
                if bytes.isCut, itemEnd == bytes.count { break }
                if position < itemEnd {
                    itemCount += 1
                    let nameEnd = bytes.firstIndex(of: "=", from: position, to: itemEnd)
                    let name = bytes.percentDecoded(position..<nameEnd)
                    if isWanted(name) {
                        values.add(bytes.percentDecoded(min(nameEnd + 1, itemEnd)..<itemEnd), to: name)
                    }
                }
                position = itemEnd + 1
            }
            return values
        }
    }
}
