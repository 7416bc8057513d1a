/// A declaration that other code can call: what the generator ought to wrap.
struct Candidate {
    /// The declaration's name as written, and where it stands; offsets count UTF-8 bytes.
    let name: String
    let nameRange: Range<Int>
    /// Of the first attribute, modifier or keyword.
    let offset: Int
    /// Why the declaration cannot be given another name while the rest of its package calls it; nil if it can.
    let renamingObstacle: String?
    /// Whether it is a type, an extension or a protocol.
    let isType: Bool
}

/// Why a function or computed property is no candidate: it cannot be called from outside its file, has nothing to run,
/// or is of a kind that a wrapper has no name for.
enum Exclusion: String, CaseIterable {
    case settable = "settable property"
    case requirement = "protocol requirement"
    case local = "local or in a local type"
    case `private` = "private or in a private type"
    case `operator` = "operator"
}
