package dev.winnow.server;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
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
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/// Who may use what, as CONTRIBUTING.md's table says it; looked up in the class files of all
/// modules.
final class ArchitectureTest {

  private static final JavaClasses WINNOW =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.winnow");

  private static final Set<String> FEATURES = Set.of("template", "model", "task", "dataset");
  private static final String CORE = "dev.winnow.core..";

  @Test
  void seesAllModules() {
    Set<String> modules = new TreeSet<>();
    WINNOW.forEach(type -> modules.add(type.getPackageName().split("\\.", -1)[2]));
    assertThat(modules)
        .containsExactly(
            "bench", "cli", "core", "engine", "offline", "providers", "server", "storage");
  }

  @Test
  void eachModuleUsesOnlyWhatItMay() {
    uses("dev.winnow.core..", CORE);
    uses("dev.winnow.engine..", "dev.winnow.engine..", CORE);
    uses("dev.winnow.providers..", "dev.winnow.providers..", "dev.winnow.core.llm");
    uses("dev.winnow.offline..", "dev.winnow.offline..", "dev.winnow.core.llm");
    uses("dev.winnow.storage..", "dev.winnow.storage..", CORE);
    // The benchmark of reading calls the reader itself.
    uses("dev.winnow.bench..", "dev.winnow.bench..", CORE);
    uses(
        "dev.winnow.cli..",
        "dev.winnow.cli..",
        "dev.winnow.engine..",
        "dev.winnow.providers..",
        "dev.winnow.offline..",
        "dev.winnow.storage..",
        CORE);
    uses(
        "dev.winnow.server..",
        "dev.winnow.server..",
        "dev.winnow.engine..",
        "dev.winnow.providers..",
        "dev.winnow.offline..",
        "dev.winnow.storage..",
        CORE);
  }

  /// What two features share lives in `web` or `call`, or below the service.
  @Test
  void aFeatureOfTheServiceUsesNoOther() {
    for (String feature : FEATURES) {
      Set<String> others = new TreeSet<>(FEATURES);
      others.remove(feature);
      noClasses()
          .that()
          .resideInAPackage("dev.winnow.server." + feature + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              others.stream()
                  .map(other -> "dev.winnow.server." + other + "..")
                  .toArray(String[]::new))
          .check(WINNOW);
    }
  }

  private static void uses(String module, String... allowed) {
    noClasses()
        .that()
        .resideInAPackage(module)
        .should()
        .dependOnClassesThat(resideInAPackage("dev.winnow..").and(not(resideInAnyPackage(allowed))))
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

  /// The exceptions, each with its reason: the HTTP client of `providers` wants an executor for its
  /// own work, no call of ours runs on it; the simulated server of `bench` serves each connection
  /// with a thread; the embedded PostgreSQL of `storage` is a process, and one thread waits for its
  /// end to start it again; the service starts it while Spring starts, and does what follows a
  /// commit on a thread that has no transaction of its own; and those who watch tasks are told by a
  /// thread that neither a run nor the writer waits for. (Ctrl-C reaches `cli` on a thread that the
  /// Java machine makes.)
  @Test
  void onlyTheEngineStartsThreads() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.winnow.engine..", "dev.winnow.bench..")
        .and()
        .doNotHaveFullyQualifiedName("dev.winnow.providers.http.JdkTransport")
        .and()
        .doNotHaveFullyQualifiedName("dev.winnow.storage.postgres.Supervisor")
        .and()
        .doNotHaveFullyQualifiedName("dev.winnow.server.start.StartingDatabase")
        .and()
        .doNotHaveFullyQualifiedName("dev.winnow.server.task.TaskFeeds")
        .and()
        .haveNameNotMatching("dev\\.winnow\\.server\\.web\\.AfterCommit.*")
        .should()
        .accessTargetWhere(
            calls(
                "what starts threads",
                (owner, name) ->
                    (owner.isAssignableTo(Thread.class)
                            && Set.of("<init>", "ofVirtual", "ofPlatform", "startVirtualThread")
                                .contains(name))
                        || owner.isEquivalentTo(Executors.class)
                        || owner.isAssignableTo(ForkJoinPool.class)
                        || (owner.isAssignableTo(CompletableFuture.class) && name.endsWith("Async"))
                        || owner.isEquivalentTo(java.util.Timer.class)
                        || name.equals("parallel")
                        || name.equals("parallelStream")))
        .orShould()
        .dependOnClassesThat(assignableTo(ExecutorService.class))
        .orShould()
        .dependOnClassesThat(assignableTo(ThreadFactory.class))
        .check(WINNOW);
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
