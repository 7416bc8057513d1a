/// The table of words and pairs of words that make a name sensitive.
///
/// A pair is written as one word in lower case, such as `apikey`.
struct SensitiveWords: Sendable {
    enum Rule: UInt8, Sendable {
        /// The text makes a name sensitive anywhere, also within another word: `mysqlpassword`.
        case anywhere
        /// The text must be a word or a pair of words. It may be in the plural and have digits after it.
        case word
        /// The text must be the last word of the name: `user_session`, but not `session_count`.
        case lastWord
    }

    struct Entry: Sendable {
        let letters: [UInt8]
        let rule: Rule
        /// The first four letters, which are the search key.
        let gram: UInt32
    }

    /// The entries, ordered by their first letters.
    let entries: [Entry]

    static let standard = SensitiveWords()
    static let filter = SensitiveWordFilter(standard.entries.map(\.gram))

    private init() {
        let tables: [(StaticString, Rule)] = [
            (Self.anywhere, .anywhere), (Self.words, .word), (Self.keys, .word), (Self.lastWords, .lastWord),
        ]
        entries = tables.flatMap { list, rule in
            list.description.utf8.split { $0 == 0x20 || $0 == 0x0A }.map { Entry(Array($0), rule) }
        }
        .sorted { $0.gram < $1.gram }
    }

    private static let anywhere: StaticString = """
        password passwd passphrase passcode passwort secret token credential authorization authorisation cookie
        signature apikey accesskey privatekey secretkey sessionid sessid jwtassertion connectionstring
        samlresponse codeverifier
        """

    private static let words: StaticString = """
        pwd pass pw pin otp totp hotp mfa cvc cvv csc ssn iban jwt jws jwe sig hmac salt dsn sid
        auth authentication oauth bearer csrf xsrf creds cred assertion dpop amznoidc mnemonic passkey
        sessionkey sessiontoken cardnumber cardno cardnum creditcard debitcard ccnumber ccnum socialsecurity
        securitynumber securitycode verificationcode verifycode authcode accesscode recoverycode backupcode
        onetimecode devicecode resetcode pincode mfacode otpcode seedphrase recoveryphrase seedwords connstr
        connectionstr oauthverifier pkceverifier sharedaccess keymaterial passhash pwhash
        """

    /// The names of cryptographic keys and access keys. `primary_key`, `cache_key` and `idempotency_key` are not among
    /// them.
    private static let keys: StaticString = """
        accountkey signingkey encryptionkey decryptionkey masterkey sshkey licensekey licencekey subscriptionkey
        functionskey functionkey sharedkey storagekey consumerkey clientkey customerkey appkey applicationkey
        authkey adminkey hostkey deploykey servicekey serverkey webhookkey rsakey aeskey hmackey gpgkey pgpkey
        tlskey sslkey userkey rootkey integrationkey writekey instrumentationkey restkey
        """

    private static let lastWords: StaticString = "session"

    /// Returns the entries with the given first letters.
    @inline(__always)
    func candidates(_ gram: UInt32) -> Range<Int>? {
        Self.filter.mayHold(gram) ? entries(beginningWith: gram) : nil
    }

    @inline(never)
    private func entries(beginningWith gram: UInt32) -> Range<Int>? {
        var low = 0
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].gram < gram { low = middle + 1 } else { high = middle }
        }
        var end = low
        while end < entries.count, entries[end].gram == gram { end += 1 }
        return end > low ? low..<end : nil
    }
}

/// A bit set of the hashed first letters of the sensitive words. A text whose bit is not set begins none of them.
struct SensitiveWordFilter: Sendable {
    /// The bits. They are never freed, so that no reader counts references to them.
    nonisolated(unsafe) private let bits: UnsafePointer<UInt64>

    fileprivate init(_ grams: [UInt32]) {
        let bits = UnsafeMutablePointer<UInt64>.allocate(capacity: Self.wordCount)
        bits.initialize(repeating: 0, count: Self.wordCount)
        for gram in grams { bits[Self.place(of: gram)] |= Self.bit(of: gram) }
        self.bits = UnsafePointer(bits)
    }

    /// - Parameter gram: four letters, or fewer with zeros before them.
    @inline(__always)
    func mayHold(_ gram: UInt32) -> Bool { bits[Self.place(of: gram)] & Self.bit(of: gram) != 0 }

    /// Whether there may be a word of two or three letters, or of those with an `s`.
    ///
    /// - Parameter gram: ends with the word.
    @inline(never)
    fileprivate func mayHoldWord(_ gram: UInt32, _ size: Int) -> Bool {
        switch size {
        case 2: mayHold(gram & 0xFFFF)
        case 3: mayHold(gram & 0xFF_FFFF) || mayHold((gram &>> 8) & 0xFFFF)
        case 4: mayHold(gram &>> 8)
        default: false
        }
    }

    private static var wordCount: Int { 512 }

    @inline(__always)
    private static func hash(_ gram: UInt32) -> UInt32 { (gram &* 0x9E37_79B1) &>> 17 }

    /// A place below ``wordCount``.
    @inline(__always)
    private static func place(of gram: UInt32) -> Int { Int(truncatingIfNeeded: hash(gram) &>> 6) }

    @inline(__always)
    private static func bit(of gram: UInt32) -> UInt64 { 1 &<< UInt64(hash(gram) & 63) }
}

extension SensitiveWordFilter {
    /// Whether nothing in a name looks like a sensitive word at the first look, which tells most names.
    func passes(_ name: Range<Int>, of bytes: TextBytes, in place: SensitiveNames.Place) -> Bool {
        guard name.count <= FoldedName.sizeMax else { return false }
        let word = bytes.firstIndex(from: name.lowerBound, to: name.upperBound) { $0.otherThanSmallLetters }
        return word == name.upperBound ? passes(word: name, of: bytes, in: place) : passes(bytes.copy(name), in: place)
    }

    /// - Parameter name: a name of nothing but small letters.
    @inline(__always)
    private func passes(word name: Range<Int>, of bytes: TextBytes, in place: SensitiveNames.Place) -> Bool {
        var index = name.lowerBound
        while index <= name.upperBound &- 4 {
            if mayHold(bytes.four(at: index)) { return false }
            index &+= 1
        }
        if name.count > 4 { return true }
        let letters = UInt32(truncatingIfNeeded: bytes.padded(at: name.lowerBound)).byteSwapped
        let gram = letters >> UInt32(32 - 8 * name.count)
        return !mayHoldWord(gram, name.count) && (place == .anywhere || !isWholeName(gram, name.count))
    }

    private func passes(_ name: UnsafeBufferPointer<UInt8>, in place: SensitiveNames.Place) -> Bool {
        // No word begins with these bytes.
        var gram: UInt32 = 0x0101_0101
        // Of the name, in letters; and of them those before the word.
        var letters = 0
        var wordStart = 0
        for index in 0..<name.count {
            let byte = name[index]
            let letter = byte | 0x20
            if letter &- 0x61 >= 26 {
                // Escapes, digits and what is not ASCII take a closer look, and are rare.
                if Self.needCloserLook.contains(byte) || mayHoldWord(gram, letters &- wordStart) { return false }
                wordStart = letters
                continue
            }
            if letter != byte {
                let isBehindCapital = index > 0 && name[index &- 1] &- 0x41 < 26
                if isBehindCapital || mayHoldWord(gram, letters &- wordStart) { return false }
                wordStart = letters
            }
            gram = gram &<< 8 | UInt32(letter)
            letters &+= 1
            if mayHold(gram) { return false }
        }
        return !mayHoldWord(gram, letters &- wordStart) && (place == .anywhere || !isWholeName(gram, letters))
    }

    private static var needCloserLook: ByteSet { ByteSet("%\\", digits: true, others: true) }

    /// Whether a name is one of those that are sensitive in a query: `code` or `key`.
    @inline(__always)
    private func isWholeName(_ gram: UInt32, _ letters: Int) -> Bool {
        letters == 4 && gram == 0x636F_6465 || letters == 3 && gram & 0xFF_FFFF == 0x6B_6579
    }
}

extension SensitiveWords.Entry {
    fileprivate init(_ letters: [UInt8], _ rule: SensitiveWords.Rule) {
        self.letters = letters
        self.rule = rule
        gram = letters.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
    }
}
