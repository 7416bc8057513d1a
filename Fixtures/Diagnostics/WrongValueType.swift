struct UserStore {
    // @traceRoute("GET /users", includePathParams: "id")
    func users(request: Request) -> [User] { [] }
}
