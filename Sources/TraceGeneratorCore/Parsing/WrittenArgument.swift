/// An argument as it is written: its label may be unknown and its value of the wrong type.
struct WrittenArgument {
    struct Label {
        let text: String
        let offset: Int
    }

    /// Nil where no label is written.
    let label: Label?
    let value: WrittenValue

    /// The offset of the label, or of the value without a label.
    var offset: Int { label?.offset ?? value.offset }
}

/// A value of the annotation grammar, and the offset that diagnostics point at.
struct WrittenValue: Sendable {
    indirect enum Kind: Sendable {
        /// The string's content, with its escapes resolved.
        case string(String)
        case integer(Int)
        case double(Double)
        case boolean(Bool)
        /// `parameter.property?.property`
        case path(AnnotationPath)
        /// `.server`, without its period.
        case member(String)
        case array([WrittenValue])
        /// `["key": value]`
        case dictionary([(key: WrittenValue, value: WrittenValue)])
    }

    let kind: Kind
    let offset: Int
}

/// `order.customer?.id`, `self.region`, `result.count`, `pair.0`
struct AnnotationPath: Sendable {
    /// The first name, backticks included: `order`, `self`, `result`.
    let root: String
    /// The whole path without white space: `order.customer?.id`.
    let text: String
    let offset: Int
    /// The same place. A decorator may read it for a requirement that stands in another file.
    let location: SourceLocation
}
