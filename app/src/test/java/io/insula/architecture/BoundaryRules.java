package io.insula.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.EvaluationResult;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** The rules for dependencies between apps, APIs and the kernel. */
final class BoundaryRules {
  private static final List<String> PLAIN = List.of("java.", "org.jspecify.");

  /** The packages of the libraries for calls between processes. */
  private static final List<String> WIRE = List.of("io.grpc.", "com.google.protobuf.");

  /** The room that answers calls from other processes and makes the clients for them. */
  private static final String HOST_OF_CALLS = "kernel.movingout";

  /**
   * The packages that may use apps: the deployable, and the artifact that records the events of all
   * apps (decision 18).
   */
  private static final Set<String> MAY_KNOW_APPS = Set.of("app", "recording");

  /**
   * The package of {@code core/api}, which all APIs use. All remote artifacts also use the package
   * {@link #SHARED_REMOTE}, which is {@code core/remote}.
   */
  private static final String SHARED = "api";

  private static final String SHARED_REMOTE = "remote";

  private BoundaryRules() {}

  static List<CodeBaseRule> all() {
    return List.of(
        new CodeBaseRule(
            "no other code uses an app's implementation",
            codeBase ->
                dependencies(
                    codeBase,
                    (from, to) ->
                        codeBase.isInternal(to)
                            && !codeBase.roomOf(from).equals(codeBase.roomOf(to)))),
        new CodeBaseRule(
            "an API does not use its own implementation",
            codeBase ->
                dependencies(
                    codeBase,
                    (from, to) ->
                        codeBase.isApi(from)
                            && codeBase.isInternal(to)
                            && codeBase.roomOf(from).equals(codeBase.roomOf(to)))),
        new CodeBaseRule(
            "an API uses plain Java and other APIs, no library of the web or the database",
            codeBase ->
                dependencies(
                    codeBase, (from, to) -> codeBase.isApi(from) && !isPlain(codeBase, to))),
        new CodeBaseRule(
            "a remote artifact uses only APIs and gRPC, no library of the web or the" + " database",
            codeBase ->
                dependencies(
                    codeBase,
                    (from, to) ->
                        codeBase.isRemote(from)
                            && !isPlain(codeBase, to)
                            && !isWire(codeBase, to))),
        new CodeBaseRule(
            "an app's implementation does not use calls between processes",
            codeBase ->
                dependencies(
                    codeBase, (from, to) -> codeBase.isInternal(from) && isWire(codeBase, to))),
        new CodeBaseRule(
            "only code for calls between processes uses gRPC and Protobuf",
            codeBase ->
                dependencies(
                    codeBase,
                    (from, to) ->
                        !isForCalls(codeBase, from)
                            && WIRE.stream().anyMatch(to.getName()::startsWith))),
        new CodeBaseRule(
            "an API shows interfaces, records, enums and errors, never a class with behaviour",
            BoundaryRules::concreteApiTypes),
        new CodeBaseRule(
            "the kernel knows no app",
            codeBase ->
                dependencies(
                    codeBase,
                    (from, to) ->
                        codeBase.appOf(from).isEmpty()
                            && !MAY_KNOW_APPS.contains(codeBase.roomOf(from))
                            && codeBase.appOf(to).isPresent())),
        new CodeBaseRule("apps have no circular dependencies", BoundaryRules::cycles));
  }

  private static Stream<String> dependencies(
      CodeBase codeBase, BiPredicate<JavaClass, JavaClass> forbidden) {
    return codeBase.classes().stream()
        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
        .filter(
            dependency ->
                forbidden.test(
                    dependency.getOriginClass(),
                    dependency.getTargetClass().getBaseComponentType()))
        .map(Dependency::getDescription)
        .distinct();
  }

  private static boolean isPlain(CodeBase codeBase, JavaClass type) {
    if (type.isPrimitive() || codeBase.isApi(type) || codeBase.roomOf(type).equals(SHARED)) {
      return true;
    }
    return !type.getPackageName().startsWith("java.sql")
        && PLAIN.stream().anyMatch(type.getName()::startsWith);
  }

  private static boolean isWire(CodeBase codeBase, JavaClass type) {
    return codeBase.isRemote(type)
        || codeBase.roomOf(type).equals(SHARED_REMOTE)
        || WIRE.stream().anyMatch(type.getName()::startsWith);
  }

  private static boolean isForCalls(CodeBase codeBase, JavaClass type) {
    return codeBase.isRemote(type)
        || codeBase.roomOf(type).equals(SHARED_REMOTE)
        || (type.getPackageName() + ".").startsWith(codeBase.root() + "." + HOST_OF_CALLS + ".");
  }

  private static Stream<String> concreteApiTypes(CodeBase codeBase) {
    return codeBase.classes().stream()
        .filter(codeBase::isApi)
        .filter(type -> type.getModifiers().stream().anyMatch(m -> m.name().equals("PUBLIC")))
        .filter(
            type ->
                !(type.isInterface()
                    || type.isRecord()
                    || type.isEnum()
                    || type.isAssignableTo(Throwable.class)))
        .map(JavaClass::getName);
  }

  private static Stream<String> cycles(CodeBase codeBase) {
    EvaluationResult result =
        SlicesRuleDefinition.slices()
            .matching(codeBase.root() + ".(*)..")
            .should()
            .beFreeOfCycles()
            .allowEmptyShould(true)
            .evaluate(codeBase.classes());
    return result.getFailureReport().getDetails().stream();
  }
}
