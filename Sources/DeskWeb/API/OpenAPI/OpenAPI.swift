import DeskCore

/// The OpenAPI 3.1 document of the API: made from `APICall` and a pack, so that it forgets no call and names the
/// desks, facts and forms that are there.
///
/// swift-openapi-generator goes the other way, from a document to code, and knows no pack.
public struct OpenAPI: Sendable {
  let pack: DeskPack
  /// The most bytes of one file.
  let attachmentBytes: Int

  /// The document of a pack.
  ///
  /// - Parameter attachmentBytes: the most bytes of one file.
  public init(pack: DeskPack, attachmentBytes: Int) {
    self.pack = pack
    self.attachmentBytes = attachmentBytes
  }

  /// The answer of `GET /api/openapi.json`.
  public var json: JSONText {
    .object([
      ("openapi", .string("3.1.0")),
      ("info", info),
      (
        "servers",
        .array([
          .object([
            ("url", .string("/api/v1")),
            ("description", .string("The listener that `x-madoguchi-listener` of a call names.")),
          ])
        ])
      ),
      (
        "tags",
        .array(
          Tag.allCases.map {
            .object([("name", .string($0.rawValue)), ("description", .string($0.explanation))])
          })
      ),
      ("paths", paths),
      (
        "components",
        .object([
          ("schemas", .object(schemas.map { ($0, $1.json) })),
          ("parameters", .object(Parameter.allCases.map { ($0.rawValue, json(of: $0)) })),
          ("responses", .object(Refusal.allCases.map { ($0.rawValue, $0.json) })),
          ("securitySchemes", Self.securitySchemes),
        ])
      ),
    ])
  }

  private var info: JSONText {
    .object([
      ("title", .string("\(pack.name.en): API")),
      // The version of the API; the pack has its own.
      ("version", .string("1.0.0")),
      ("description", .string(about)),
      ("x-madoguchi-pack", .string(pack.stamp)),
    ])
  }

  private var about: String {
    """
    **Listeners.** The public listener serves the directory, assessments, intake and follow-up; the staff \
    listener alone serves what staff do. `x-madoguchi-listener` says it of each call; on the other listener the \
    answer is 404. This document is on both and describes both.

    **Repeats.** Send `Idempotency-Key` with a report. The same key with the same bytes gives the same answer \
    byte for byte for 24 hours, the receipt included, and never a second case. The same key with another body \
    is refused with 409. After 503, or where no answer came, send the same again with the same key. With a message \
    the key does the same, but another text is another message.

    **Times** are RFC 3339 in UTC, such as `2026-03-05T09:30:00Z`. Dates are those of the desk's time zone.

    **Limits.** The body of an assessment has at most \(AssessmentRequest.mostBytes) bytes, other JSON \
    \(Intake.mostBytes), a file \(attachmentBytes). Larger ones are refused with 413. Lengths of texts count \
    Unicode code points. There is no fixed rate for an address; 503 carries `Retry-After`.

    **Requests** are strict JSON in UTF-8: a field that is not known, a key that stands twice and nesting deeper \
    than 100 levels are refused. All faults are named at once, each with a JSON pointer.

    **Errors** are `application/problem+json` (RFC 9457), in Japanese or English by `Accept-Language`.

    **Values.** Ids of desks, facts, forms and destinations are those of the pack `\(pack.stamp)`. The \
    assessment of an older case names the pack that made it. Answers may gain fields; ignore what you do not know.
    """
  }

  private static let securitySchemes = JSONText.object([
    (
      "receipt",
      .object([
        ("type", .string("apiKey")), ("in", .string("header")), ("name", .string("Authorization")),
        (
          "description",
          .string(
            """
            The value is `Receipt CODE`, with the word Receipt, a blank and the code that the reporter was given \
            once. The code may be typed in lower case, full width, with blanks or hyphens.
            """)
        ),
      ])
    ),
    (
      "token",
      .object([
        ("type", .string("http")), ("scheme", .string("bearer")),
        (
          "description",
          .string(
            """
            A token of staff, made with `madoguchi token add`. Its roles decide which cases it sees and what it \
            may do.
            """)
        ),
      ])
    ),
  ])
}
