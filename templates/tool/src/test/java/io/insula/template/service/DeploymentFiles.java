package io.insula.template.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/**
 * The scripts of a service, and its files for Compose and Kubernetes.
 *
 * @param service the folder of the service
 */
record DeploymentFiles(Path service) {
  private static final String MOUNTED = "/run/secrets/";

  /** Returns the scripts for bash, relative to the service. */
  List<String> scripts() throws IOException {
    var scripts = new ArrayList<String>();
    for (var file : FileList.allFiles(service)) {
      var text = Files.readString(service.resolve(file), StandardCharsets.ISO_8859_1);
      if (file.toString().endsWith(".sh") || text.matches("(?s)#!\\S*[ /]bash\n.*")) {
        scripts.add(file.toString());
      }
    }
    return scripts;
  }

  /** Runs a command in the service. Fails unless it ends with the status 0. */
  void run(String... command) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(command).directory(service.toFile()).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }

  /**
   * Checks that the YAML files for containers can be read, that those for Kubernetes describe
   * objects, and that the files of each kustomization exist. Returns the YAML files.
   */
  List<String> checkYaml() throws IOException {
    var options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    var checked = new ArrayList<String>();
    for (var file : FileList.allFiles(service)) {
      if (file.startsWith("docker") && file.toString().matches(".*\\.ya?ml")) {
        for (var document : new Yaml(options).loadAll(Files.readString(service.resolve(file)))) {
          assertThat(document).as("%s", file).isInstanceOf(Map.class);
          if (file.startsWith("docker/kubernetes")) {
            checkObject(file, mapping(document));
          }
        }
        checked.add(file.toString());
      }
    }
    return checked;
  }

  private void checkObject(Path file, Map<String, ?> object) {
    assertThat(object).as("%s", file).containsKeys("apiVersion", "kind");
    var resources = object.get("resources") instanceof List<?> list ? list : List.of();
    var patches = object.get("patches") instanceof List<?> list ? list : List.of();
    var folder = service.resolve(file).getParent();
    Stream.concat(resources.stream(), patches.stream().map(patch -> mapping(patch).get("path")))
        .forEach(part -> assertThat(folder.resolve(String.valueOf(part))).exists());
  }

  /** Returns the files of secrets that the Compose file names, relative to their folder. */
  Set<String> secretsOfCompose() throws IOException {
    return mapping(compose().get("secrets")).values().stream()
        .map(secret -> String.valueOf(mapping(secret).get("file")))
        .map(file -> file.replaceFirst("^\\./secrets/", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Checks that each service of the Compose file gets the secrets that its settings name, and that
   * these secrets exist.
   */
  void assertSettingsNameSecretsOfTheirService() throws IOException {
    var known = mapping(compose().get("secrets")).keySet();
    mapping(compose().get("services"))
        .forEach(
            (name, service) -> {
              var given = (List<?>) mapping(service).get("secrets");
              var read =
                  mapping(mapping(service).get("environment")).values().stream()
                      .map(String::valueOf)
                      .filter(value -> value.startsWith(MOUNTED))
                      .map(value -> value.substring(MOUNTED.length()))
                      .collect(Collectors.toSet());
              assertThat(read).as(name).isNotEmpty().isEqualTo(Set.copyOf(given));
              assertThat(known).as(name).containsAll(read);
            });
  }

  /** Runs the script that makes secrets, and returns the files that it made in a new folder. */
  Set<String> secretsMadeIn(Path folder) throws IOException, InterruptedException {
    run("bash", "docker/secrets.sh", folder.toString());
    var made = new TreeSet<String>();
    for (var file : FileList.allFiles(folder)) {
      assertThat(Files.readString(folder.resolve(file))).as("%s", file).isNotBlank();
      made.add(file.toString());
    }
    return made;
  }

  private Map<String, ?> compose() throws IOException {
    return new Yaml().load(Files.readString(service.resolve("docker/compose.yaml")));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, ?> mapping(Object value) {
    return (Map<String, ?>) value;
  }
}
