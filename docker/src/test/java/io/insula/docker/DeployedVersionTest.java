package io.insula.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks that the files that deploy the image name the version of the root POM. */
class DeployedVersionTest {
  private static final Pattern VERSION =
      Pattern.compile("</parent>.*?<version>([^<]+)</version>", Pattern.DOTALL);
  private static final Pattern IMAGE = Pattern.compile("insula:(\\d[\\w.-]*)");

  /**
   * An operator pulls the image of a release from a registry. The version of a release has no
   * suffix.
   */
  @Test
  void the_overlay_for_production_names_the_release_of_the_root_pom() {
    var file = "kubernetes/overlays/production/kustomization.yaml";
    var images =
        RepositoryFiles.yaml(RepositoryFiles.DOCKER.resolve(file)).getFirst().path("images");

    assertThat(images.findValuesAsText("newTag"))
        .isNotEmpty()
        .allSatisfy(tag -> assertThat(tag).isEqualTo(version().replace("-SNAPSHOT", "")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "compose.yaml",
        "play-kubernetes.sh",
        "kubernetes/base/deployment.yaml",
        "kubernetes/overlays/moved-out/threads.yaml"
      })
  void each_image_has_the_version_of_the_root_pom(String file) {
    var version = version();

    assertThat(IMAGE.matcher(RepositoryFiles.text(RepositoryFiles.DOCKER.resolve(file))).results())
        .isNotEmpty()
        .allSatisfy(image -> assertThat(image.group(1)).isEqualTo(version));
  }

  private static String version() {
    var pom = VERSION.matcher(RepositoryFiles.text(RepositoryFiles.ROOT.resolve("pom.xml")));
    assertThat(pom.find()).isTrue();
    return pom.group(1);
  }
}
