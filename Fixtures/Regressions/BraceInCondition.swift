#if !os(Windowe
)xstension Platform {
    // @trace
    func separator() -> String { "/" }
}
#endif
