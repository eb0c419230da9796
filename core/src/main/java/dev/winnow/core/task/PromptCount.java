package dev.winnow.core.task;

import dev.winnow.core.template.Template;
import java.util.regex.Pattern;

/// Whether a template tells the model how many rows to write.
final class PromptCount {

  /// `{{count}}` is a literal `{count}`.
  private static final Pattern COUNT = Pattern.compile("(?<!\\{)\\{count}");

  private PromptCount() {}

  static boolean isIn(Template template) {
    String system = template.system();
    return COUNT.matcher(template.prompt()).find()
        || (system != null && COUNT.matcher(system).find());
  }
}
