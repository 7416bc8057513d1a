import CIndexStore
import TraceCommandCore

/// The store in which the compiler notes down every symbol of each file that it compiles.
///
/// https://github.com/swiftlang/indexstore-db: its library is the toolchain's own.
final class IndexStore {
    private let library: index_library
    private let store: UnsafeMutableRawPointer

    /// - Parameter path: of the store; `libraryPath`: of the library that lies beside the compiler.
    init(path: String, libraryPath: String) throws(CommandFailure) {
        let functions = UnsafeMutablePointer<index_library>.allocate(capacity: 1)
        defer { functions.deallocate() }
        var problem: UnsafePointer<CChar>?
        guard index_library_load(libraryPath, functions, &problem) else {
            let words = problem.map { String(cString: $0) } ?? "no reason is given"
            throw CommandFailure("cannot load the compiler's index library '\(libraryPath)': \(words)")
        }
        library = functions.pointee
        guard library.format_version() == 5 else {
            throw CommandFailure(
                "the compiler writes its index in format \(library.format_version()); the audit reads 5")
        }
        var error: UnsafeMutableRawPointer?
        guard let store = library.store_create(path, &error) else {
            let words = error.map { String(cString: functions.pointee.error_get_description($0)) }
            error.map(functions.pointee.error_dispose)
            throw CommandFailure("cannot open the index '\(path)': \(words ?? "no reason is given")")
        }
        self.store = store
    }

    deinit { library.store_dispose(store) }

    /// The store's content about the files that are asked for, as each was compiled last.
    ///
    /// - Parameter names: base names of the symbols that are asked for.
    func files(_ names: Set<String>, where concerns: (String) -> Bool) -> [IndexedFile] {
        var latest: [String: IndexUnit] = [:]
        for name in unitNames {
            guard let unit = unit(name), concerns(unit.path), unit.time > latest[unit.path]?.time ?? 0 else { continue }
            latest[unit.path] = unit
        }
        return latest.values.sorted { $0.path < $1.path }.map { unit in
            IndexedFile(
                path: unit.path, time: unit.time, occurrences: unit.records.flatMap { occurrences(in: $0, of: names) })
        }
    }
}

/// One compilation of a file.
private struct IndexUnit {
    let path: String
    let time: Int
    let records: [String]
}

// MARK: Units

extension IndexStore {
    private var unitNames: [String] {
        var names: [String] = []
        withUnsafeMutablePointer(to: &names) { context in
            _ = library.store_units_apply_f(store, 0, context) { context, name in
                context?.assumingMemoryBound(to: [String].self).pointee.append(name.text)
                return true
            }
        }
        return names
    }

    private func unit(_ name: String) -> IndexUnit? {
        guard let reader = library.unit_reader_create(store, name, nil) else { return nil }
        defer { library.unit_reader_dispose(reader) }
        guard library.unit_reader_has_main_file(reader), !library.unit_reader_is_system_unit(reader) else { return nil }
        var seconds: Int64 = 0
        var nanoseconds: Int64 = 0
        library.unit_reader_get_modification_time(reader, &seconds, &nanoseconds)
        let path = library.unit_reader_get_main_file(reader).text
        let records = elements {
            library.unit_reader_dependencies_apply_f(reader, $0, $1)
        } read: { dependency -> String? in
            let isRecord = library.unit_dependency_get_kind(dependency) == IndexStore.recordKind
            guard isRecord, library.unit_dependency_get_filepath(dependency).text == path else { return nil }
            return library.unit_dependency_get_name(dependency).text
        }
        return IndexUnit(path: path, time: Int(seconds) * 1_000_000_000 + Int(nanoseconds), records: records)
    }

    /// The library's number for a dependency that is a file's own symbols.
    private static var recordKind: Int32 { 2 }
}

// MARK: Occurrences

extension IndexStore {
    private func occurrences(in record: String, of names: Set<String>) -> [IndexedOccurrence] {
        guard let reader = library.record_reader_create(store, record, nil) else { return [] }
        defer { library.record_reader_dispose(reader) }
        var symbols = symbols(in: reader, of: names)
        guard !symbols.isEmpty else { return [] }
        let count = symbols.count
        return symbols.withUnsafeMutableBufferPointer { symbols in
            elements {
                library.record_reader_occurrences_of_symbols_apply_f(reader, symbols.baseAddress, count, nil, 0, $0, $1)
            } read: { occurrence -> IndexedOccurrence? in
                self.occurrence(occurrence)
            }
        }
    }

    private func symbols(in reader: UnsafeMutableRawPointer, of names: Set<String>) -> [UnsafeMutableRawPointer] {
        var search = SymbolSearch(library: library, names: names)
        withUnsafeMutablePointer(to: &search) { context in
            _ = library.record_reader_search_symbols_f(
                reader, context,
                { context, symbol, _ in
                    context?.assumingMemoryBound(to: SymbolSearch.self).pointee.wants(symbol) ?? false
                }, context,
                { context, symbol in
                    context?.assumingMemoryBound(to: SymbolSearch.self).pointee.symbols.append(symbol)
                })
        }
        return search.symbols
    }

    private func occurrence(_ occurrence: UnsafeMutableRawPointer) -> IndexedOccurrence {
        let symbol = library.occurrence_get_symbol(occurrence)
        var line: UInt32 = 0
        var column: UInt32 = 0
        library.occurrence_get_line_col(occurrence, &line, &column)
        let relations = elements {
            library.occurrence_relations_apply_f(occurrence, $0, $1)
        } read: { relation -> IndexRelation? in
            let symbol = library.symbol_relation_get_symbol(relation)
            return IndexRelation(
                usr: library.symbol_get_usr(symbol).text, name: library.symbol_get_name(symbol).text,
                roles: IndexRoles(rawValue: library.symbol_relation_get_roles(relation)))
        }
        return IndexedOccurrence(
            usr: library.symbol_get_usr(symbol).text, name: library.symbol_get_name(symbol).text, line: Int(line),
            column: Int(column), roles: IndexRoles(rawValue: library.occurrence_get_roles(occurrence)),
            relations: relations)
    }
}

private struct SymbolSearch {
    let library: index_library
    let names: Set<String>
    var symbols: [UnsafeMutableRawPointer] = []

    func wants(_ symbol: UnsafeMutableRawPointer) -> Bool {
        names.contains(baseName(library.symbol_get_name(symbol).text))
    }
}

// MARK: C's visitors

/// Collects what a function of the library shows to a visitor, which is C and can capture nothing.
private func elements<Element>(
    _ visit: (UnsafeMutableRawPointer?, index_visitor) -> Bool, read: (UnsafeMutableRawPointer) -> Element?
) -> [Element] {
    var elements: [Element] = []
    withoutActuallyEscaping({ (object: UnsafeMutableRawPointer) in read(object).map { elements.append($0) } ?? () }) {
        receive in
        var receiver = Receiver(receive: receive)
        withUnsafeMutablePointer(to: &receiver) { context in
            _ = visit(context) { context, element in
                context?.assumingMemoryBound(to: Receiver.self).pointee.receive(element)
                return true
            }
        }
    }
    return elements
}

private struct Receiver {
    let receive: (UnsafeMutableRawPointer) -> Void
}

extension index_text {
    fileprivate var text: String {
        guard let data else { return "" }
        return String(decoding: UnsafeRawBufferPointer(start: data, count: length), as: UTF8.self)
    }
}
