/// Words, and pairs of words, that make a name sensitive: the one table of them.
///
/// A pair is written in one word, as `apiKey` is after its case is gone.
struct SensitiveWords: Sendable {
    enum Rule: UInt8, Sendable {
        /// Makes a name sensitive also within another word: `mysqlpassword`.
        case anywhere
        /// Is a word or a pair of words, also in the plural, with digits behind it or not.
        case word
        /// The same, and the last one of the name: `user_session`, and not `session_count`.
        case lastWord
    }

    struct Entry: Sendable {
        let letters: [UInt8]
        let rule: Rule
        /// Its first four letters, by which it is found.
        let gram: UInt32
    }

    /// Ordered by their first letters.
    let entries: [Entry]
    /// Which first letters there are, hashed: what is not in it is in no entry.
    private let filter: [UInt64]

    static let standard = SensitiveWords()

    private init() {
        let tables: [(StaticString, Rule)] = [
            (Self.anywhere, .anywhere), (Self.words, .word), (Self.keys, .word), (Self.lastWords, .lastWord),
        ]
        entries = tables.flatMap { list, rule in
            list.description.utf8.split { $0 == 0x20 || $0 == 0x0A }.map { Entry(Array($0), rule) }
        }
        .sorted { $0.gram < $1.gram }
        var filter = [UInt64](repeating: 0, count: 32)
        for entry in entries { filter[Self.place(of: entry.gram)] |= Self.bit(of: entry.gram) }
        self.filter = filter
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

    /// What a key is called that is one to a lock. `primary_key`, `cache_key` and `idempotency_key` are not.
    private static let keys: StaticString = """
        accountkey signingkey encryptionkey decryptionkey masterkey sshkey licensekey licencekey subscriptionkey
        functionskey functionkey sharedkey storagekey consumerkey clientkey customerkey appkey applicationkey
        authkey adminkey hostkey deploykey servicekey serverkey webhookkey rsakey aeskey hmackey gpgkey pgpkey
        tlskey sslkey userkey rootkey integrationkey writekey instrumentationkey restkey
        """

    private static let lastWords: StaticString = "session"

    /// The entries whose first letters are these.
    @inline(__always)
    func candidates(_ gram: UInt32) -> Range<Int>? {
        guard filter[Self.place(of: gram)] & Self.bit(of: gram) != 0 else { return nil }
        return entries(beginningWith: gram)
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

    @inline(__always)
    private static func hash(_ gram: UInt32) -> UInt32 { (gram &* 0x9E37_79B1) &>> 21 }

    @inline(__always)
    private static func place(of gram: UInt32) -> Int { Int(truncatingIfNeeded: hash(gram) &>> 6) }

    @inline(__always)
    private static func bit(of gram: UInt32) -> UInt64 { 1 &<< UInt64(hash(gram) & 63) }
}

extension SensitiveWords.Entry {
    fileprivate init(_ letters: [UInt8], _ rule: SensitiveWords.Rule) {
        self.letters = letters
        self.rule = rule
        gram = letters.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
    }
}
