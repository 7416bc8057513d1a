import Foundation
import Testing

@testable import TraceRuntime

nonisolated private let planted = TraceSite(
    name: "", kind: .server, function: "orders(request:)", fileID: "App/Routes.swift", line: 7,
    attributes: ["api.key": "hunter2constant", "db.statement": "SELECT 'hunter2statement'"],
    route: TraceRoute(
        method: nil, template: "/reset/{token}", includeQueryParams: true, includePathParams: true,
        includeHeaders: true,
        includeRequestBody: true, includeResponseBody: true))

@Suite("A secret that is planted in every way in")
struct PlantedSecretTests {
    @Test("Comes out of no encoder", arguments: [true, false])
    func encoders(hasStableNames: Bool) async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "planted-\(UUID()).jsonl")
        let spans = await recording {
            $0.exporters.append(.file(path: file.path))
            if hasStableNames {
                $0.conventions.http = .stable
                $0.conventions.database = .stable
            }
        } _: {
            try plantSecrets()
        }
        let resource = TraceResource(attributes: [])
        let outputs = [
            "protobuf": OTLPProtobufEncoder(resource: resource).encode(spans),
            "JSON": OTLPJSONEncoder(resource: resource).encode(spans),
            "file": Array(try Data(contentsOf: file)),
            "console": Array(ConsoleTree(spans, palette: .plain).text.utf8),
        ]
        for (name, bytes) in outputs {
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(text.contains("[REDACTED]"), "\(name)")
            #expect(!text.contains("hunter2"), "\(name): \(text)")
        }
        try FileManager.default.removeItem(at: file)
    }

    private func plantSecrets() throws {
        withTraceSpan(planted) { span in
            span.recordRequest(PlantedRequest())
            span.recordPathParameter("token", "hunter2path")
            span.recordResponse(PlantedResponse(), status: 200)
            span.recordResponseBody(PlantedResponse())
            span.setAttribute("password", "hunter2byhand")
            span.setAttribute("pins", ["hunter2first", "hunter2second"])
            span.setAttribute("note", ["fine", "token=hunter2array"])
            span.setAttribute("link", "https://ann:hunter2@host/?key=hunter2key")
            span.setStatus(.error("lost, token=hunter2status"))
            span.addEvent("retried", attributes: ["token": "hunter2event", "note": "Bearer hunter2bearer"])
            span.addLink(span.context!, attributes: ["api_key": "hunter2link"])
            span.recordError(PlantedError.refused("hunter2error"))
        }
        withTraceSpan("by hand", attributes: ["password": "hunter2attributes", "db.query.text": "SELECT 'hunter2'"]) {
            _ in
        }
        try withTraceSpan("failed") { _ in throw PlantedError.refused("hunter2thrown") }
    }
}

private enum PlantedError: Error {
    case refused(String)
}

private struct PlantedRequest: TraceRequest {
    let traceMethod = "BREW"
    let traceURL = "/reset/hunter2path?token=hunter2query&page=2&code=hunter2code"
    let traceHeaders = [
        ("authorization", "Digest username=\"ann\", response=\"hunter2digest\""), ("cookie", "a=hunter2a; b=hunter2b"),
        ("x-api-key", "hunter2header"), ("referer", "https://host/?key=hunter2referer"),
        ("content-type", "application/json"),
    ]
    let traceBody = TraceBody.bytes(
        Array(
            #"{"password":"hunter2","a":[{"name":"pin","value":"hunter2pair"}],"b":"{\"token\":\"hunter2nested\"}"}"#
                .utf8),
        contentType: nil)
}

private struct PlantedResponse: TraceResponse {
    let traceStatus = 200
    let traceHeaders = [("set-cookie", "sid=hunter2cookie; Path=/"), ("location", "/cb#access_token=hunter2location")]
    let traceBody = TraceBody.bytes(
        Array("page=2&client_secret=hunter2form".utf8), contentType: "application/x-www-form-urlencoded")
}

@Suite("Errors and methods that say too much")
struct DiscreetRecordingTests {
    private struct Fields: Error { let password = "hunter2" }
    private enum Cases: Error {
        case plain
        case payload(String, Int)
    }
    private struct Described: Error, CustomStringConvertible { var description: String { "no user 7, token=hunter2" } }
    private struct Localized: LocalizedError { var errorDescription: String? { "no user 7, pin: 1234" } }

    @Test("An error without a description of its own is recorded by its type and case")
    func outlines() async {
        #expect(await message(of: Fields()) == "Fields(…)")
        #expect(await message(of: Cases.plain) == "plain")
        #expect(await message(of: Cases.payload("hunter2", 7)) == "payload(…)")
        #expect(await message(of: Described()) == "no user 7, token=[REDACTED]")
        #expect(await message(of: Localized()) == "no user 7, pin: [REDACTED]")
    }

    @Test("With details it is recorded with what it holds, masked")
    func details() async {
        #expect(await message(of: Fields(), hasDetails: true) == "Fields(password: [REDACTED])")
        #expect(await message(of: Cases.payload("fine", 7), hasDetails: true) == "payload(\"fine\", 7)")
    }

    private func message(of error: any Error, hasDetails: Bool = false) async -> String? {
        let spans = await recording {
            $0.recordsErrorDetails = hasDetails
        } _: {
            withTraceSpan("failed") { $0.recordError(error) }
        }
        return spans.first?.attributes.first { $0.key == .errorMessage }?.value.text
    }

    @Test("A method that is none of HTTP's is another one, cut to 64 units")
    func methods() async {
        let site = TraceSite(
            name: "", kind: .server, function: "brew()", fileID: "App/Routes.swift", line: 1,
            route: TraceRoute(method: nil, template: "/pot"))
        let request = LongMethod(traceMethod: "BREW" + String(repeating: "é", count: 100))
        let spans = await recording { withTraceSpan(site) { $0.recordRequest(request) } }
        let attributes = spans.first?.attributes ?? []
        #expect(spans.map(\.name) == ["HTTP /pot"])
        #expect(attributes.first { $0.key == .httpMethod }?.value == "_OTHER")
        let original = attributes.first { $0.key == "http.request.method_original" }?.value.text
        #expect(original == String(request.traceMethod.prefix(64)))
    }

    private struct LongMethod: TraceRequest {
        let traceMethod: String
        let traceURL = "/pot"
    }

    @Test("A log line of our own shows no secret")
    func logLines() {
        let lines = TraceMutex<[String]>([])
        let log = TraceLog(level: .info) { line in lines.withLock { $0.append(line) } }
        var health = ExportHealth(log: log, destination: "http://host/", secrets: ["Bearer hunter2", "ann:hunter3"])
        health.failed("it answers 401", saying: "no hunter2, no hunter3; password=hunter4 Bearer hunter5")
        let text = lines.withLock { $0.joined() }
        #expect(text.contains("it answers 401"))
        #expect(!text.contains("hunter"))
    }

    @Test("Names of a configuration hold for constants and for what is set")
    func configured() async {
        let site = TraceSite(
            name: "site", function: "f()", fileID: "App/A.swift", line: 1,
            attributes: ["customer": "hunter2", "session.id": "7"])
        let spans = await recording {
            $0.redactedNames = ["customer"]
            $0.unredactedNames = ["session_id"]
        } _: {
            withTraceSpan(site) { $0.setAttribute("old.customer", "hunter2") }
        }
        #expect(
            spanTree(spans) == """
                internal site
                  customer = [REDACTED]
                  session.id = 7
                  old.customer = [REDACTED]
                """)
    }
}
