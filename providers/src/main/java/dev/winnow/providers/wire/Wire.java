package dev.winnow.providers.wire;

import dev.winnow.core.llm.Dialect.Parameter;
import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.ModelSettings.ResponseFormat;
import dev.winnow.core.llm.Request;
import dev.winnow.core.say.Said;
import dev.winnow.providers.reply.AnswerFormat;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// A protocol by which models are called over HTTP: where a call goes, what it says, and how its
/// answer is written. One object serves one model, and many threads.
public interface Wire {

  /// Where calls go, from the base URL of the settings.
  URI address(URI baseUrl);

  /// Where the models are listed.
  URI models(URI baseUrl);

  /// The headers that carry a key, and those that every call needs.
  ///
  /// @param key null without one
  Map<String, String> headers(@Nullable String key);

  /// The body of a call.
  ObjectNode body(Request request, Parameters parameters);

  /// The ways to send an output schema that the protocol has; any other is like
  /// [ResponseFormat#NONE].
  Set<ResponseFormat> formats();

  /// What the fields of a body are called that a server may refuse by name.
  Map<String, Parameter> fields();

  /// How answers are written.
  AnswerFormat answers();

  /// What people should know of how this protocol calls a model with these settings.
  default List<Said> notes(ModelSettings settings) {
    return List.of();
  }

  /// What these settings exclude from being sent, whatever the model takes; [#notes] says why.
  default Set<Parameter> excluded(ModelSettings settings) {
    return Set.of();
  }

  /// Makes a body consistent once everything but the user's own fields is in it.
  default void finish(ObjectNode body) {}

  /// Whether a body has one of the [#fields], or another field.
  default boolean has(ObjectNode body, String field) {
    return body.has(field);
  }

  /// Takes a field out of a body.
  default void remove(ObjectNode body, String field) {
    body.remove(field);
  }

  /// Puts fields into a body, over what is there; a `null` takes a field out.
  default void merge(ObjectNode body, ObjectNode fields) {
    for (var field : fields.properties()) {
      if (field.getValue().isNull()) {
        body.remove(field.getKey());
      } else {
        body.set(field.getKey(), field.getValue());
      }
    }
  }
}
