package dev.winnow.core.template;

import dev.winnow.core.say.Sentence;

/// What braces in a prompt most probably do not mean as they stand.
enum BraceSaid implements Sentence {
  SENT(
      "{prompt} has {text} (line {line}), which is sent as it stands. Write {{{name}}} for a variable."),
  NAMELESS(
      "{prompt} has {text} (line {line}), which is sent as it stands. Give it a name, like {{topic}}, for a variable."),
  NOT_RUN(
      "{prompt} has {text} (line {line}), which is sent as it stands: nothing here runs it. Write what it stands for, or remove it."),
  DOUBLED(
      "{prompt} has {text} (line {line}), which is sent as {{{name}}}. Write {{{name}}} for the variable."),
  HALF_DOUBLED(
      "{prompt} has {text} (line {line}), where some braces are doubled and others are not. Write each brace of the example once."),
  DOLLAR(
      "{prompt} has {text} (line {line}), where the $ stays in front of the value. Write {{{name}}} unless it is money."),
  UNCLOSED(
      "{prompt} has {text} (line {line}), a brace that nothing closes. Write {{{name}}} for a variable.");

  private final String english;

  BraceSaid(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
