/// The types that the modules of Foundation declare, by which their names are told from those of other modules.
enum FoundationNames {
    /// Whether one of these modules declares a name. Names such as `NSNumber` are all Foundation's.
    static func declares(_ name: String, in module: String) -> Bool {
        switch module {
        case "Foundation":
            name.hasPrefix("NS") || isAnyOf(essentials, name) || isAnyOf(others, name) || isAnyOf(networking, name)
        case "FoundationEssentials": isAnyOf(essentials, name)
        case "FoundationNetworking": isAnyOf(networking, name)
        default: false
        }
    }

    /// Whether a name that the lists lack may still come by an import of Foundation: from a module that it re-exports,
    /// or because it names a function or a constant.
    static func mayBring(_ name: String) -> Bool {
        name.first?.isUppercase != true || ["CF", "CG", "Dispatch", "NS"].contains { name.hasPrefix($0) }
    }

    static let modules: Set<String> = ["Foundation", "FoundationEssentials", "FoundationNetworking"]

    private static func isAnyOf(_ names: Set<Substring>, _ name: String) -> Bool { names.contains(name[...]) }

    private static func words(_ text: String) -> Set<Substring> { Set(text.split(whereSeparator: \.isWhitespace)) }

    private static let essentials = words(
        """
        AttributeContainer AttributeScope AttributeScopes AttributedString AttributedStringKey AttributedStringProtocol
        AttributedSubstring Calendar CocoaError CodableWithConfiguration ComparisonResult ContiguousBytes Data
        DataProtocol Date DateComponents DateInterval Decimal DecodableWithConfiguration
        EncodableWithConfiguration FileAttributeKey FileAttributeType FileManager FileManagerDelegate FileProtectionType
        FormatStyle IndexPath JSONDecoder JSONEncoder Locale LocalizedError MutableDataProtocol NotificationCenter
        OperatingSystemVersion POSIXError ParseStrategy ParseableFormatStyle Predicate PredicateError
        PredicateExpression PredicateExpressions ProcessInfo PropertyListDecoder PropertyListEncoder SortComparator
        SortOrder TimeInterval TimeZone URL URLComponents URLQueryItem URLResourceKey UUID
        """)

    private static let others = words(
        """
        AffineTransform BlockOperation Bundle ByteCountFormatter CharacterSet CustomNSError DateFormatter
        DateIntervalFormatter Dimension FileHandle Formatter ISO8601DateFormatter IndexSet InputStream JSONSerialization
        KeyPathComparator Measurement MeasurementFormatter Notification NotificationQueue NumberFormatter Operation
        OperationQueue OutputStream PersonNameComponents PersonNameComponentsFormatter Pipe Process Progress
        PropertyListSerialization QualityOfService RecoverableError RunLoop Scanner SortDescriptor Stream StreamDelegate
        Thread Timer URLError URLFileResourceType URLResourceValues Unit UserDefaults
        """)

    private static let networking = words(
        """
        CachedURLResponse HTTPCookie HTTPCookieStorage HTTPURLResponse URLAuthenticationChallenge URLCache URLCredential
        URLCredentialStorage URLProtectionSpace URLProtocol URLProtocolClient URLRequest URLResponse URLSession
        URLSessionConfiguration URLSessionDataDelegate URLSessionDataTask URLSessionDelegate URLSessionDownloadDelegate
        URLSessionDownloadTask URLSessionStreamTask URLSessionTask URLSessionTaskDelegate URLSessionTaskMetrics
        URLSessionUploadTask URLSessionWebSocketDelegate URLSessionWebSocketTask
        """)
}
