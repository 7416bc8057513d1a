import Testing

@testable import TraceRuntime

@Suite("The attributes of a record")
struct RecordedAttributesTests {
    @Test("Keep their order, also those without space next to the record", arguments: [0, 1, 4, 5, 8, 9, 40])
    func order(count: Int) {
        withAttributes { attributes in
            for number in 0..<count { add(attribute(number), to: &attributes) }
            #expect(values(of: attributes) == (0..<count).map(attribute))
        }
    }

    @Test("Are removed at any position", arguments: [3, 4, 7, 20])
    func removal(count: Int) {
        withAttributes { attributes in
            for number in 0..<count { add(attribute(number), to: &attributes) }
            _ = attributes.remove { $0.key.name.hasSuffix("2") || $0.key.name.hasSuffix("0") }
            #expect(values(of: attributes) == (0..<count).filter { ![0, 2].contains($0 % 10) }.map(attribute))
        }
    }

    @Test("Keep their memory for the next span up to a limit", arguments: [(4, 4), (5, 8), (17, 32), (33, 4)])
    func memory(count: Int, capacity: Int) {
        withAttributes { attributes in
            for number in 0..<count { add(attribute(number), to: &attributes) }
            attributes.removeAll()
            #expect(attributes.capacity == capacity)
            add(attribute(1), to: &attributes)
            #expect(values(of: attributes) == [attribute(1)])
        }
    }

    @Test("Replace one with the same key, and observe the limit except for attributes of the outcome")
    func limits() {
        withAttributes { attributes in
            add(attribute(1), to: &attributes)
            #expect(attributes.set(attribute(1), atMost: 1) == 0)
            #expect(attributes.set(attribute(2), atMost: 1) == nil)
            let status = TraceAttribute(.httpStatusCode, 500)
            #expect(attributes.set(status, atMost: 1) == status.estimatedSize)
            #expect(values(of: attributes) == [attribute(1), status])
        }
    }

    @Test("Replace any of many, also in memory that was used before and after a removal", arguments: [4, 5, 9, 40])
    func replacement(count: Int) {
        withAttributes { attributes in
            for _ in 0..<3 {
                for number in 0..<count { add(attribute(number), to: &attributes) }
                for number in 0..<count { #expect(attributes.set(attribute(number), atMost: .max) == 0) }
                _ = attributes.remove { $0.key == attribute(1).key }
                add(attribute(1), to: &attributes)
                for number in 0..<count { #expect(attributes.set(attribute(number), atMost: .max) == 0) }
                #expect(attributes.count == count)
                attributes.removeAll()
            }
        }
    }

    private func attribute(_ number: Int) -> TraceAttribute {
        TraceAttribute(TraceAttributeKey("key \(number)"), .string("a text that is not a small string \(number)"))
    }

    private func add(_ attribute: TraceAttribute, to attributes: inout RecordedAttributes) {
        #expect(attributes.set(attribute, atMost: .max) == attribute.estimatedSize)
    }

    private func values(of attributes: borrowing RecordedAttributes) -> [TraceAttribute] {
        Array(attributes.all)
    }

    private func withAttributes(_ body: (inout RecordedAttributes) -> Void) {
        let memory = UnsafeMutablePointer<TraceAttribute>.allocate(capacity: RecordedAttributes.countBeside)
        var attributes = RecordedAttributes(in: memory)
        body(&attributes)
        attributes.removeAll()
        memory.deallocate()
    }
}
