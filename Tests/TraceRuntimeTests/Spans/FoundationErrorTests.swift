import Foundation
import Testing
import TraceRuntime

@Suite("An error of Foundation")
struct FoundationErrorTests {
    @Test("Is recorded with its domain, code and message, without its URLs", arguments: [true, false])
    func userInfo(isNSError: Bool) async {
        let userInfo: [String: Any] = [
            NSLocalizedDescriptionKey: "closed on Sundays", "NSErrorFailingURLStringKey": "http://shop/orders?name=Ada",
        ]
        let recorded = await recordThrown(
            isNSError
                ? NSError(domain: "Shop", code: 3, userInfo: userInfo) : URLError(.badURL, userInfo: userInfo))
        #expect(recorded.type == (isNSError ? "Shop 3" : "NSURLErrorDomain -1000"))
        #expect(recorded.message == "closed on Sundays")
    }

    @Test("Is recorded without the path of its file")
    func missingFile() async throws {
        let error = try #require(throws: CocoaError.self) { try Data(contentsOf: URL(filePath: "/nowhere/ada")) }
        let recorded = await recordThrown(error)
        #expect(recorded.type == "NSCocoaErrorDomain 260")
        #expect(recorded.message?.contains("/nowhere") == false)
    }

    /// Returns the attributes of a span whose body throws an error.
    private func recordThrown(_ error: any Error) async -> (type: String?, message: String?) {
        let exporter = InMemoryTraceExporter()
        await TraceSystem.run(.inMemory(exporter)) {
            _ = #expect(throws: (any Error).self) { try withTraceSpan("reading") { _ in throw error } }
        }
        var texts: [String: String] = [:]
        for attribute in exporter.finishedSpans.flatMap(\.attributes) {
            if case .string(let text) = attribute.value { texts[attribute.key.name] = text }
        }
        return (texts["error.type"], texts["error.message"])
    }
}
