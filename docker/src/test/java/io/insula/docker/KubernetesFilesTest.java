package io.insula.docker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Pod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Checks that the files below {@code docker/kubernetes}, including patches, fit the types of the
 * Kubernetes API. Checks the same for the objects that each overlay makes from them.
 */
class KubernetesFilesTest {
  private final KubernetesTypeReader types = new KubernetesTypeReader();

  @Test
  void each_file_has_the_types_of_the_api() throws JsonProcessingException {
    var files =
        RepositoryFiles.files(RepositoryFiles.KUBERNETES, ".yaml").stream()
            .filter(file -> !file.endsWith("kustomization.yaml"))
            .toList();

    assertThat(files).hasSizeGreaterThan(10);
    for (var file : files) {
      for (var object : RepositoryFiles.yaml(file)) {
        types.read(object);
      }
    }
  }

  @Test
  void a_misspelt_field_is_refused() {
    var deployment =
        RepositoryFiles.yaml(RepositoryFiles.KUBERNETES.resolve("base/deployment.yaml")).getFirst();
    ((ObjectNode) deployment.at("/spec/template/spec/containers/0")).put("readynessProbe", "");

    assertThatThrownBy(() -> types.read(deployment))
        .isInstanceOf(UnrecognizedPropertyException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"base", "overlays/production", "overlays/moved-out"})
  void each_folder_makes_valid_objects_with_unique_names(String folder)
      throws JsonProcessingException {
    var objects = KustomizeOverlay.build(RepositoryFiles.KUBERNETES.resolve(folder));

    for (var object : objects) {
      types.read(object);
    }
    assertThat(objects.stream().map(KustomizeOverlay::identity)).doesNotHaveDuplicates();
  }

  /** Two versions of the image in one installation would call each other. */
  @Test
  void an_edit_of_the_image_of_one_overlay_changes_all_deployments(@TempDir Path copy)
      throws IOException {
    var tag = Pattern.compile("newTag: .*");
    var edited = 0;
    for (var file : RepositoryFiles.files(RepositoryFiles.KUBERNETES, "kustomization.yaml")) {
      if (tag.matcher(RepositoryFiles.text(file)).find()) {
        var folder = Files.createDirectory(copy.resolve("edit-" + edited++));
        copyKubernetes(folder);
        var changed = folder.resolve(RepositoryFiles.KUBERNETES.relativize(file).toString());
        Files.writeString(
            changed, tag.matcher(RepositoryFiles.text(file)).replaceAll("newTag: 99.0.0"));

        assertThat(KustomizeOverlay.build(folder.resolve("overlays/moved-out")))
            .filteredOn(object -> object.path("kind").asText().equals("Deployment"))
            .hasSize(2)
            .extracting(object -> object.at("/spec/template/spec/containers/0/image").asText())
            .allMatch(image -> image.endsWith(":99.0.0"));
      }
    }
    assertThat(edited).isPositive();
  }

  private static void copyKubernetes(Path target) throws IOException {
    for (var file : RepositoryFiles.files(RepositoryFiles.KUBERNETES, ".yaml")) {
      var copy = target.resolve(RepositoryFiles.KUBERNETES.relativize(file).toString());
      Files.createDirectories(copy.getParent());
      Files.copy(file, copy);
    }
  }

  /** The overlays put the pod into a namespace with the pod security standard "restricted". */
  @Test
  void the_pod_for_backups_is_restricted_and_has_the_password_of_the_secret()
      throws JsonProcessingException {
    var file = RepositoryFiles.KUBERNETES.resolve("backup-pod.yaml");
    var pod = types.read(RepositoryFiles.yaml(file).getFirst(), Pod.class).getSpec();
    var container = pod.getContainers().getFirst();
    var security = container.getSecurityContext();
    var password = container.getEnv().getFirst().getValueFrom().getSecretKeyRef();

    assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
    assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
    assertThat(security.getAllowPrivilegeEscalation()).isFalse();
    assertThat(security.getCapabilities().getDrop()).containsExactly("ALL");
    assertThat(password.getName()).isEqualTo("insula");
    assertThat(
            RepositoryFiles.text(RepositoryFiles.KUBERNETES.resolve("secrets/insula.env.example")))
        .contains("\n" + password.getKey() + "=\n");
  }

  @Test
  void each_kustomization_is_valid() {
    var files = RepositoryFiles.files(RepositoryFiles.KUBERNETES, "kustomization.yaml");

    assertThat(files)
        .hasSize(4)
        .allSatisfy(
            file ->
                assertThat(
                        ThirdPartySchemaValidator.violations(
                            "kustomization", RepositoryFiles.yaml(file).getFirst()))
                    .isEmpty());
  }

  @Test
  void a_misspelt_field_of_a_kustomization_is_refused() {
    var file = RepositoryFiles.KUBERNETES.resolve("overlays/production/kustomization.yaml");
    var kustomization = (ObjectNode) RepositoryFiles.yaml(file).getFirst();
    kustomization.set("patchs", kustomization.remove("patches"));

    assertThat(ThirdPartySchemaValidator.violations("kustomization", kustomization))
        .anyMatch(violation -> violation.contains("patchs"));
  }

  /**
   * Checks that {@link KustomizeOverlay} makes the same objects as kustomize. Skipped if kubectl is
   * not installed.
   */
  @ParameterizedTest
  @ValueSource(strings = {"base", "overlays/production", "overlays/moved-out"})
  void kustomize_makes_the_same_objects(String folder) throws Exception {
    var kustomization = RepositoryFiles.KUBERNETES.resolve(folder);
    assumeTrue(hasKubectl(), "kubectl is not installed");
    var process =
        new ProcessBuilder("kubectl", "kustomize", kustomization.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    var made = YamlDocuments.parse(new String(process.getInputStream().readAllBytes(), UTF_8));

    assertThat(process.waitFor()).isZero();
    assertThat(sorted(made)).isEqualTo(sorted(KustomizeOverlay.build(kustomization)));
  }

  private static boolean hasKubectl() {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Path.of(folder, "kubectl").toFile().canExecute());
  }

  private static List<JsonNode> sorted(List<JsonNode> objects) {
    return objects.stream().sorted(Comparator.comparing(KustomizeOverlay::identity)).toList();
  }
}
