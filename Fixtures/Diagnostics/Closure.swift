struct Jobs {
    let all: [() -> Void] = [
        // @trace("clean up")
        { print("cleaned up") }
    ]
}
