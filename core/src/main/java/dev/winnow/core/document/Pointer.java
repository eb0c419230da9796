package dev.winnow.core.document;

/// Writes JSON Pointers (RFC 6901): texts like `/template/variables/topic`, the empty text being
/// the whole document.
public final class Pointer {

  private Pointer() {}

  /// The place of a property below a place.
  public static String child(String parent, String name) {
    // RFC 6901 §3: '~' and '/' are written "~0" and "~1", in this order.
    return parent + "/" + name.replace("~", "~0").replace("/", "~1");
  }

  /// The place of an element, from 0, below a place.
  public static String child(String parent, int index) {
    return parent + "/" + index;
  }
}
