import RepositoryFiles
import Testing

/// A kind of code that the compiler does not check, with the reason of each file that has it.
struct UnsafeCode: Sendable, CustomTestStringConvertible {
    let name: String
    /// By the name of the file, so that it may move.
    let reasons: [String: String]
    let isIn: @Sendable ([String]) -> Bool

    var testDescription: String { name }

    static let all: [UnsafeCode] = [
        UnsafeCode(name: "nonisolated(unsafe)", reasons: nonisolatedUnsafe) { code in
            code.contains(["nonisolated", "(", "unsafe"])
        },
        UnsafeCode(name: "@unchecked Sendable", reasons: uncheckedSendable) { code in
            code.contains(["unchecked", "Sendable"])
        },
        UnsafeCode(name: "Unmanaged", reasons: unmanaged) { $0.contains("Unmanaged") },
        UnsafeCode(name: "pointers", reasons: pointers) { code in
            code.contains { $0 == "OpaquePointer" || $0.hasPrefix("Unsafe") && $0.hasSuffix("Pointer") }
        },
        UnsafeCode(name: "unsafeBitCast", reasons: bitCast) { code in
            code.contains { ["unsafeBitCast", "unsafeDowncast", "unsafelyUnwrapped"].contains($0) }
        },
    ]

    private static let bitCast = [
        "Gzip.swift": "dlsym returns a function as an address without a type",
        "RecorderShardsTests.swift": "dlsym returns a function as an address without a type",
    ]

    private static let nonisolatedUnsafe = [
        "RecorderShardsTests.swift": "a condition guards the number of threads that run",
        "ByteClass.swift": tableOfTheTool,
        "Hazards.swift": "a sample that parsers read and nobody runs",
        "Keyword.swift": tableOfTheTool,
        "SensitiveWords.swift": tableOfWords,
        "TraceForeignHeaders.swift": "headers are a value that is only read, as that of a request is",
        "TraceSending.swift": "a value that was sent in is sent out once, which the compiler cannot follow",
        "TraceStream.swift": "a stream has a lock of its own, and is Sendable only if its elements are",
        "W3CTracer.swift": "a lock that the thread sanitizer sees guards it",
    ]

    private static let uncheckedSendable = [
        "SlotStack.swift": "its shard's lock guards its memory",
        "TraceSending.swift": "carries a sending value across a closure, which no type of the standard library does",
        "UncountedReference.swift": "its value is immutable, guarded by a lock or atomics, or owned by one thread",
    ]

    private static let golden = "shows how wrappers pass on what is unsafe"

    private static let unmanaged = [
        "EncodedSites.swift": siteReference, "HandwrittenSite.swift": siteReference,
        "OperationTable.swift": siteReference, "SpanRecord.swift": siteReference,
        "StrictMemory.swift": golden, "StrictMemory+Traced.swift": golden,
        "TraceSite.swift": siteReference,
    ]

    private static let pointers = [
        // The generator, whose tool SwiftPM builds without optimization.
        "AngleBrackets.swift": bytesOfTheFile,
        "BracketPairing.swift": bytesOfTheFile,
        "ByteClass.swift": tableOfTheTool,
        "Directive.swift": bytesOfTheFile,
        "Keyword.swift": tableOfTheTool,
        "Lexer.swift": bytesOfTheFile,
        "LineTable.swift": bytesOfTheFile,
        "PairedTokens.swift": "its owner frees the memory; an array's subscripts are calls without optimization",
        "SourceFile.swift": bytesOfTheFile,
        "SourceFile+Search.swift": bytesOfTheFile,
        "StringLiteral.swift": bytesOfTheFile,
        "TypeMembersIndex.swift": bytesOfTheFile,

        // The command, whose tool is built in the same way.
        "IndexStore.swift": "the compiler's index library is C; what it lends is read while its call runs",
        "JSONScanner.swift": bytesOfTheFile,
        "JSONScanner+Scalars.swift": bytesOfTheFile,
        "OTLPLine.swift": bytesOfTheFile,
        "ReportInput.swift": bytesOfTheFile,

        // Goldens.
        "StrictMemory.swift": golden,
        "StrictMemory+Traced.swift": golden,

        // The runtime and its tests.
        "BrokenPipe.swift": systemCall,
        "EncodedSites.swift": "what it encodes of a site is kept as long as the site, which is never freed",
        "FoldedName.swift": bytesOfTheCall,
        "Gzip.swift": systemCall,
        "ProtobufWriter.swift": "it writes backwards, and grows the memory that it owns by copying to the end",
        "RecordedAttributes.swift": "a slot holds the first attributes itself; more go to memory that the slot frees",
        "RecordedAttributesTests.swift": "makes the memory that a slot has",
        "RecorderShards.swift": "each shard has cache lines of its own, which no array can promise",
        "Redaction.swift": bytesOfTheCall,
        "SensitiveWords.swift": tableOfWords,
        "SlotStack.swift": "it has cache lines of its own, which no array can promise",
        "SocketExchange.swift": systemCall,
        "SpanRecord.swift": "its attributes stand beside it in the slot",
        "SpanSlot.swift": "slots stand in cache lines of their own and are prefetched; they are never freed",
        "TextBytes.swift": bytesOfTheCall,
        "TextLimit.swift": bytesOfTheCall,
        "TextMasker.swift": bytesOfTheCall,
        "TraceLog.swift": systemCall,
        "UncountedReference.swift": "counting references would cost more than the span itself; the value is not freed",
    ]

    private static let tableOfWords = "a table that is made once, read by each request, and never freed"
    private static let bytesOfTheCall = "reads bytes while the call that lends them runs, and checks each index"
    private static let bytesOfTheFile = "reads the bytes of a file that outlives it, in a tool without optimization"
    private static let siteReference = "a site is never freed, so that a span need not count references to it"
    private static let systemCall = "a function of the C library takes it, and does not keep it"
    private static let tableOfTheTool = "a table that is written once and never freed; an array's subscripts are calls"
}

extension [String] {
    fileprivate func contains(_ tokens: [String]) -> Bool { !ranges(of: tokens).isEmpty }
}
