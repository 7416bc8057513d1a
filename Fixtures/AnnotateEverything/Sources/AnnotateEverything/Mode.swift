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
}
