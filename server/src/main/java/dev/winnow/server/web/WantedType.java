package dev.winnow.server.web;

import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;

/// What a value should have been, in words.
final class WantedType {

  private static final Set<Class<?>> WHOLE =
      Set.of(
          int.class,
          Integer.class,
          long.class,
          Long.class,
          short.class,
          Short.class,
          byte.class,
          Byte.class,
          java.math.BigInteger.class);

  private WantedType() {}

  static String of(@Nullable Class<?> type) {
    if (type == null) {
      return "something else";
    }
    if (type.isEnum()) {
      return "one of "
          + Arrays.stream(type.getEnumConstants())
              .map(Object::toString)
              .collect(Collectors.joining(", "));
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (WHOLE.contains(type)) {
      return "a whole number" + range(type);
    }
    if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
      return "a number";
    }
    if (CharSequence.class.isAssignableFrom(type)) {
      return "a text";
    }
    if (type == UUID.class) {
      return "a UUID, like 0b2c4f6e-8a1d-4c3b-9e5f-7a6b5c4d3e2f";
    }
    if (Temporal.class.isAssignableFrom(type)) {
      return "a time, like 2026-01-31T12:00:00Z";
    }
    if (type.isArray()
        || Collection.class.isAssignableFrom(type)
        || ArrayNode.class.isAssignableFrom(type)) {
      return "a list";
    }
    return "an object";
  }

  private static String range(Class<?> type) {
    if (type == int.class || type == Integer.class) {
      return " from %,d to %,d".formatted(Integer.MIN_VALUE, Integer.MAX_VALUE);
    }
    if (type == long.class || type == Long.class) {
      return " from %,d to %,d".formatted(Long.MIN_VALUE, Long.MAX_VALUE);
    }
    return "";
  }
}
