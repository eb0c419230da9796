package dev.winnow.core.template;

import dev.winnow.core.say.Sentence;

/// What is wrong with a template, its variables and their values.
public enum TemplateSaid implements Sentence {
  PROMPT("The prompt"),
  SYSTEM_PROMPT("The system prompt"),
  EXAMPLE("Example {number}"),
  TEXT("text"),
  NUMBER("number"),
  CHOICE("choice"),
  BOOLEAN("boolean"),
  IN_TEXT("{prompt} {problem}"),
  PROMPT_EMPTY("The prompt is empty. Write what the model should do."),
  DID_YOU_MEAN("Did you mean {{{near}}}?"),
  DECLARED_TWICE("The variable {name} is declared twice. Keep one of them."),
  DEFAULT("The default of {{{name}}} {problem}"),
  BAD_NAME(
      "The variable name ({name}) cannot stand between braces. Start it with a letter or _ and go on with letters, digits, _ and . only."),
  COUNT_NO_NUMBER(
      "The variable {{count}} is a {type}, but it is the number of rows to generate. Declare it as a number."),
  BUILT_IN(
      "The variable {{{name}}} is built in and gets its value from the run. Remove the declaration, or choose another name."),
  NO_BOUND(
      "The variable {{{name}}} is a {type} and has no {bound}. Remove it, or declare a number."),
  BOUND_NOT_FINITE(
      "The range of {{{name}}} ({min} to {max}) needs plain numbers. Leave a bound out where there is none."),
  MIN_OVER_MAX(
      "The minimum of {{{name}}} ({min}) is more than its maximum ({max}). Maybe swap them."),
  NO_CHOICE(
      "The variable {{{name}}} is a {type}, but has choices ({choices}). Declare it as a choice, or remove them."),
  NO_CHOICES("The variable {{{name}}} is a choice without choices. List the values."),
  CHOICE_TWICE("The choice {text} of {{{name}}} is listed twice. Remove one of them."),
  UNDECLARED("{prompt} uses {{{name}}} (line {line}), which is not declared. {advice}"),
  DECLARE("Declare it under variables. Otherwise every task must supply it."),
  UNUSED("The variable {{{name}}} is declared, but not used. {advice}"),
  USE_IN_PROMPT("Use it in the prompt, or remove it."),
  NEEDS_VALUE("The variable {{{name}}} needs a value. Give it one."),
  NEEDS_VALUE_OF("The variable {{{name}}} needs a value: {description}"),
  BLANK("The parameter ({name}) is blank, but required. Give it a value."),
  PARAMETER("The parameter ({name}) {problem}"),
  PARAMETER_BUILT_IN(
      "The parameter ({name}) is built in and gets its value from the run. Remove it."),
  PARAMETER_UNUSED("The template does not use the parameter ({name}). {advice}"),
  USE_OR_REMOVE("Use it, or remove it."),
  NO_VALUE("{prompt} uses {{{name}}} (line {line}), but nothing gives it a value. {advice}"),
  GIVE_VALUE("Give it one under parameters, or write {{{{{name}}}}} to mean the text itself.");

  private final String english;

  TemplateSaid(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
