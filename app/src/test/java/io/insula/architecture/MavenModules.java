package io.insula.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * The modules of the build and what each depends on, as their POMs say.
 *
 * @param modules all but the root
 */
record MavenModules(List<Module> modules) {
  private static final String DEPLOYABLE = "insula-app";

  /**
   * One module.
   *
   * @param dependencies on other modules of this build
   */
  record Module(String artifact, List<Dependency> dependencies) {}

  record Dependency(String artifact, String scope) {}

  static MavenModules of(Path root) throws Exception {
    var modules = new ArrayList<Module>();
    for (var folder : folders(root)) {
      var project = parse(root.resolve(folder).resolve("pom.xml"));
      modules.add(new Module(text(project, "artifactId", ""), dependencies(project)));
    }
    return new MavenModules(modules);
  }

  /** The folders of the modules, below the root. */
  static List<String> folders(Path root) throws Exception {
    return children(parse(root.resolve("pom.xml")), "modules").stream()
        .flatMap(modules -> children(modules, "module").stream())
        .map(module -> module.getTextContent().strip())
        .toList();
  }

  /** The names of the apps: each X of which there are the artifacts X and X-api. */
  Set<String> apps() {
    var artifacts = modules.stream().map(Module::artifact).collect(Collectors.toSet());
    return artifacts.stream()
        .filter(artifact -> artifacts.contains(artifact + "-api"))
        .map(artifact -> artifact.substring("insula-".length()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What is against the rules, each in one line. */
  List<String> violations() {
    return Stream.concat(implementationsInUse(), apisWithImplementations()).sorted().toList();
  }

  private Stream<String> implementationsInUse() {
    return modules.stream()
        .flatMap(
            module ->
                module.dependencies().stream()
                    .filter(dependency -> isImplementation(dependency.artifact()))
                    .filter(dependency -> !mayUse(module, dependency))
                    .map(
                        dependency ->
                            module.artifact()
                                + " depends on the implementation "
                                + dependency.artifact()
                                + " in scope "
                                + dependency.scope()));
  }

  private Stream<String> apisWithImplementations() {
    return modules.stream()
        .filter(module -> module.artifact().endsWith("-api"))
        .flatMap(
            module ->
                module.dependencies().stream()
                    .filter(dependency -> !dependency.artifact().endsWith("-api"))
                    .filter(dependency -> !dependency.scope().equals("test"))
                    .map(
                        dependency ->
                            module.artifact()
                                + " is an API and depends on "
                                + dependency.artifact()));
  }

  /** The deployable brings implementations along; remote artifacts are tested on their own one. */
  private static boolean mayUse(Module module, Dependency implementation) {
    return switch (implementation.scope()) {
      case "runtime" -> module.artifact().equals(DEPLOYABLE);
      case "test" -> module.artifact().equals(implementation.artifact() + "-remote");
      default -> false;
    };
  }

  private boolean isImplementation(String artifact) {
    return apps().contains(artifact.replaceFirst("^insula-", ""));
  }

  private static List<Dependency> dependencies(Element project) {
    var dependencies = new ArrayList<Dependency>();
    for (var list : children(project, "dependencies")) {
      for (var dependency : children(list, "dependency")) {
        if (text(dependency, "groupId", "").equals("io.insula")) {
          dependencies.add(
              new Dependency(
                  text(dependency, "artifactId", ""), text(dependency, "scope", "compile")));
        }
      }
    }
    return dependencies;
  }

  private static Element parse(Path pom) throws Exception {
    if (!Files.exists(pom)) {
      throw new IOException("there is no " + pom);
    }
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(pom.toFile())
        .getDocumentElement();
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
