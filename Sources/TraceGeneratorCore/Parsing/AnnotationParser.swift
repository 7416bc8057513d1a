/// A well-formed annotation, `@traceIgnore` or `@traceBridge`, and the comment tokens that it stands in.
struct PlacedAnnotation: Sendable {
    let marking: Marking
    /// The indices of its comments among the file's tokens; the declaration comes after them.
    let tokens: Range<Int>
}

/// Finds the annotations in a file's comments and reads them.
///
/// A malformed annotation is reported and left out. The parser of declarations finds the declaration below each.
func parseAnnotations(
    _ tokens: [Token], of file: SourceFile, lines: LineTable
) -> (annotations: [PlacedAnnotation], diagnostics: [Diagnostic]) {
    var parser = AnnotationParser(tokens: tokens, file: file, lines: lines)
    parser.parse()
    return (parser.annotations, parser.diagnostics)
}

private struct AnnotationParser {
    let tokens: [Token]
    let file: SourceFile
    let lines: LineTable
    var annotations: [PlacedAnnotation] = []
    var diagnostics: [Diagnostic] = []

    mutating func parse() {
        // No token before this index begins an annotation that is still to be read.
        var next = 0
        for offset in file.annotationOffsets {
            let index = token(at: offset)
            guard index >= next else { continue }
            if tokens[index].kind == .blockComment {
                reportBlockComment(offset, tokens[index])
            } else if tokens[index].kind == .lineComment, let start = AnnotationStart(tokens[index], in: file) {
                next = parse(start, at: index)
            }
        }
    }

    /// The index of the token that holds an offset.
    private func token(at offset: Int) -> Int {
        // Invariant: tokens[low].start <= offset, and offset < tokens[high].start where that exists.
        var low = 0
        var high = tokens.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if tokens[middle].start <= offset { low = middle } else { high = middle }
        }
        return low
    }

    /// Reads the annotation that begins in the comment at an index; returns the index after its last comment.
    private mutating func parse(_ start: AnnotationStart, at index: Int) -> Int {
        guard Marking.names.contains(start.name) else {
            let near = nearestName(to: start.name, among: Marking.names)
            report(.unknownAnnotation(start.name, near: near, at: lines.location(at: start.offset)))
            return index + 1
        }
        let text = AnnotationText(start, comments: index, tokens: tokens, file: file)
        guard isAlone(index) else {
            report(.codeBeforeAnnotation(start.name, at: lines.location(at: start.offset)))
            return text.comments.upperBound
        }
        if let marking = read(start, text) {
            annotations.append(PlacedAnnotation(marking: marking, tokens: text.comments))
        }
        return text.comments.upperBound
    }

    /// Returns nil after a mistake, which is reported.
    private mutating func read(_ start: AnnotationStart, _ text: AnnotationText) -> Marking? {
        if let kind = AnnotationKind(rawValue: start.name) { return read(kind, start, text).map(Marking.annotation) }
        if let further = text.tokens.first {
            report(.textAfterAnnotation(start.name, at: lines.location(at: further.range.lowerBound)))
            return nil
        }
        return start.name == Marking.bridgeName ? .bridge(offset: start.offset) : .ignore(offset: start.offset)
    }

    /// Returns nil after a mistake, which is reported.
    private mutating func read(_ kind: AnnotationKind, _ start: AnnotationStart, _ text: AnnotationText) -> Annotation?
    {
        var parser = AnnotationArgumentParser(kind, text: text, file: file, lines: lines)
        guard let written = parser.parse() else {
            diagnostics += parser.diagnostic.map { [$0] } ?? []
            return nil
        }
        var validator = AnnotationValidator(kind, file: file, lines: lines)
        let annotation = validator.validate(written, at: start.offset)
        diagnostics += validator.diagnostics
        return annotation
    }

    /// Reports an annotation that stands alone on a line of a block comment.
    private mutating func reportBlockComment(_ offset: Int, _ comment: Token) {
        guard file.startsCommentLine(offset, of: comment),
            let start = AnnotationStart(at: offset, until: comment.end, in: file),
            Marking.names.contains(start.name), start.isUnmistakable
        else { return }
        report(.blockComment(start.name, at: lines.location(at: offset)))
    }

    private mutating func report(_ diagnostic: Diagnostic) {
        diagnostics.append(diagnostic)
    }

    /// Whether nothing but white space stands before a comment on its line.
    private func isAlone(_ comment: Int) -> Bool {
        var before = comment - 1
        while before >= 0 && tokens[before].kind == .whitespace { before -= 1 }
        return before < 0 || tokens[before].kind == .newline
    }
}

/// The tokens of an annotation's text, without comment signs and white space, in offsets of the file.
///
/// Further comments on the lines below belong to it until its parentheses close.
struct AnnotationText {
    /// The tokens after the name.
    let tokens: [Token]
    /// The indices of the annotation's comments among the file's tokens.
    let comments: Range<Int>
    /// The offset after its last comment.
    let end: Int

    init(_ start: AnnotationStart, comments first: Int, tokens fileTokens: [Token], file: SourceFile) {
        var tokens: [Token] = []
        var depth = 0
        var isClosed = false
        var comment = first
        var content = start.offset + start.name.utf8.count
        while true {
            let line = Self.lex(content..<fileTokens[comment].range.upperBound, of: file)
            for token in line {
                if token.kind == .leftParenthesis { depth += 1 }
                if token.kind == .rightParenthesis { depth -= 1 }
                isClosed = isClosed || (token.kind == .rightParenthesis && depth <= 0)
                // A comment in a comment is white space, but after the annotation it is text.
                if !token.kind.isTrivia || (token.kind != .whitespace && depth <= 0) { tokens.append(token) }
            }
            // An unclosed string hides the closing parenthesis, so the next line would be misread.
            guard depth > 0, !isClosed, !line.contains(where: { $0.kind == .unterminated }),
                let next = Self.continuation(of: comment, tokens: fileTokens, file: file)
            else { break }
            comment = next
            content = fileTokens[comment].range.lowerBound
            while content < fileTokens[comment].range.upperBound && file.bytes[content] == Byte.slash { content += 1 }
        }
        self.tokens = tokens
        comments = first..<comment + 1
        end = fileTokens[comment].range.upperBound
    }

    /// The comment that stands alone on the next line, unless it begins another annotation.
    private static func continuation(of comment: Int, tokens: [Token], file: SourceFile) -> Int? {
        var next = comment + 1
        guard next < tokens.count, tokens[next].kind == .newline else { return nil }
        next += 1
        while next < tokens.count && tokens[next].kind == .whitespace { next += 1 }
        guard next < tokens.count, tokens[next].kind == .lineComment, AnnotationStart(tokens[next], in: file) == nil
        else { return nil }
        return next
    }

    private static func lex(_ range: Range<Int>, of file: SourceFile) -> [Token] {
        let part = SourceFile(path: file.path, bytes: Array(file.bytes[range]))
        return TraceGeneratorCore.lex(part).map { token in
            Token(kind: token.kind, start: range.lowerBound + token.start, end: range.lowerBound + token.end)
        }
    }
}
