/// Reads JSON from bytes, value by value, as its caller asks for them.
///
/// The tool is built without optimization, and Foundation's parsers take ten seconds for what is read here in one.
struct JSONScanner {
    /// The reason why a text is not JSON.
    enum Mistake: Error {
        /// The text ends before its value does.
        case cutOff
        case malformed
        case tooDeep
    }

    /// The greatest depth of nested arrays and objects.
    static let depthMax = 64

    let bytes: UnsafePointer<UInt8>
    let count: Int
    var position = 0
    private var depth = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        // A scanner of nothing never looks at its bytes.
        self.bytes = bytes.baseAddress ?? UnsafePointer(bitPattern: 1)!
        count = bytes.count
    }

    /// The next byte that is not white space.
    mutating func peek() throws(Mistake) -> UInt8 {
        while position < count {
            let byte = bytes[position]
            if byte != 0x20 && byte != 0x0A && byte != 0x0D && byte != 0x09 { return byte }
            position += 1
        }
        throw .cutOff
    }

    mutating func expect(_ byte: UInt8) throws(Mistake) {
        guard try peek() == byte else { throw .malformed }
        position += 1
    }

    /// Makes sure that nothing but white space follows.
    mutating func expectEnd() throws(Mistake) {
        do {
            _ = try peek()
        } catch {
            return
        }
        throw .malformed
    }
}

// MARK: Arrays and objects

extension JSONScanner {
    /// Reads an object; `readMember` must read each member's value, or skip it.
    mutating func object(_ readMember: (inout JSONScanner, String) throws(Mistake) -> Void) throws(Mistake) {
        try elements(from: 0x7B, to: 0x7D) { (scanner) throws(Mistake) in
            let name = try scanner.string()
            try scanner.expect(0x3A)
            try readMember(&scanner, name)
        }
    }

    /// Reads an array; `readElement` must read each element, or skip it.
    mutating func array(_ readElement: (inout JSONScanner) throws(Mistake) -> Void) throws(Mistake) {
        try elements(from: 0x5B, to: 0x5D, readElement)
    }

    private mutating func elements(
        from start: UInt8, to end: UInt8, _ readElement: (inout JSONScanner) throws(Mistake) -> Void
    ) throws(Mistake) {
        guard depth < Self.depthMax else { throw .tooDeep }
        depth += 1
        try expect(start)
        if try peek() == end {
            position += 1
        } else {
            repeat {
                try readElement(&self)
            } while try hasNext(before: end)
        }
        depth -= 1
    }

    /// Steps over a comma, or over the end.
    private mutating func hasNext(before end: UInt8) throws(Mistake) -> Bool {
        let byte = try peek()
        position += 1
        guard byte == 0x2C || byte == end else { throw .malformed }
        return byte == 0x2C
    }

    mutating func skipValue() throws(Mistake) {
        switch try peek() {
        case 0x7B: try object { (scanner, _) throws(Mistake) in try scanner.skipValue() }
        case 0x5B: try array { (scanner) throws(Mistake) in try scanner.skipValue() }
        default: _ = try scalar()
        }
    }
}
