package dev.winnow.core.gate;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/// All kinds of rules that this program has.
public final class RuleKinds {

  private RuleKinds() {}

  /// Once, when rules are first spoken of.
  private static final class Found {

    private static final List<RuleKind> ALL =
        ServiceLoader.load(RuleKind.class, RuleKinds.class.getClassLoader()).stream()
            .map(ServiceLoader.Provider::get)
            .sorted(Comparator.comparing(RuleKind::name))
            .toList();
  }

  /// All, by their names.
  public static List<RuleKind> all() {
    return Found.ALL;
  }

  /// The one of a name.
  public static Optional<RuleKind> find(String name) {
    return all().stream().filter(kind -> kind.name().equals(name)).findFirst();
  }
}
