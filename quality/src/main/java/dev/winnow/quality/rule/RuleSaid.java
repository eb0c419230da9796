package dev.winnow.quality.rule;

import dev.winnow.core.say.Sentence;

/// What is wrong with a row, and with the options of a rule.
enum RuleSaid implements Sentence {
  MISSING("{at} is missing."),
  EMPTY("{at} is empty."),
  NO_MATCH("{at} does not match {pattern}."),
  MATCHES("{at} matches {pattern}."),
  NOT_NUMBER("{at} is {found}, not a number."),
  UNDER("{at} is {value}; the minimum is {least}."),
  OVER("{at} is {value}; the maximum is {most}."),
  NOT_ALLOWED("{at} is {value}; allowed are {values}."),
  TOO_SHORT("{at} has {count} {unit}; the minimum is {least}."),
  TOO_LONG("{at} has {count} {unit}; the maximum is {most}."),
  CHARACTERS("characters"),
  WORDS("words"),
  TOKENS("tokens"),
  LANGUAGE("{at} is in {found}, not in {languages}."),
  BANNED("{at} has the term \"{term}\"."),
  SENSITIVE("{at} has the sensitive term \"{term}\"."),
  REFUSAL("{at} is a refusal or an apology: \"{text}\"."),
  PROMPT_PART("{at} repeats a part of the prompt: \"{text}\"."),
  UNFILLED("{at} has the variable {variable} of the prompt without a value."),
  SPEAKS_AS_MODEL("{at} speaks as a language model: \"{text}\"."),
  MARKER("{at} has {text}, which marks turns of a conversation for a model."),
  REPEATS("{at} repeats itself: {percent}% of its words."),
  SAME_LETTER("{at} has the letter \"{letter}\" {count} times in a row."),
  HAS("{at} has {what}: {text}"),
  EMAIL("an e-mail address"),
  PHONE("a phone number"),
  CARD("a card number"),
  IBAN("an IBAN"),
  IP("an IP address"),
  US_SSN("a US social security number"),
  CN_ID("a Chinese resident ID number"),
  AWS_KEY("an AWS access key"),
  GITHUB_TOKEN("a GitHub token"),
  GITLAB_TOKEN("a GitLab token"),
  OPENAI_KEY("an OpenAI key"),
  ANTHROPIC_KEY("an Anthropic key"),
  GOOGLE_KEY("a Google API key"),
  SLACK_TOKEN("a Slack token"),
  STRIPE_KEY("a Stripe key"),
  HUGGING_FACE_TOKEN("a Hugging Face token"),
  PACKAGE_TOKEN("a token of a package registry"),
  SENDGRID_KEY("a SendGrid key"),
  JWT("a JSON web token"),
  PRIVATE_KEY("a private key"),
  EXPRESSION_FALSE("{expression} is false."),
  NOT_EVALUATED("{expression} cannot be evaluated: {why}"),
  NOT_BOOLEAN("{expression} is {found}, neither true nor false."),
  NOT_PARSED("{at} has code that is no {language}: {why}"),
  NOT_PARSED_AT("{at} has code that is no {language}, line {line} of it: {why}"),
  SYNTAX("syntax error"),
  NEITHER("is missing, and so is {other}. Write at least one of the two."),
  CROSSED("is over {other} ({value})."),
  BAD_PATTERN("is no regular expression: {why}, at {part}."),
  NOT_RE2(
      "uses \"{part}\", which the syntax of RE2 does not have: its searches take time in proportion to the text. Write it without lookaround and back references."),
  PATTERN_LARGE("is too large: {size} steps of a search, the maximum is {most}."),
  BAD_EXPRESSION("is no CEL expression: line {line}, column {column}: {why}"),
  NOT_CONDITION("gives {found}, neither true nor false."),
  NO_REGION("\"{text}\" is no region. Write two letters of ISO 3166, such as US or CN.");

  private final String english;

  RuleSaid(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
