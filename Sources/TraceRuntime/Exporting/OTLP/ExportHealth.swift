/// A log of the connection's state. It writes one line when exports start to fail, and one when they succeed again.
struct ExportHealth: Sendable {
    private let log: TraceLog
    /// The name of the destination in messages.
    private let destination: String
    /// The values that must not be printed if a receiver sends them back.
    private let secrets: [String]
    /// The name of the exported items in messages.
    private let content: String
    private var isFailing = false

    /// The bytes of a secret's shortest part that is masked: a shorter one may be any word.
    private static let partSizeMin = 4
    private static let schemes: Set<String> = ["Basic", "Bearer", "Digest"]

    init(log: TraceLog, destination: String, content: String = "spans", secrets: [String] = []) {
        self.log = log
        self.destination = destination
        self.content = content
        // A receiver may repeat the password alone, or the token without its scheme.
        let parts = secrets.flatMap { $0.split { $0 == " " || $0 == ":" }.map(String.init) }
        self.secrets = secrets + parts.filter { $0.utf8.count >= Self.partSizeMin && !Self.schemes.contains($0) }
    }

    mutating func note(_ answer: OTLPAnswer, batchSize: Int) {
        switch answer {
        case .failed(let reason):
            failed(reason)
        case .response(let response) where (200..<300).contains(response.status):
            let report = DeliveryReport(response)
            if report.rejected > 0 {
                failed("it refuses \(report.rejected) of \(batchSize) \(content)", saying: report.message)
            } else {
                worked()
            }
        case .response(let response):
            let advice = [401, 403, 407].contains(response.status) ? " (check the headers)" : ""
            failed("it answers \(response.status)\(advice)", saying: String(decoding: response.body, as: UTF8.self))
        }
    }

    /// - Parameter words: the receiver's message. If it is text, its beginning is printed.
    mutating func failed(_ problem: String, saying words: String = "") {
        guard !isFailing else { return }
        isFailing = true
        let words = withoutSecrets(words.trimmed)
        let isText = !words.isEmpty && !words.contains("\u{FFFD}") && !words.contains("\0")
        log(.error, "\(content) do not reach \(destination): \(problem)\(isText ? ": \(words.prefix(200))" : "")")
    }

    mutating func worked() {
        guard isFailing else { return }
        isFailing = false
        log(.info, "\(content) reach \(destination) again")
    }

    private func withoutSecrets(_ text: String) -> String {
        secrets.filter { !$0.isEmpty }.reduce(text) { $0.replacing($1, with: "[REDACTED]") }
    }
}
