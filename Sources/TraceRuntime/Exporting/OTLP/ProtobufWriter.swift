/// A writer of protobuf's wire format, from the last byte to the first.
///
/// The length of a message comes before its content. When a message is written backwards, its length is known in time:
/// nothing needs to be measured before or moved afterwards. So the last field is written first.
///
/// https://protobuf.dev/programming-guides/encoding/
struct ProtobufWriter: ~Copyable {
    private var base: UnsafeMutableRawPointer
    private var capacity: Int
    /// The index of the first written byte.
    private var start: Int

    init(capacity: Int) {
        base = .allocate(byteCount: capacity, alignment: 8)
        self.capacity = capacity
        start = capacity
    }

    deinit { base.deallocate() }

    /// The number of bytes that were written.
    var count: Int { capacity - start }

    var bytes: [UInt8] { [UInt8](UnsafeRawBufferPointer(start: base + start, count: count)) }

    /// Returns the bytes that a closure writes.
    static func bytes(_ write: (inout ProtobufWriter) -> Void) -> [UInt8] {
        var writer = ProtobufWriter(capacity: 256)
        write(&writer)
        return writer.bytes
    }

    /// Removes all bytes. Their memory is kept for the next ones, unless it is unusually large.
    mutating func clear() {
        if capacity > Self.keptCapacityMax { self = ProtobufWriter(capacity: 256) }
        start = capacity
    }

    private static let keptCapacityMax = 4 << 20

    /// Removes the bytes that were written after the count was `count`.
    mutating func takeBack(since count: Int) { start = capacity - count }

    /// Returns the memory for a number of bytes before the written ones. The caller must initialize all of it.
    @inline(__always)
    mutating func prepend(_ count: Int) -> UnsafeMutableRawPointer {
        if count > start { grow(by: count) }
        start &-= count
        return base + start
    }

    @inline(never)
    private mutating func grow(by count: Int) {
        let newCapacity = max(capacity * 2, self.count + count)
        let newBase = UnsafeMutableRawPointer.allocate(byteCount: newCapacity, alignment: 8)
        let newStart = newCapacity - self.count
        (newBase + newStart).copyMemory(from: base + start, byteCount: self.count)
        base.deallocate()
        (base, capacity, start) = (newBase, newCapacity, newStart)
    }
}

// MARK: - Values

extension ProtobufWriter {
    /// Writes fields that are encoded already.
    @inline(__always)
    mutating func fields(_ encoded: borrowing [UInt8]) {
        let target = prepend(encoded.count)
        encoded.withUnsafeBytes { target.copyMemory(from: $0.baseAddress!, byteCount: $0.count) }
    }

    @inline(__always)
    private mutating func byte(_ value: UInt8) {
        prepend(1).storeBytes(of: value, as: UInt8.self)
    }

    /// Writes a number with seven bits per byte, the lowest first.
    @inline(__always)
    private mutating func varint(_ value: UInt64) {
        if value < 0x80 {
            byte(UInt8(truncatingIfNeeded: value))
        } else if value < 0x4000 {
            let bytes = UInt16(truncatingIfNeeded: value & 0x7F | 0x80 | (value >> 7) << 8)
            prepend(2).storeBytes(of: bytes.littleEndian, as: UInt16.self)
        } else {
            longVarint(value)
        }
    }

    @inline(never)
    private mutating func longVarint(_ value: UInt64) {
        let count = (63 &- value.leadingZeroBitCount) / 7 + 1
        let target = prepend(count)
        for index in 0..<count {
            let bits = UInt8(truncatingIfNeeded: value >> UInt64(7 * index)) & 0x7F
            target.storeBytes(of: index == count - 1 ? bits : bits | 0x80, toByteOffset: index, as: UInt8.self)
        }
    }

    @inline(__always)
    private mutating func utf8(_ text: borrowing String) -> Int {
        let count = text.utf8.count
        let target = UnsafeMutableRawBufferPointer(start: prepend(count), count: count)
        let isCopied: Void? = text.utf8.withContiguousStorageIfAvailable { target.copyMemory(from: .init($0)) }
        if isCopied == nil { target.copyBytes(from: text.utf8) }
        return count
    }

    /// The encoding of a field's value: https://protobuf.dev/programming-guides/encoding/#structure
    private enum WireType: UInt64 {
        case varint = 0
        case fixed64 = 1
        case lengthDelimited = 2
        case fixed32 = 5
    }

    @inline(__always)
    private mutating func tag(_ field: OTLPField, _ type: WireType) {
        varint(UInt64(field.number) << 3 | type.rawValue)
    }
}

// MARK: - Fields

// Fields with the default value of their type are left out, unless their presence has a meaning, as in a `oneof`.
extension ProtobufWriter {
    @inline(__always)
    mutating func number(_ field: OTLPField, _ value: UInt64) {
        if value != 0 { presentNumber(field, value) }
    }

    @inline(__always)
    mutating func presentNumber(_ field: OTLPField, _ value: UInt64) {
        varint(value)
        tag(field, .varint)
    }

    @inline(__always)
    mutating func fixed32(_ field: OTLPField, _ value: UInt32) {
        guard value != 0 else { return }
        prepend(4).storeBytes(of: value.littleEndian, as: UInt32.self)
        tag(field, .fixed32)
    }

    @inline(__always)
    mutating func fixed64(_ field: OTLPField, _ value: UInt64) {
        if value != 0 { presentFixed64(field, value) }
    }

    @inline(__always)
    mutating func presentFixed64(_ field: OTLPField, _ value: UInt64) {
        prepend(8).storeBytes(of: value.littleEndian, as: UInt64.self)
        tag(field, .fixed64)
    }

    @inline(__always)
    mutating func text(_ field: OTLPField, _ text: borrowing String) {
        if !text.utf8.isEmpty { presentText(field, text) }
    }

    @inline(__always)
    mutating func presentText(_ field: OTLPField, _ text: borrowing String) {
        let count = utf8(text)
        varint(UInt64(count))
        tag(field, .lengthDelimited)
    }

    @inline(__always)
    mutating func id(_ field: OTLPField, _ id: TraceID) {
        prepend(8).storeBytes(of: id.low.bigEndian, as: UInt64.self)
        prepend(8).storeBytes(of: id.high.bigEndian, as: UInt64.self)
        varint(16)
        tag(field, .lengthDelimited)
    }

    @inline(__always)
    mutating func id(_ field: OTLPField, _ id: TraceSpanID) {
        prepend(8).storeBytes(of: id.value.bigEndian, as: UInt64.self)
        varint(8)
        tag(field, .lengthDelimited)
    }

    /// Writes a nested message.
    @inline(__always)
    mutating func message(_ field: OTLPField, _ write: (inout ProtobufWriter) -> Void) {
        let end = count
        write(&self)
        closeMessage(field, since: end)
    }

    /// Wraps the bytes that were written after the count was `end` into a nested message.
    @inline(__always)
    mutating func closeMessage(_ field: OTLPField, since end: Int) {
        varint(UInt64(count &- end))
        tag(field, .lengthDelimited)
    }

    /// Writes a nested message for each element.
    @inline(__always)
    mutating func messages<Element>(
        _ field: OTLPField, _ elements: borrowing [Element], _ write: (inout ProtobufWriter, borrowing Element) -> Void
    ) {
        let elements = elements.span
        var index = elements.count
        while index > 0 {
            index &-= 1
            message(field) { write(&$0, elements[index]) }
        }
    }
}
