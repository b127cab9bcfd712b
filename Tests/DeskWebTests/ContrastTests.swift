import Foundation
import Testing

/// The colours of both stylesheets, light and dark, as WCAG 2.2 measures contrast.
@Suite struct ContrastTests {
  private func palettes(_ sheet: Sheet) async throws -> [[String: String]] {
    let world = try await PageWorld()
    let site = sheet == .console ? SiteUnderTest(staffOf: world) : SiteUnderTest(world.desk)
    let text = try await site.get(sheet.rawValue).body
    return text.matches(of: #/:root\{[^}]*\}/#).map { match in
      var colours: [String: String] = [:]
      for token in match.0.matches(of: #/--([a-z-]+):#([0-9a-f]{3,6})/#) {
        let hex = String(token.2)
        colours[String(token.1)] = hex.count == 3 ? hex.map { "\($0)\($0)" }.joined() : hex
      }
      return colours
    }
  }

  private func luminance(_ hex: String) -> Double {
    let value = Int(hex, radix: 16)!
    let parts = [value >> 16, value >> 8 & 255, value & 255].map { part -> Double in
      let share = Double(part) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  private func contrast(_ left: String, _ right: String) -> Double {
    let (one, two) = (luminance(left), luminance(right))
    return (max(one, two) + 0.05) / (min(one, two) + 0.05)
  }

  enum Sheet: String, Sendable, CaseIterable {
    case site = "/style.css"
    case console = "/console.css"

    /// Which colour stands on which, and how much they have to differ.
    var pairs: [(front: String, back: String, least: Double)] {
      [
        ("ink", "paper", 7.0), ("ink", "tint", 7), ("soft", "paper", 7), ("soft", "tint", 7),
        ("accent", "paper", 7), ("accent", "tint", 4.5), ("accent-ink", "accent", 7), ("stop", "paper", 4.5),
        ("stop", "stop-tint", 4.5), ("careful", "paper", 4.5), ("careful", "careful-tint", 4.5),
        ("safe", "paper", 4.5), ("line", "paper", 3), ("line", "tint", 3), ("halo", "ring", 3),
      ] + (self == .console ? Self.grounds : [])
    }

    /// What goes to the reporter and what stays among the staff, lines that say what was done.
    private static let grounds: [(front: String, back: String, least: Double)] =
      ["reply", "note"].flatMap { ground in
        [("ink", ground, 7.0), ("soft", ground, 4.5), ("line", ground, 3)]
          + ["accent", "careful", "stop"].map { ($0, ground, 4.5) }
      } + [
        ("ink", "safe-tint", 7), ("ink", "careful-tint", 7), ("accent", "safe-tint", 4.5),
        ("accent", "careful-tint", 4.5), ("paper", "careful", 4.5), ("safe", "tint", 4.5),
        ("careful", "tint", 4.5), ("stop", "tint", 4.5),
      ]
  }

  @Test(arguments: Sheet.allCases)
  func `text has at least 7 to 1, coloured text 4.5 to 1, borders 3 to 1`(_ sheet: Sheet) async throws {
    let palettes = try await palettes(sheet)
    #expect(palettes.count == 2)
    for colours in palettes {
      for (front, back, least) in sheet.pairs {
        let measured = contrast(try #require(colours[front]), try #require(colours[back]))
        #expect(measured >= least, "\(front) on \(back): \(measured)")
      }
    }
  }
}
