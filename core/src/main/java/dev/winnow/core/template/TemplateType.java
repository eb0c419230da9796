package dev.winnow.core.template;

/// What kind of data a template makes: a label to find it by and to choose how rows are shown.
public enum TemplateType {
  QA,
  DIALOGUE,
  SUMMARY,
  INSTRUCTION,
  CLASSIFICATION,
  PREFERENCE,
  TRANSLATION,
  CODE,
  CUSTOM
}
