package dev.winnow.storage.postgres;

import dev.winnow.storage.postgres.Command.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// As whom PostgreSQL runs. It refuses to run as root, so root takes a user namespace, or else
/// another user.
///
/// @param prefix what stands before a program and its arguments
/// @param owner to whom the folder has to belong, as user and group number; null leaves it
record RunAs(List<String> prefix, @Nullable Owner owner) {

  record Owner(int user, int group) {}

  private static final RunAs PLAIN = new RunAs(List.of(), null);
  private static final Owner ROOT = new Owner(0, 0);

  /// Fails for root, or where the folder cannot be entered and written; `$1` is the folder.
  private static final String PROBE =
      "test \"$(id -u)\" != 0 && cd \"$1\" && : > new-probe && rm new-probe";

  /// The first way that works here; the folder then belongs to whom it has to.
  ///
  /// @throws PostgresUnavailable when none does
  static RunAs chosen(PostgresFolder folder) {
    try {
      if (PostgresFolder.WINDOWS || !isRoot(folder)) {
        return PLAIN;
      }
      return chosen(folder, forRoot(folder));
    } catch (IOException e) {
      throw PostgresUnavailable.notWritten(folder.root(), e);
    }
  }

  static RunAs chosen(PostgresFolder folder, List<RunAs> ways) throws IOException {
    for (RunAs way : ways) {
      if (way.works(folder)) {
        way.own(folder.password());
        way.own(folder.data());
        return way;
      }
    }
    give(folder.root(), ROOT);
    throw new PostgresUnavailable(
        ("PostgreSQL refuses to run as root, and neither a user namespace (unshare -U) nor another"
                + " user (setpriv) can write %s here. Start Winnow as an ordinary user, or %s")
            .formatted(folder.root(), PostgresUnavailable.OR_OWN));
  }

  /// What root can try, best first. In a user namespace the files stay root's and nothing needs to
  /// be set up. Containers often forbid it; another user works there. The last way lets that user
  /// pass root's own closed folders (such as `/root`) with one capability of root's.
  static List<RunAs> forRoot(PostgresFolder folder) {
    List<RunAs> ways = new ArrayList<>();
    ways.add(new RunAs(List.of("unshare", "-U"), ROOT));
    List<Owner> users =
        Stream.of("postgres", "nobody").flatMap(name -> user(folder, name).stream()).toList();
    users.forEach(user -> ways.add(switched(user)));
    users.forEach(user ->
        ways.add(
            switched(
                user,
                "--inh-caps=+dac_override",
                "--ambient-caps=+dac_override",
                // Else access(2), by which PostgreSQL finds its programs, ignores it.
                "--securebits=+no_setuid_fixup")));
    return ways;
  }

  private static RunAs switched(Owner user, String... more) {
    List<String> prefix = new ArrayList<>();
    prefix.add("setpriv");
    prefix.add("--reuid=" + user.user());
    prefix.add("--regid=" + user.group());
    prefix.add("--clear-groups");
    prefix.addAll(List.of(more));
    return new RunAs(List.copyOf(prefix), user);
  }

  private static List<Owner> user(PostgresFolder folder, String name) {
    Outcome user = Command.run(List.of("id", "-u", name), folder.root(), "");
    Outcome group = Command.run(List.of("id", "-g", name), folder.root(), "");
    return user.good() && group.good()
        ? List.of(
            new Owner(
                Integer.parseInt(user.said().strip()), Integer.parseInt(group.said().strip())))
        : List.of();
  }

  private static boolean isRoot(PostgresFolder folder) throws IOException {
    Path probe = folder.fresh("probe");
    Files.createFile(probe);
    try {
      return user(probe) == 0;
    } finally {
      Files.delete(probe);
    }
  }

  private boolean works(PostgresFolder folder) throws IOException {
    if (owner != null) {
      give(folder.root(), owner);
    }
    List<String> probe = List.of("sh", "-c", PROBE, "sh", folder.root().toString());
    return Command.run(command(probe), folder.root(), "").good();
  }

  /// A program and its arguments, run that way.
  List<String> command(List<String> program) {
    return Stream.concat(prefix.stream(), program.stream()).toList();
  }

  /// Gives a file or folder, with all that is in it, to whom it has to belong.
  void own(Path path) throws IOException {
    Owner to = owner;
    if (to == null || !Files.exists(path)) {
      return;
    }
    try (Stream<Path> all = Files.walk(path)) {
      for (Path each : (Iterable<Path>) all::iterator) {
        give(each, to);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void give(Path path, Owner owner) throws IOException {
    if (user(path) != owner.user()) {
      Files.setAttribute(path, "unix:gid", owner.group(), LinkOption.NOFOLLOW_LINKS);
      Files.setAttribute(path, "unix:uid", owner.user(), LinkOption.NOFOLLOW_LINKS);
    }
  }

  private static int user(Path path) throws IOException {
    return (Integer) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
  }
}
