// What another file declares under the opposite condition.
#if os(Windows)
extension Platform {
    // @trace
    func separator() -> String { "\\" }
}
#endif
