package io.insula.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The classes and members of the kernel that plugins can use, at one version of the kernel.
 *
 * @param version the version, with three numbers
 * @param lines a line for each public class and, indented, for each of its supertypes and of its
 *     public and protected members, as Java's reflection prints them
 */
record KernelMembers(String version, List<String> lines) {
  private static final String VERSION = "version ";
  private static final String INDENT = "  ";
  private static final Pattern ABSTRACT_METHOD =
      Pattern.compile(INDENT + ".*\\babstract .* ([\\w.$]+)\\.\\w+\\(.*");

  /**
   * Finds the members in code.
   *
   * @param packages the packages of the rooms that plugins can use, below the root of the code
   */
  static KernelMembers of(CodeBase code, Set<String> packages, String version) {
    var lines = new ArrayList<String>();
    code.classes().stream()
        .filter(type -> packages.stream().anyMatch(each -> isIn(type, code.root() + "." + each)))
        .sorted(Comparator.comparing(JavaClass::getName))
        .<Class<?>>map(type -> type.reflect())
        .filter(KernelMembers::isVisible)
        .forEach(type -> lines.addAll(linesOf(type)));
    return new KernelMembers(version, lines);
  }

  /** Reads the text of {@link #text}. */
  static KernelMembers parse(String text) {
    var lines = text.lines().filter(line -> !line.isBlank()).toList();
    return new KernelMembers(
        lines.getFirst().substring(VERSION.length()), lines.subList(1, lines.size()));
  }

  /** Returns the version and, after it, the lines. */
  String text() {
    var text = new StringBuilder(VERSION + version + "\n");
    for (var line : lines) {
      text.append(line.startsWith(INDENT) ? "" : "\n").append(line).append('\n');
    }
    return text.toString();
  }

  /**
   * Returns what is wrong with the version of these members, if they differ from the members of the
   * last release.
   *
   * @return nothing if the version is high enough; otherwise a sentence and all differences
   */
  List<String> complaintsAfter(KernelMembers released) {
    var lowest = lowestVersionAfter(released);
    if (parsed(version).compareTo(parsed(lowest)) >= 0) {
      return List.of();
    }
    var reason =
        "insula.kernel.version is %s and must be %s or later, because of:"
            .formatted(version, lowest);
    return Stream.of(
            Stream.of(reason),
            released.minus(this).map(line -> "removed " + line.strip()),
            minus(released).map(line -> "added " + line.strip()))
        .flatMap(each -> each)
        .toList();
  }

  private String lowestVersionAfter(KernelMembers released) {
    var numbers = Stream.of(released.version.split("\\.")).map(Integer::valueOf).toList();
    if (released.minus(this).findAny().isPresent()
        || minus(released).anyMatch(released::mustImplement)) {
      return "%d.0.0".formatted(numbers.getFirst() + 1);
    }
    return minus(released).findAny().isPresent()
        ? "%d.%d.0".formatted(numbers.getFirst(), numbers.get(1) + 1)
        : released.version;
  }

  private Stream<String> minus(KernelMembers other) {
    return lines.stream().filter(line -> !other.lines.contains(line));
  }

  /** Returns whether a new line is an abstract method of a type that plugins may implement. */
  private boolean mustImplement(String line) {
    var method = ABSTRACT_METHOD.matcher(line);
    return method.matches()
        && lines.stream()
            .filter(each -> !each.startsWith(INDENT))
            .anyMatch(each -> (each + "<").contains(" " + method.group(1) + "<"));
  }

  private static ModuleDescriptor.Version parsed(String version) {
    return ModuleDescriptor.Version.parse(version);
  }

  private static boolean isIn(JavaClass type, String packageName) {
    return (type.getPackageName() + ".").startsWith(packageName + ".");
  }

  private static boolean isVisible(Class<?> type) {
    return Stream.<Class<?>>iterate(type, each -> each != null, Class::getEnclosingClass)
        .allMatch(each -> isVisible(each.getModifiers()));
  }

  private static boolean isVisible(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }

  private static List<String> linesOf(Class<?> type) {
    var supertypes =
        Stream.concat(
                Stream.ofNullable(type.getGenericSuperclass()),
                Stream.of(type.getGenericInterfaces()))
            .map(each -> INDENT + type.getName() + " is a " + each.getTypeName());
    var members =
        Stream.<Member[]>of(
                type.getDeclaredFields(), type.getDeclaredConstructors(), type.getDeclaredMethods())
            .flatMap(Stream::of)
            .filter(member -> isVisible(member.getModifiers()) && !member.isSynthetic())
            .map(member -> INDENT + text(member));
    return Stream.concat(
            Stream.of(type.toGenericString()), Stream.concat(supertypes, members).sorted())
        .toList();
  }

  private static String text(Member member) {
    return member instanceof Executable executable
        ? executable.toGenericString()
        : ((Field) member).toGenericString();
  }
}
