import Testing
@testable import TraceRuntime

@Suite("A batch that is too large")
struct BatchDeliveryTests {
    /// Simulates the delivery of a batch with these answers. Returns the parts that were sent and the result.
    private func steps(count: Int, answers: [OTLPAnswer]) -> (sent: [String], result: TraceExportResult) {
        var generator = SystemRandomNumberGenerator()
        var now = MonotonicTime(nanoseconds: 0)
        var delivery = BatchDelivery(RetryPolicy(budget: .seconds(2)), count: count, at: now)
        var sent: [String] = []
        for answer in answers {
            guard let part = delivery.part else { break }
            sent.append("\(part.lowerBound)..<\(part.upperBound)")
            now = now.advanced(by: delivery.next(after: answer, at: now, unixTime: 0, using: &generator))
        }
        #expect(delivery.part == nil)
        return (sent, delivery.result)
    }

    private let tooLarge = OTLPAnswer.response(OTLPResponse(status: 413))
    private let fits = OTLPAnswer.response(OTLPResponse(status: 200))

    @Test("Is sent in halves until they fit")
    func halves() {
        let (sent, result) = steps(count: 5, answers: [tooLarge, tooLarge, fits, fits, fits])
        #expect(sent == ["0..<5", "0..<2", "0..<1", "1..<2", "2..<5"])
        #expect(result == .exportedInParts(lost: [:]))
    }

    @Test("Loses only single spans that are too large")
    func single() {
        let (sent, result) = steps(count: 2, answers: [tooLarge, tooLarge, fits])
        #expect(sent == ["0..<2", "0..<1", "1..<2"])
        #expect(result == .exportedInParts(lost: [.rejected: 1]))
    }

    @Test("Loses the parts that cannot be delivered in the time of one batch, and no others")
    func exhausted() {
        let unavailable = OTLPAnswer.response(OTLPResponse(status: 503))
        let (sent, result) = steps(count: 4, answers: [tooLarge, fits] + Array(repeating: unavailable, count: 9))
        #expect(sent.prefix(3) == ["0..<4", "0..<2", "2..<4"])
        #expect(result == .exportedInParts(lost: [.retryExhausted: 2]))
    }

    @Test("Does not lose other parts with a refused one")
    func refused() {
        let refused = OTLPAnswer.response(OTLPResponse(status: 400))
        let partly = OTLPAnswer.response(OTLPResponse(status: 200, body: [0x0A, 0x02, 0x08, 0x07]))
        let (sent, result) = steps(count: 8, answers: [tooLarge, tooLarge, refused, partly, fits])
        #expect(sent == ["0..<8", "0..<4", "0..<2", "2..<4", "4..<8"])
        #expect(result == .exportedInParts(lost: [.rejected: 4]))
    }

    @Test(
        "Is recognised by the receiver's status, or by its words",
        arguments: [
            (413, "", true), (400, "http: request body too large\n", true), (400, "Payload Too Large", true),
            (400, "grpc: received message larger than max (5 vs. 4)", true),
            // A trace that is too large for its store does not become smaller when it is sent in parts.
            (400, "TRACE_TOO_LARGE: max size of trace (5000000) exceeded", false),
            (400, "cannot read it", false), (503, "request body too large", false), (500, "body too large", false),
        ])
    func recognised(status: Int, body: String, isTooLarge: Bool) {
        #expect(OTLPResponse(status: status, body: Array(body.utf8)).saysTooLarge == isTooLarge)
    }
}
