import Foundation
import Testing
import TraceCommandCore
import TraceGeneratorCore

@Suite("The catalogue of spans")
struct CatalogueTests {
    @Test("As Markdown it is a table for each module, with what each span has")
    func markdown() {
        #expect(Self.catalogue.markdown == Self.markdown)
    }

    @Test("Of a package that traces nothing it says so")
    func empty() {
        #expect(Catalogue([]).markdown == "# Spans\n\nNothing is traced.\n")
    }

    @Test("As JSON it says its version, and all that is known of a span")
    func json() throws {
        let first = Catalogue([TargetSources(moduleName: "App", files: [Self.routes])])
        #expect(
            try first.json == """
                {
                  "spans" : [
                    {
                      "annotation" : "@traceRoute",
                      "attributes" : {
                        "area" : "shop"
                      },
                      "captured" : [
                        "http.request.header.x-request-id",
                        "http.request.path.*",
                        "http.request.query.*",
                        "user.id"
                      ],
                      "file" : "Sources/App/Routes.swift",
                      "function" : "Routes.show(_:)",
                      "kind" : "server",
                      "line" : 4,
                      "method" : "GET",
                      "module" : "App",
                      "name" : "users.get",
                      "route" : "/users/{id}",
                      "wrapper" : "tracedShow(_:)"
                    }
                  ],
                  "version" : 1
                }

                """)
        #expect(try Catalogue(json: Data(Self.catalogue.json.utf8)) == Self.catalogue)
    }

    @Test("Lists the members of an annotated type, and the requirements of an annotated protocol")
    func typesAndProtocols() {
        let file = Self.source(
            "Types.swift",
            """
            // @traceDB(table: "users")
            protocol UserStore {
                func find(id: Int) throws -> String
                // @traceIgnore
                func ping()
            }
            // @trace(attributes: ["area": "shop"])
            struct Shop {
                func open() {}
                // @trace("closing", capture: [early])
                func close(early: Bool) {}
            }
            """)
        let spans = Catalogue([TargetSources(moduleName: "App", files: [file])]).spans
        #expect(spans.map(\.name) == ["find users", "Shop.open()", "closing"])
        #expect(spans.map(\.function) == ["UserStore.find(id:)", "Shop.open()", "Shop.close(early:)"])
        #expect(spans.map(\.wrapper) == ["TracedUserStore.find(id:)", "tracedOpen()", "tracedClose(early:)"])
        #expect(spans.map(\.line) == [3, 9, 11])
        #expect(spans.map(\.captured) == [[], [], ["code.argument.early"]])
    }

    @Test("Whose annotation the build refuses is left out")
    func refused() {
        let file = SourceFile(path: "A.swift", bytes: Array("// @trace\nprivate func f() {}\n".utf8))
        #expect(Catalogue([TargetSources(moduleName: "App", files: [file])]).spans == [])
    }

    private static let routes = source(
        "Routes.swift",
        """
        struct Routes {
            // @traceRoute("GET /users/{id}", operationName: "users.get", includeQueryParams: true, includePathParams: true,
            //             includeHeaders: ["X-Request-ID"], attributes: ["user.id": request.id, "area": "shop"])
            func show(_ request: Request) {}
        }
        """)

    private static let store = source(
        "Store.swift",
        #"""
        // @traceDB(operation: "a|b", table: "users", system: "postgresql", capture: [id])
        func find(id: Int) {}

        // @traceRoute
        func any(request: Request) {
            withTraceSpan("by hand", kind: .producer) { _ in }
            withTraceSpan("\(1)") { _ in }
        }
        """#)

    static let catalogue = Catalogue([
        TargetSources(moduleName: "App", files: [routes]), TargetSources(moduleName: "Store", files: [store]),
    ])

    static let markdown = #"""
        # Spans

        ## App

        | Span | Kind | Route or table | Attributes | Function | Place |
        | --- | --- | --- | --- | --- | --- |
        | users.get | server | GET /users/{id} | `area=shop`, `http.request.header.x-request-id`, \#
        `http.request.path.*`, `http.request.query.*`, `user.id` | `Routes.show(_:)` | Sources/App/Routes.swift:4 |

        ## Store

        | Span | Kind | Route or table | Attributes | Function | Place |
        | --- | --- | --- | --- | --- | --- |
        | a\|b users | client | a\|b users | `db.system=postgresql`, `code.argument.id` | \#
        `find(id:)` | Sources/App/Store.swift:2 |
        | (known at run time) | server |  |  | `any(request:)` | Sources/App/Store.swift:5 |
        | by hand | producer |  |  | by hand | Sources/App/Store.swift:6 |
        | (known at run time) | internal |  |  | by hand | Sources/App/Store.swift:7 |

        """#

    private static func source(_ name: String, _ text: String) -> SourceFile {
        SourceFile(path: "Sources/App/\(name)", bytes: Array(text.utf8))
    }
}
