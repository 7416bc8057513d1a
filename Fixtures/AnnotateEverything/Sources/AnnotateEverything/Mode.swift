/// What the annotations are put above.
enum Mode {
    /// Every function and computed property.
    case functions
    /// The same, and the originals get an underscore, so that the wrappers take over their names.
    case renamedFunctions
    /// Every type and every extension that has functions.
    case types
    /// Every protocol.
    case protocols

    /// The folder of the annotated copies.
    var work: String {
        switch self {
        case .functions: "annotated"
        case .renamedFunctions: "renamed"
        case .types: "types"
        case .protocols: "protocols"
        }
    }
}
