package dev.winnow.quality.report;

/// A language of reports.
public enum ReportLanguage {
  ENGLISH("en"),
  CHINESE("zh-CN");

  private final String tag;

  ReportLanguage(String tag) {
    this.tag = tag;
  }

  /// The tag of the language, RFC 5646.
  public String tag() {
    return tag;
  }
}
