func main() {
    // @trace
    struct Store {
        func load() {}
    }
}
