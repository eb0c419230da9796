package dev.winnow.core.schema;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.DefaultDialectRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.DialectRegistry;
import com.networknt.schema.format.Format;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The dialects of JSON Schema, with formats that look at no text longer than any that fits them.
///
/// The library takes time quadratic in the length of an address, and throws where it is long and
/// has letters beyond ASCII.
final class BoundedFormats implements DialectRegistry {

  /// One for all schemas: dialects do not change.
  static final BoundedFormats DIALECTS = new BoundedFormats();

  /// The longest text that fits, in chars. RFC 5321 §4.5.3.1: 64 before the @, 255 behind; RFC 1035
  /// §2.3.4: 255 bytes of a name on the wire are 253 characters and a dot.
  private static final Map<String, Integer> LENGTHS =
      Map.of("email", 320, "idn-email", 320, "hostname", 254, "idn-hostname", 254);

  private final Map<String, Dialect> dialects = new ConcurrentHashMap<>();

  private BoundedFormats() {}

  @Override
  public Dialect getDialect(String id, SchemaRegistry registry) {
    Dialect bounded = dialects.get(id);
    if (bounded == null) {
      Dialect usual = DefaultDialectRegistry.getInstance().getDialect(id, registry);
      bounded =
          Dialect.builder(usual)
              .formats(formats -> formats.replaceAll((name, format) -> bounded(format)))
              .build();
      dialects.put(id, bounded);
    }
    return bounded;
  }

  private static Format bounded(Format format) {
    Integer lengthMax = LENGTHS.get(format.getName());
    return lengthMax == null ? format : new Bounded(format, lengthMax);
  }

  private record Bounded(Format format, int lengthMax) implements Format {

    @Override
    public String getName() {
      return format.getName();
    }

    @Override
    public String getMessageKey() {
      return format.getMessageKey();
    }

    @Override
    public boolean matches(ExecutionContext execution, SchemaContext schema, String value) {
      return value.length() <= lengthMax && format.matches(execution, schema, value);
    }
  }
}
