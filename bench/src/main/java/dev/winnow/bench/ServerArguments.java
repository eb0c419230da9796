package dev.winnow.bench;

import dev.winnow.bench.SimulatedServer.Behaviour;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/// The command line of the simulated server.
final class ServerArguments {

  private ServerArguments() {}

  /// @throws IllegalArgumentException for a name that is not known or a value that is missing
  static Behaviour read(List<String> arguments) {
    Behaviour behaviour = Behaviour.INSTANT;
    long seed = 0;
    for (int i = 0; i + 1 < arguments.size(); i += 2) {
      if (arguments.get(i).equals("--seed")) {
        seed = Long.parseLong(arguments.get(i + 1));
      }
    }
    FaultScript.Mix faults = FaultScript.mix(seed);
    for (int i = 0; i < arguments.size(); i += 2) {
      String name = arguments.get(i);
      if (i + 1 == arguments.size()) {
        throw new IllegalArgumentException(name + " needs a value.");
      }
      String value = arguments.get(i + 1);
      switch (name) {
        case "--port" -> behaviour = behaviour.withPort(Integer.parseInt(value));
        case "--latency" ->
            behaviour = behaviour.withLatency(Duration.ofMillis(Long.parseLong(value)));
        case "--key" -> behaviour = behaviour.withKey(value);
        case "--model" -> behaviour = behaviour.withModel(value);
        case "--rows" -> behaviour = behaviour.withRowsInPrompt(Pattern.compile(value));
        case "--seed" -> {}
        default -> faults.with(Double.parseDouble(value), fault(name));
      }
    }
    return behaviour.withFaults(faults.build());
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
