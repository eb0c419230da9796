package dev.winnow.providers.preset;

/// Where a provider is called.
///
/// @param id where it stands
/// @param baseUrl the base URL; words in braces, like `{resource}`, are the user's to fill in
public record Region(Place id, String baseUrl) {

  /// Where a provider's servers stand.
  public enum Place {
    /// One address for all the world.
    GLOBAL,
    CHINA,
    INTERNATIONAL,
    SINGAPORE,
    HONG_KONG,
    JAPAN,
    US,
    EUROPE,
    /// This machine.
    LOCAL
  }
}
