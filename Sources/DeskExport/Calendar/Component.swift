import CCalendar

/// A component of libical that frees itself, with everything that was put into it.
///
/// Only functions that hand over their own memory (`…_r`) are called: the others answer from a ring of
/// buffers, where what was sealed would stay.
final class Component {
  private let pointer: OpaquePointer
  private var isOwned = true

  /// An empty component.
  init(_ kind: icalcomponent_kind) {
    // It answers nil where memory is out alone, and there Swift stops as well.
    pointer = icalcomponent_new(kind)!
  }

  deinit {
    if isOwned { icalcomponent_free(pointer) }
  }

  /// Puts a property into it, with the zone that its time is in.
  func add(_ property: OpaquePointer?, zone: String? = nil) {
    guard let property else { return }
    if let zone { icalproperty_add_parameter(property, icalparameter_new_tzid(zone)) }
    icalcomponent_add_property(pointer, property)
  }

  /// Puts a property into it that the standard does not know.
  ///
  /// libical leaves commas and semicolons in its value as they are; readers take them so.
  func add(_ name: String, _ text: String) {
    guard let property = icalproperty_new_x(text) else { return }
    icalproperty_set_x_name(property, name)
    icalcomponent_add_property(pointer, property)
  }

  /// Puts another component into it, which belongs to it from now on.
  func add(_ other: Component) {
    other.isOwned = false
    icalcomponent_add_component(pointer, other.pointer)
  }

  /// It as a file: CRLF, lines of at most 75 octets that cut no character.
  var text: String {
    guard let bytes = icalcomponent_as_ical_string_r(pointer) else { return "" }
    defer { icalmemory_free_buffer(bytes) }
    return String(cString: bytes)
  }
}
