package dev.winnow.bench;

import dev.winnow.bench.SimulatedServer.Behaviour;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The command line of the simulated server.
final class ServerArguments {

  private ServerArguments() {}

  /// @throws IllegalArgumentException for a name that is not known or a value that is missing
  static Behaviour read(List<String> arguments) {
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < arguments.size(); i += 2) {
      if (i + 1 == arguments.size()) {
        throw new IllegalArgumentException(arguments.get(i) + " needs a value.");
      }
      values.put(arguments.get(i), arguments.get(i + 1));
    }
    FaultScript.Mix faults = FaultScript.mix(number(values, "--seed"));
    Behaviour behaviour =
        new Behaviour(
            (int) number(values, "--port"),
            Duration.ofMillis(number(values, "--latency")),
            values.remove("--key"),
            values.remove("--model"),
            FaultScript.none());
    values.forEach((name, share) -> faults.with(Double.parseDouble(share), fault(name)));
    return behaviour.withFaults(faults.build());
  }

  private static long number(Map<String, String> values, String name) {
    String value = values.remove(name);
    return value == null ? 0 : Long.parseLong(value);
  }

  private static Fault fault(String name) {
    return switch (name) {
      case "--throttled" -> Fault.throttled(1);
      case "--errors" -> Fault.serverError();
      case "--disconnects" -> new Fault.Disconnect();
      case "--malformed" -> new Fault.MalformedAnswer();
      case "--broken" -> new Fault.BrokenBody();
      case "--truncated" -> new Fault.Truncated();
      case "--duplicates" -> new Fault.Duplicates();
      case "--html" -> new Fault.HtmlPage();
      default -> throw new IllegalArgumentException("Unknown argument " + name + ".");
    };
  }
}
