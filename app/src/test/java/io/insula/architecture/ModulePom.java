package io.insula.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** The contents of a POM. */
final class ModulePom {
  private static final String OURS = "io.insula";

  private final Element project;

  private ModulePom(Element project) {
    this.project = project;
  }

  /**
   * A dependency as the POM declares it. If the POM states no scope, the scope is {@code compile};
   * if it states no type, the type is {@code jar}.
   */
  record Dependency(String group, String artifact, String type, String scope) {
    /** Returns whether the dependency is a module of this build. */
    boolean isOurs() {
      return group.equals(OURS);
    }

    /**
     * Returns whether the dependency is the test artifact of a module instead of the module itself.
     */
    boolean isOfTests() {
      return type.equals("test-jar");
    }

    /** Returns whether the main code has this dependency; false if only the tests have it. */
    boolean isInUse() {
      return !scope.equals("test");
    }
  }

  static ModulePom in(Path folder) throws Exception {
    var file = folder.resolve("pom.xml");
    if (!Files.exists(file)) {
      throw new IOException("there is no " + file);
    }
    return new ModulePom(
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(file.toFile())
            .getDocumentElement());
  }

  String artifact() {
    return text(project, "artifactId", "");
  }

  String description() {
    return text(project, "description", "");
  }

  /** Returns the value of a property; empty if it has none. */
  String property(String name) {
    return children(project, "properties").stream()
        .map(properties -> text(properties, name, ""))
        .findFirst()
        .orElse("");
  }

  /** Returns the folders of the modules that the POM lists. */
  List<String> modules() {
    return children(project, "modules").stream()
        .flatMap(modules -> children(modules, "module").stream())
        .map(module -> module.getTextContent().strip())
        .toList();
  }

  List<Dependency> dependencies() {
    return children(project, "dependencies").stream()
        .flatMap(list -> children(list, "dependency").stream())
        .map(
            each ->
                new Dependency(
                    text(each, "groupId", ""),
                    text(each, "artifactId", ""),
                    text(each, "type", "jar"),
                    text(each, "scope", "compile")))
        .toList();
  }

  private static String text(Element parent, String name, String otherwise) {
    return children(parent, name).stream()
        .findFirst()
        .map(each -> each.getTextContent().strip())
        .orElse(otherwise);
  }

  private static List<Element> children(Element parent, String name) {
    NodeList nodes = parent.getChildNodes();
    var children = new ArrayList<Element>();
    for (var i = 0; i < nodes.getLength(); i++) {
      Node node = nodes.item(i);
      if (node instanceof Element element && element.getTagName().equals(name)) {
        children.add(element);
      }
    }
    return children;
  }
}
