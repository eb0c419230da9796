package dev.winnow.server;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.winnow.core.say.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.Timer;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Who may use what, as CONTRIBUTING.md's table says it; looked up in the class files of all
/// modules.
final class ArchitectureTest {

  private static final JavaClasses WINNOW =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.winnow");

  private static final String CORE = "dev.winnow.core..";

  private static final Set<String> ALL_BELOW =
      Set.of(
          CORE,
          "dev.winnow.quality..",
          "dev.winnow.engine..",
          "dev.winnow.providers..",
          "dev.winnow.offline..",
          "dev.winnow.storage..");

  /// What each module may use beside itself. Benchmarks of reading call the readers themselves;
  /// what is known of models is read as users write it. Profiles tell languages as rules do.
  private static final Map<String, Set<String>> MODULES =
      Map.of(
          "core", Set.of(),
          "quality", Set.of(CORE),
          "engine", Set.of(CORE, "dev.winnow.quality.."),
          "providers",
              Set.of(
                  "dev.winnow.core.document",
                  "dev.winnow.core.llm",
                  "dev.winnow.core.say",
                  "dev.winnow.core.task"),
          "offline", Set.of("dev.winnow.core.llm", "dev.winnow.core.say"),
          "storage", Set.of(CORE, "dev.winnow.quality.text"),
          "bench",
              Set.of(
                  CORE,
                  "dev.winnow.quality.duplicate",
                  "dev.winnow.quality.meaning",
                  "dev.winnow.storage.file..",
                  "dev.winnow.storage.postgres"),
          "cli", ALL_BELOW,
          "server", ALL_BELOW);

  @Test
  void eachModuleUsesOnlyWhatItMay() {
    Set<String> modules = new TreeSet<>();
    WINNOW.forEach(type -> modules.add(type.getPackageName().split("\\.", -1)[2]));
    assertThat(modules).containsExactlyInAnyOrderElementsOf(MODULES.keySet());
    MODULES.forEach((module, others) -> {
      Set<String> allowed = new TreeSet<>(others);
      allowed.add("dev.winnow." + module + "..");
      noClasses()
          .that()
          .resideInAPackage("dev.winnow." + module + "..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.winnow..")
                  .and(not(resideInAnyPackage(allowed.toArray(String[]::new)))))
          .check(WINNOW);
    });
  }

  /// Every package of the service is a feature but those that features share; these use none.
  @Test
  void aFeatureOfTheServiceUsesNoOther() {
    slices()
        .matching("dev.winnow.server.(*)..")
        .should()
        .notDependOnEachOther()
        .ignoreDependency(
            alwaysTrue(),
            resideInAnyPackage(
                "dev.winnow.server.web..",
                "dev.winnow.server.call..",
                "dev.winnow.server.database..",
                "dev.winnow.server.start.."))
        .check(WINNOW);
  }

  @Test
  void packagesOfAModuleDoNotGoInCircles() {
    slices().matching("dev.winnow.(*).(*)..").should().beFreeOfCycles().check(WINNOW);
  }

  @Test
  void coreTouchesNoFileAndNoNetwork() {
    noClasses()
        .that()
        .resideInAPackage(CORE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.nio.file..", "java.nio.channels..", "java.net.http..")
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("java\\.io\\.(File.*|RandomAccessFile)|java\\.net\\..*Socket.*")
        .check(WINNOW);
  }

  @Test
  void coreHasNoThreads() {
    noClasses()
        .that()
        .resideInAPackage(CORE)
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "java\\.util\\.concurrent\\.(Executor.*|.*ThreadPool.*|ForkJoin.*|CompletableFuture.*)"
                + "|java\\.lang\\.Thread|java\\.util\\.Timer.*")
        .check(WINNOW);
  }

  @Test
  void coreHasNoClock() {
    noClasses()
        .that()
        .resideInAPackage(CORE)
        .should()
        .accessTargetWhere(
            calls(
                "a clock",
                (owner, name) ->
                    (owner.getPackageName().startsWith("java.time") && name.equals("now"))
                        || (owner.isEquivalentTo(Clock.class) && name.startsWith("system"))
                        || (owner.isEquivalentTo(System.class)
                            && Set.of("nanoTime", "currentTimeMillis").contains(name))))
        .check(WINNOW);
  }

  @Test
  void coreHasNoRandomnessOfItsOwn() {
    noClasses()
        .that()
        .resideInAPackage(CORE)
        .should()
        .accessTargetWhere(
            calls(
                "global randomness",
                (owner, name) ->
                    (owner.isEquivalentTo(Math.class) && name.equals("random"))
                        || (owner.isEquivalentTo(UUID.class) && name.equals("randomUUID"))
                        || owner.isEquivalentTo(ThreadLocalRandom.class)
                        || owner.isAssignableTo(SecureRandom.class)))
        .orShould()
        .callConstructor(Random.class)
        .orShould()
        .callConstructor(java.util.SplittableRandom.class)
        .check(WINNOW);
  }

  /// Those and why stand in docs/engine.md; whoever starts threads must be there, and whoever is
  /// there must start some.
  @Test
  void onlyThoseWhoAreListedStartThreads() throws IOException {
    Set<String> listed = new TreeSet<>();
    Matcher row =
        Pattern.compile("(?m)^\\| `(dev\\.winnow\\.[\\w.]+)` \\|")
            .matcher(Files.readString(Path.of("../docs/engine.md")));
    while (row.find()) {
      listed.add(row.group(1));
    }
    Set<String> found = new TreeSet<>();
    for (JavaClass type : WINNOW) {
      boolean starts =
          type.getAccessesFromSelf().stream()
              .anyMatch(access -> startsThreads(access.getTargetOwner(), access.getName()));
      if (starts && !resideInAPackage("dev.winnow.bench..").test(type)) {
        found.add(type.getName().split("\\$", 2)[0]);
      }
    }
    assertThat(found).isEqualTo(listed);
  }

  private static boolean startsThreads(JavaClass owner, String name) {
    if (owner.isAssignableTo(Thread.class)) {
      return Set.of("<init>", "ofVirtual", "ofPlatform", "startVirtualThread").contains(name);
    }
    if (owner.isAssignableTo(CompletableFuture.class)) {
      return name.endsWith("Async");
    }
    return owner.isEquivalentTo(Executors.class)
        || (owner.isAssignableTo(Executor.class) && name.equals("<init>"))
        || owner.isEquivalentTo(Timer.class)
        || owner.getName().equals("com.sun.net.httpserver.HttpServer")
        || Set.of("parallel", "parallelStream").contains(name);
  }

  /// Who hands on words of others: of providers, libraries, operating systems.
  private static final Set<String> HAND_ON_WORDS =
      Set.of(
          "cli.TestModelCommand",
          "core.llm.Reply",
          "core.run.RunEvent",
          "core.schema.pattern.BoundedPattern",
          "engine.run.Coordinator",
          "providers.reply.ReadResponse",
          "quality.evaluate.WorstRows",
          "server.model.AskOnce",
          "server.template.TryTemplate",
          "server.web.Explain",
          "server.web.Refusal",
          "storage.file.WriteFailed");

  /// What people read is a sentence with a code; only the words of others have none.
  @Test
  void onlyWordsOfOthersHaveNoCode() {
    Set<String> found = new TreeSet<>();
    for (JavaClass type : WINNOW) {
      boolean says =
          type.getAccessesFromSelf().stream()
              .filter(access -> access.getTargetOwner().isEquivalentTo(Said.class))
              .anyMatch(access -> Set.of("text", "<init>").contains(access.getName()));
      if (says && !resideInAPackage("dev.winnow.core.say").test(type)) {
        found.add(type.getName().replaceFirst("dev\\.winnow\\.", "").split("\\$", 2)[0]);
      }
    }
    assertThat(HAND_ON_WORDS).containsAll(found);
  }

  @Test
  void namesAreTheFieldsWords() {
    noClasses()
        .should()
        .haveNameMatching(".*(Impl|Manager|Helper|Helpers|Util|Utils|Processor)(\\$.*)?")
        .check(WINNOW);
  }

  private interface Target {
    boolean matches(JavaClass owner, String name);
  }

  private static DescribedPredicate<JavaAccess<?>> calls(String what, Target target) {
    return describe(
        "it is " + what,
        access -> target.matches(access.getTargetOwner(), access.getTarget().getName()));
  }
}
