import Foundation

protocol Auditing {
    func audit(_ entry: AuditEntry) -> AuditEntry
    var auditor: String { get }
}

struct AuditEntry {
    let date: Date
}
