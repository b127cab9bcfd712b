import DeskCore
import DeskPacks
import DeskService
import DeskStore
import Foundation
import Logging

/// Invented cases, so that somebody who has just installed a desk sees it alive.
enum Demo {
  /// Fills an empty desk from the folder `demo` of its pack; a desk that holds any case is left alone.
  ///
  /// To be called before the listeners and the jobs start: an acknowledgement that `receive` puts into the outbox
  /// is taken out again before anything could send it.
  /// - Throws: `Failure` that names the sample and its faults; faulty samples are found before any is added.
  static func fill(_ house: House, _ logger: Logger) async throws {
    let facts: DatabaseFacts
    do throws(DatabaseError) { facts = try await DatabaseFacts.read(house.database) } catch {
      throw Failure(status: .machine, line: "--demo: \(error.words)")
    }
    guard facts.cases == 0 else {
      logger.notice("--demo: the desk has cases already: nothing was added")
      return
    }
    guard let keyring = house.keyring else {
      logger.notice("--demo: this role holds public keys alone: nothing was added")
      return
    }
    let now = Int(Date().timeIntervalSince1970)
    let samples = try samples(in: house, now: now)
    let filler = DemoFiller(house: house, keyring: keyring)
    for sample in samples {
      do throws(DeskError) {
        let added = try await filler.add(sample)
        guard sample.isPrinted else { continue }
        let page = DemoFiller.followUp(house, sample.intake.language)
        logger.notice(
          "--demo: the invented case \(added.reference) opens on \(page) with the receipt \(added.receipt)")
      } catch {
        throw Failure(status: .machine, line: "--demo: \(sample.file): \(Failure(error).line)")
      }
    }
    logger.notice("--demo: \(samples.count) invented cases were added")
  }

  /// The samples of the pack, by the names of their files.
  private static func samples(in house: House, now: Int) throws -> [DemoCase] {
    let folder = try house.settings.packFolder().url.appendingPathComponent("demo").path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    var samples: [DemoCase] = []
    var faults: [String] = []
    for name in names.sorted() where name.hasSuffix(".json") {
      guard let data = FileManager.default.contents(atPath: folder + "/" + name) else {
        faults.append("\(folder)/\(name): cannot be read")
        continue
      }
      let text = DemoAge.filled(
        String(decoding: data, as: UTF8.self), now: now, offset: house.pack.rulebook.rules.zoneOffset)
      do throws(RequestFaults) {
        samples.append(try DemoCase(file: name, json: Array(text.utf8), pack: house.pack, now: now))
      } catch {
        faults += error.faults.map { "\(folder)/\(name): \($0.pointer): \($0.message)" }
      }
    }
    guard faults.isEmpty else {
      throw Failure(status: .input, line: "--demo: samples have faults:\n" + faults.joined(separator: "\n"))
    }
    return samples
  }
}
