struct Jobs {
    let all: [() -> Void] = [
        // @trace("clean up")
        { print("cleaned up") }
    ]
}

func routes(_ router: Router) {
    // @traceRoute("GET /users")
    router.get("/users") { _ in [] }

    router
        .group("/orders")
        // @trace
        .get("/") { _ in [] }

    // @trace
    router.add(
        route: "/pages",
        handler: { _ in [] })
}
