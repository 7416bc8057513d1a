import Testing
import TraceCommandCore

/// The index is written by hand here; `Fixtures/Audit` has the one of the compiler.
@Suite("The audit")
struct AuditTests {
    @Test("Reports a direct call, and what reads and refers")
    func directCalls() throws {
        let uses: [IndexedOccurrence] = [
            .use("find", "find(id:)", line: 3, [.call, .reference]), .use("find", "find(id:)", line: 4, [.reference]),
            .use("total", "total", line: 5, [.reference, .read]),
        ]
        #expect(
            try findings(uses) == [
                "App.swift:3:5: warning: calls 'find(id:)' past its wrapper 'tracedFind(id:)'",
                "App.swift:4:5: warning: refers to 'find(id:)' past its wrapper 'tracedFind(id:)'",
                "App.swift:5:5: warning: reads 'total' past its wrapper 'tracedTotal'",
            ])
    }

    @Test("Counts what stands twice at one place once, and nothing that the compiler wrote without calling")
    func duplicates() throws {
        let uses: [IndexedOccurrence] = [
            .use("total", "total", line: 3, [.reference, .read]),
            .use("total", "total", line: 3, [.reference, .call, .implicit]),
            .use("find", "find(id:)", line: 4, [.reference, .implicit]),
        ]
        #expect(
            try findings(uses) == ["App.swift:3:5: warning: reads 'total' past its wrapper 'tracedTotal'"])
    }

    @Test("Is silent where the line says why, and lists it if asked")
    func silenced() throws {
        let uses: [IndexedOccurrence] = [
            .use("find", "find(id:)", line: 1, [.call]), .use("find", "find(id:)", line: 2, [.call]),
        ]
        #expect(
            try findings(uses) == ["App.swift:2:5: warning: calls 'find(id:)' past its wrapper 'tracedFind(id:)'"])
        #expect(
            try findings(uses, AuditOptions(includesSilenced: true)).first
                == "App.swift:1:5: note: 'find(id:)' is called untraced: it is a probe")
    }

    @Test("Only notes that a function calls itself")
    func recursion() throws {
        let use = IndexedOccurrence(
            usr: "find", name: "find(id:)", line: 3, column: 9, roles: [.call],
            relations: [IndexRelation(usr: "find", name: "find(id:)", roles: .calledBy)])
        #expect(
            try findings([use]) == [
                "App.swift:3:9: note: 'find(id:)' calls itself, inside one span; call 'tracedFind(id:)' for a span each "
                    + "time"
            ])
    }

    @Test("Does not judge a file that was changed since it was built")
    func changedFile() throws {
        #expect(
            try findings([.use("find", "find(id:)", line: 3, [.call])], sourceTime: 9) == [
                "App.swift:1:1: warning: the file was changed since it was built, so it is not audited; build first"
            ])
    }

    @Test("Says which annotated functions the index does not have")
    func missing() throws {
        #expect(
            try findings([], indexes: ["App.swift"]).filter { $0.hasPrefix("Store.swift") } == [
                "Store.swift:2:6: warning: the file is not in the index, so 'find(id:)' is not audited; build first",
                "Store.swift:4:5: warning: the file is not in the index, so 'total' is not audited; build first",
            ])
    }

    @Test("Knows where tracing starts and whether it ends")
    func start() throws {
        let start = IndexedOccurrence.use("s:12TraceRuntime0A6SystemC5start", "start(_:)", line: 3, [.call])
        let shutdown = IndexedOccurrence.use("s:12TraceRuntime0A6SystemC8shutdown", "shutdown()", line: 4, [.call])
        let run = IndexedOccurrence.use("s:12TraceRuntime0A6SystemC3run", "run(_:_:)", line: 4, [.call])
        let foreign = IndexedOccurrence.use("s:5Other6EngineC5start", "start()", line: 3, [.call])
        #expect(
            try findings([foreign], startsTracing: false) == [
                "warning: nothing in the package starts tracing, so no span is ever made; call 'TraceSystem.start()', or "
                    + "run the program in 'TraceSystem.run'"
            ])
        #expect(
            try findings([start], startsTracing: false) == [
                "App.swift:3:5: warning: tracing starts here and is never shut down, so the last spans are lost; call "
                    + "'shutdown()' before the process ends"
            ])
        #expect(try findings([start, shutdown], startsTracing: false) == [])
        #expect(try findings([run], startsTracing: false) == [])
    }

    @Test("Passes over what a macro repeats of its arguments, and the call of an overridden method")
    func macrosAndSuper() throws {
        let uses: [IndexedOccurrence] = [
            .use("find", "find(id:)", line: 6, column: 1, [.call]),
            .use("find", "find(id:)", line: 7, column: 7, [.call]),
        ]
        #expect(try findings(uses) == [])
    }

    @Test("Does not judge the calls of wrappers that are committed as sources")
    func committedWrappers() throws {
        #expect(try findings([], commitsWrappers: true) == [])
    }

    @Test("Can be asked about some targets alone")
    func targets() throws {
        let uses: [IndexedOccurrence] = [.use("find", "find(id:)", line: 3, [.call])]
        #expect(try findings(uses, AuditOptions(targets: ["Store"])) == [])
        #expect(try findings(uses, AuditOptions(targets: ["App"])).count == 1)
    }
}

// MARK: A package of two files

private let store = """
    // @trace
    func find(id: Int) {}
    // @trace
    var total: Int { 1 }
    """

private let app = """
    _ = find(id: 1)  // untraced: it is a probe
    _ = find(id: 1)  // untraced:



    #check(find(id: 1))
    super.find(id: 1)
    """

/// The findings for a package whose executable uses annotated functions like this.
private func findings(
    _ uses: [IndexedOccurrence], _ options: AuditOptions = AuditOptions(), sourceTime: Int = 1,
    startsTracing: Bool = true, commitsWrappers: Bool = false,
    indexes indexed: Set<String> = ["App.swift", "Store.swift", "Store+Traced.swift"]
) throws -> [String] {
    let package = try PackageDescription(
        """
        root /p
        target App
        kind executable
        depends Store
        depends TraceRuntime
        source /p/App.swift
        target Store
        depends TraceRuntime
        source /p/Store.swift
        """)
    let wrapperPath = commitsWrappers ? "/p/Store+Traced.swift" : "/p/.build/Store+Traced.swift"
    var sources = [
        "/p/App.swift": AuditSource(bytes: Array(app.utf8), time: sourceTime),
        "/p/Store.swift": AuditSource(bytes: Array(store.utf8), time: 1),
    ]
    if commitsWrappers { sources[wrapperPath] = AuditSource(bytes: [], time: 1) }
    let input = AuditInput(package, sources: sources)
    let run = IndexedOccurrence.use("s:12TraceRuntime0A6SystemC3run", "run(_:_:)", line: 9, [.call])
    let files = [
        IndexedFile(path: "/p/App.swift", time: 5, occurrences: uses + (startsTracing ? [run] : []) + wrapperCalls),
        IndexedFile(path: "/p/Store.swift", time: 5, occurrences: definitions),
        IndexedFile(path: wrapperPath, time: 5, occurrences: wrappers),
    ]
    let audit = Audit(input, options, files: files.filter { file in indexed.contains { file.path.hasSuffix($0) } })
    return audit.findings.map(\.description)
}

private let definitions = [
    IndexedOccurrence(usr: "find", name: "find(id:)", line: 2, column: 6, roles: .definition),
    IndexedOccurrence(usr: "total", name: "total", line: 4, column: 5, roles: .definition),
]

private let wrappers = [
    IndexedOccurrence(
        usr: "find", name: "find(id:)", line: 9, column: 9, roles: [.call],
        relations: [IndexRelation(usr: "tracedFind", name: "tracedFind(id:)", roles: .calledBy)]),
    IndexedOccurrence(
        usr: "total", name: "total", line: 9, column: 9, roles: [.reference, .read],
        relations: [IndexRelation(usr: "tracedTotal", name: "getter:tracedTotal", roles: .containedBy)]),
]

private let wrapperCalls: [IndexedOccurrence] = [
    .use("tracedFind", "tracedFind(id:)", line: 8, [.call]),
    .use("tracedTotal", "getter:tracedTotal", line: 8, [.call]),
]

extension IndexedOccurrence {
    fileprivate static func use(_ usr: String, _ name: String, line: Int, column: Int = 5, _ roles: IndexRoles) -> Self
    {
        IndexedOccurrence(usr: usr, name: name, line: line, column: column, roles: roles)
    }
}
