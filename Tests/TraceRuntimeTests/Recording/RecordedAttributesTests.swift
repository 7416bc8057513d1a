import Testing

@testable import TraceRuntime

@Suite("The attributes of a record")
struct RecordedAttributesTests {
    @Test("Stay in order, also those that have no place beside the record", arguments: [0, 1, 4, 5, 8, 9, 40])
    func order(count: Int) {
        withAttributes { attributes in
            for number in 0..<count { attributes.append(attribute(number)) }
            #expect(values(of: attributes) == (0..<count).map(attribute))
        }
    }

    @Test("Are removed wherever they stand", arguments: [3, 4, 7, 20])
    func removal(count: Int) {
        withAttributes { attributes in
            for number in 0..<count { attributes.append(attribute(number)) }
            attributes.remove { $0.key.name.hasSuffix("2") || $0.key.name.hasSuffix("0") }
            #expect(values(of: attributes) == (0..<count).filter { ![0, 2].contains($0 % 10) }.map(attribute))
        }
    }

    @Test("Keep their memory for the next span if it is not too much", arguments: [(4, 4), (5, 8), (16, 16), (17, 4)])
    func memory(count: Int, capacity: Int) {
        withAttributes { attributes in
            for number in 0..<count { attributes.append(attribute(number)) }
            attributes.removeAll()
            #expect(attributes.capacity == capacity)
            attributes.append(attribute(1))
            #expect(values(of: attributes) == [attribute(1)])
        }
    }

    private func attribute(_ number: Int) -> TraceAttribute {
        TraceAttribute(TraceAttributeKey("key \(number)"), .string("a text that is no small string \(number)"))
    }

    private func values(of attributes: borrowing RecordedAttributes) -> [TraceAttribute] {
        (0..<attributes.count).map { attributes[$0] }
    }

    private func withAttributes(_ body: (inout RecordedAttributes) -> Void) {
        let memory = UnsafeMutablePointer<TraceAttribute>.allocate(capacity: RecordedAttributes.countBeside)
        var attributes = RecordedAttributes(in: memory)
        body(&attributes)
        attributes.removeAll()
        memory.deallocate()
    }
}
