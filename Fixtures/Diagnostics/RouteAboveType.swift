// @traceRoute("GET /books")
struct BookRoutes {
    func books(request: Request) {}
}
