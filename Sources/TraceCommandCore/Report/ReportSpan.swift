/// A span as the file has it.
struct ReportSpan: Sendable, Equatable {
    /// Hexadecimal, in small letters.
    var traceID = ""
    var spanID = ""
    /// Empty where the span has no parent.
    var parentID = ""
    var name = ""
    /// As OTLP numbers them; zero where it is not known.
    var kind = 0
    /// Nanoseconds since 1970.
    var start = 0
    /// Not before the start.
    var end = 0
    var status = ReportStatus.unset
    var statusMessage = ""
    var attributes: [ReportAttribute] = []
    var events: [ReportEvent] = []
    var links: [ReportLink] = []
    /// Attributes, events and links that did not fit into the span.
    var droppedCount = 0
    /// The attributes of the process, of which `service.name` is one.
    var resource: [ReportAttribute] = []

    var duration: Int { end - start }
    var service: String { resource.value(of: "service.name") ?? "unknown service" }
}

enum ReportStatus: Int, Sendable {
    case unset, ok, error
}

/// Its value is text, whatever it was in the file.
struct ReportAttribute: Sendable, Equatable {
    var key = ""
    var value = ""
}

struct ReportEvent: Sendable, Equatable {
    /// Nanoseconds since 1970.
    var time = 0
    var name = ""
    var attributes: [ReportAttribute] = []
}

struct ReportLink: Sendable, Equatable {
    var traceID = ""
    var spanID = ""
    var attributes: [ReportAttribute] = []
}

extension [ReportAttribute] {
    /// The value of the first of several keys that is there: names have changed between versions of the conventions.
    func value(of keys: String...) -> String? {
        for key in keys {
            if let attribute = first(where: { $0.key == key }) { return attribute.value }
        }
        return nil
    }
}
