package io.insula.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.lang.annotation.Annotation;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The compiled code that the rules check: the real code base, or the fixture {@code broken}, which
 * violates every rule.
 *
 * @param root the package that holds the kernel and the apps
 * @param classes all classes below the root that are not generated; of the real code base, without
 *     tests and the testkit
 * @param apps the names of the apps: each X for which a package {@code root.X.internal} exists
 * @param migrations the folder on the class path with a folder of migrations for each schema
 */
record CodeBase(String root, JavaClasses classes, Set<String> apps, String migrations) {
  private static final String REAL = "io.insula";
  private static final String BROKEN = "io.insula.architecture.broken";

  /** Holds the real code base. All tests share it, because reading its classes takes seconds. */
  private static final class Real {
    private static final CodeBase CODE =
        of(REAL, "db/migration", location -> !isOfTests(location) && !isTestkit(location));
  }

  private static final class Broken {
    private static final CodeBase CODE = of(BROKEN, "broken/db/migration", location -> true);
  }

  static CodeBase real() {
    return Real.CODE;
  }

  static CodeBase broken() {
    return Broken.CODE;
  }

  private static boolean isOfTests(Location location) {
    return location.contains("/test-classes/") || location.contains("-tests.jar");
  }

  private static boolean isTestkit(Location location) {
    return location.contains("/io/insula/testkit/");
  }

  private static CodeBase of(String root, String migrations, ImportOption option) {
    var classes =
        new ClassFileImporter()
            .withImportOption(option)
            .withImportOption(location -> !isGenerated(location))
            .importPackages(root);
    var implementation = Pattern.compile(Pattern.quote(root) + "\\.(\\w+)\\.internal(\\..*)?");
    var apps =
        classes.stream()
            .map(type -> implementation.matcher(type.getPackageName()))
            .filter(matcher -> matcher.matches())
            .map(matcher -> matcher.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    return new CodeBase(root, classes, apps, migrations);
  }

  /**
   * Returns whether a class is generated. Micronaut's generated classes have names that begin with
   * a dollar sign. Classes from a {@code .proto} are in packages {@code wire}, which have no other
   * classes.
   */
  private static boolean isGenerated(Location location) {
    return location.matches(
        Pattern.compile(".*/\\$[^/]*\\.class|.*\\$Intercepted.*\\.class|.*/wire/[^/]*\\.class"));
  }

  /** Returns the name of the app that this class belongs to. */
  Optional<String> appOf(JavaClass type) {
    return Optional.of(roomOf(type)).filter(apps::contains);
  }

  /** Returns the first part of the package below the root, for instance {@code kernel}. */
  String roomOf(JavaClass type) {
    var name = type.getPackageName();
    if (!name.startsWith(root + ".")) {
      return "";
    }
    var rest = name.substring(root.length() + 1);
    return rest.contains(".") ? rest.substring(0, rest.indexOf('.')) : rest;
  }

  /** Returns whether this class is part of an app's implementation. */
  boolean isInternal(JavaClass type) {
    return appOf(type)
        .map(app -> root + "." + app + ".internal")
        .filter(name -> (type.getPackageName() + ".").startsWith(name + "."))
        .isPresent();
  }

  /** Returns whether this class is part of an app's remote artifact. */
  boolean isRemote(JavaClass type) {
    return appOf(type)
        .map(app -> root + "." + app + ".")
        .filter(
            name ->
                type.getPackageName().equals(name + "remote")
                    || type.getPackageName().equals(name + "wire"))
        .isPresent();
  }

  /** Returns whether this class is part of an app's API. */
  boolean isApi(JavaClass type) {
    return appOf(type).isPresent() && !isInternal(type) && !isRemote(type);
  }

  /** Returns an annotation of a class, and the same annotation of its methods. */
  static <A extends Annotation> Stream<A> annotations(JavaClass type, Class<A> annotation) {
    return Stream.<HasAnnotations<?>>concat(Stream.of(type), type.getMethods().stream())
        .flatMap(each -> each.tryGetAnnotationOfType(annotation).stream());
  }
}
