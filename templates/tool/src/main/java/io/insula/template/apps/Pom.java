package io.insula.template.apps;

import io.insula.template.CommandRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a POM. The methods add and remove whole elements. All other lines stay as they are,
 * with their comments.
 */
record Pom(String text) {
  private static final String MANAGED_END = "    </dependencies>\n  </dependencyManagement>";
  private static final String DEPENDENCIES_END = "\n  </dependencies>";
  private static final String DEPLOYABLE = "    <module>app</module>\n";

  static Pom in(Path file) throws IOException {
    return new Pom(Files.readString(file));
  }

  boolean hasArtifact(String artifact) {
    return text.contains("<artifactId>" + artifact + "</artifactId>");
  }

  /** Adds modules before the deployable, which is built after all apps. */
  Pom withModules(List<String> folders) {
    var lines = new StringBuilder();
    folders.forEach(folder -> lines.append("    <module>%s</module>\n".formatted(folder)));
    return insertBefore(DEPLOYABLE, lines.toString());
  }

  /** Adds a module to the dependency management, which states its version for all other modules. */
  Pom withManaged(Dependency dependency) {
    return insertBefore(MANAGED_END, dependency.managed());
  }

  /** Adds a dependency of this module. */
  Pom withDependency(Dependency dependency) {
    return insertBefore(DEPENDENCIES_END, "\n" + dependency.element("    ").stripTrailing());
  }

  private Pom insertBefore(String anchor, String added) {
    var place = text.lastIndexOf(anchor);
    if (place < 0) {
      throw new CommandRefusedException(
          "a pom.xml has no line \"" + anchor.strip() + "\": restore this line");
    }
    return new Pom(text.substring(0, place) + added + text.substring(place));
  }

  /** Removes the modules below a folder. */
  Pom withoutModules(String folder) {
    return remove("    <module>" + Pattern.quote(folder) + "/[^<]*</module>\n");
  }

  /** Removes each dependency on an artifact, also from the dependency management. */
  Pom withoutArtifact(String artifact) {
    return remove(
        " *<dependency>\n(?: *<(?!/dependency|artifactId)[^\n]*\n)* *<artifactId>"
            + Pattern.quote(artifact)
            + "</artifactId>\n(?:(?! *</dependency>)[^\n]*\n)* *</dependency>\n");
  }

  private Pom remove(String element) {
    return new Pom(Pattern.compile(element).matcher(text).replaceAll(Matcher.quoteReplacement("")));
  }

  /**
   * A dependency on a module of this repository.
   *
   * @param type empty for the type {@code jar}
   * @param scope empty for the scope {@code compile}
   */
  record Dependency(String artifact, String type, String scope) {
    private String managed() {
      return element("      ", "version", "${project.version}", "type", type);
    }

    private String element(String indent) {
      return element(indent, "type", type, "scope", scope);
    }

    private String element(String indent, String... more) {
      var lines = new StringBuilder(indent + "<dependency>\n");
      lines.append(indent).append("  <groupId>io.insula</groupId>\n");
      lines.append(indent).append("  <artifactId>").append(artifact).append("</artifactId>\n");
      for (var i = 0; i < more.length; i += 2) {
        if (!more[i + 1].isEmpty()) {
          var line = "%s  <%s>%s</%s>\n".formatted(indent, more[i], more[i + 1], more[i]);
          lines.append(line);
        }
      }
      return lines.append(indent).append("</dependency>\n").toString();
    }
  }
}
