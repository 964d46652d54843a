package io.insula.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.GeneralCodingRules;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.HttpMethodMapping;
import io.micronaut.security.annotation.Secured;
import java.text.Normalizer;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** The rules for the style of code. */
final class CodeRules {
  private static final Pattern RECURSIVE_LOOP = Pattern.compile("\\)(?:[*+]|\\{\\d+,})(?!\\+)");

  private CodeRules() {}

  static List<CodeBaseRule> all() {
    return List.of(
        of(
            "nothing sleeps instead of waiting",
            ArchRuleDefinition.noClasses()
                .that()
                // This package stops processes that are not its children, so there is no event to
                // wait for.
                .resideOutsideOfPackage("io.insula.postgres")
                .should()
                .callMethodWhere(
                    DescribedPredicate.describe(
                        "Thread.sleep",
                        call ->
                            call.getTargetOwner().isEquivalentTo(Thread.class)
                                && call.getName().equals("sleep")))),
        of(
            "time comes from the server's clock",
            ArchRuleDefinition.noClasses()
                .that()
                .resideOutsideOfPackage("io.insula.bench..")
                .and(DescribedPredicate.not(readsTheMachinesTime()))
                .should()
                .callMethodWhere(
                    DescribedPredicate.describe(
                        "a method that reads the clock of the machine",
                        CodeRules::readsMachineClock))),
        of(
            "text is normalized in a bounded time",
            ArchRuleDefinition.noClasses()
                .that()
                .doNotHaveSimpleName("UnicodeNormalizer")
                .should()
                .callMethodWhere(
                    DescribedPredicate.describe(
                        "Normalizer.normalize, which is quadratic",
                        call -> call.getTargetOwner().isEquivalentTo(Normalizer.class)))),
        new CodeBaseRule(
            "no regular expression repeats a group by recursion", CodeRules::recursiveLoops),
        of(
            "only a main class prints",
            ArchRuleDefinition.noClasses()
                .that(DescribedPredicate.not(hasMain()))
                .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)),
        of(
            "dependencies come through the constructor",
            GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION),
        new CodeBaseRule("static state is immutable", CodeRules::staticState),
        new CodeBaseRule("every package is @NullMarked", CodeRules::packagesThatMayBeNull),
        new CodeBaseRule("every route declares who may call it", CodeRules::routesForNobodyKnows));
  }

  /**
   * Finds regular expressions with a greedy or lazy loop over a group. Java matches such loops by
   * recursion, so a long input overflows the stack. Possessive loops are safe.
   */
  private static Stream<String> recursiveLoops(CodeBase codeBase) {
    return codeBase.classes().stream()
        .flatMap(
            type ->
                ClassFileTextReader.of(type)
                    .filter(RECURSIVE_LOOP.asPredicate())
                    .map(text -> type.getName() + " repeats a group of " + text));
  }

  private static CodeBaseRule of(String name, ArchRule rule) {
    return new CodeBaseRule(
        name,
        codeBase ->
            rule
                .allowEmptyShould(true)
                .evaluate(codeBase.classes())
                .getFailureReport()
                .getDetails()
                .stream());
  }

  /**
   * The classes that need the time of the machine. {@code MachineClock} compares it with that of
   * the database, {@code GoogleExceptionMapper} compares it with a date from Google, and {@code
   * ReadinessPoller} measures a start before there is a database.
   */
  private static DescribedPredicate<JavaClass> readsTheMachinesTime() {
    var names = Set.of("MachineClock", "GoogleExceptionMapper", "ReadinessPoller");
    return DescribedPredicate.describe(
        "a class that needs the time of the machine", type -> names.contains(type.getSimpleName()));
  }

  private static boolean readsMachineClock(JavaMethodCall call) {
    var owner = call.getTargetOwner();
    var withoutClock =
        call.getTarget().getRawParameterTypes().stream()
            .noneMatch(type -> type.isEquivalentTo(Clock.class));
    return switch (call.getName()) {
      case "now" -> owner.getPackageName().equals("java.time") && withoutClock;
      case "currentTimeMillis" -> owner.isEquivalentTo(System.class);
      case "systemUTC", "systemDefaultZone", "system" -> owner.isEquivalentTo(Clock.class);
      default -> false;
    };
  }

  private static DescribedPredicate<JavaClass> hasMain() {
    return DescribedPredicate.describe(
        "a main class",
        type -> type.getMethods().stream().anyMatch(method -> method.getName().equals("main")));
  }

  private static Stream<String> staticState(CodeBase codeBase) {
    return codeBase.classes().stream()
        .flatMap(type -> type.getFields().stream())
        .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
        .filter(field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC))
        .filter(field -> !field.getName().contains("$"))
        .filter(field -> !field.getModifiers().contains(JavaModifier.FINAL) || isMutable(field))
        .map(JavaField::getFullName);
  }

  /**
   * Returns whether a constant may be changed. A constant with an interface type is accepted,
   * because {@code List.of} and similar methods return immutable values.
   */
  private static boolean isMutable(JavaField field) {
    var type = field.getRawType();
    var collection = type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class);
    return type.isArray()
        || (collection && !type.isInterface())
        || type.getPackageName().equals("java.util.concurrent.atomic")
        || type.isAssignableTo(ThreadLocal.class)
        || type.isEquivalentTo(StringBuilder.class);
  }

  private static Stream<String> packagesThatMayBeNull(CodeBase codeBase) {
    return codeBase.classes().stream()
        .map(JavaClass::getPackage)
        .distinct()
        .filter(
            each ->
                each.tryGetPackageInfo()
                    .filter(info -> info.isAnnotatedWith(NullMarked.class))
                    .isEmpty())
        .map(each -> each.getName());
  }

  private static Stream<String> routesForNobodyKnows(CodeBase codeBase) {
    return codeBase.classes().stream()
        .filter(type -> type.isMetaAnnotatedWith(Controller.class))
        .filter(type -> !type.isAnnotatedWith(Secured.class))
        .flatMap(type -> type.getMethods().stream())
        .filter(method -> method.isMetaAnnotatedWith(HttpMethodMapping.class))
        .filter(method -> !method.isAnnotatedWith(Secured.class))
        .map(JavaMethod::getFullName);
  }
}
