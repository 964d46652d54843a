package io.insula.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks that the files that deploy the image name the version of the root POM. */
class DeployedVersionTest {
  private static final Pattern VERSION =
      Pattern.compile("</parent>.*?<version>([^<]+)</version>", Pattern.DOTALL);
  private static final Pattern IMAGE = Pattern.compile("insula:(\\d[\\w.-]*)");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "compose.yaml",
        "play-kubernetes.sh",
        "kubernetes/base/deployment.yaml",
        "kubernetes/overlays/moved-out/threads.yaml"
      })
  void each_image_has_the_version_of_the_root_pom(String file) {
    var pom = VERSION.matcher(RepositoryFiles.text(RepositoryFiles.ROOT.resolve("pom.xml")));

    assertThat(pom.find()).isTrue();
    assertThat(IMAGE.matcher(RepositoryFiles.text(RepositoryFiles.DOCKER.resolve(file))).results())
        .isNotEmpty()
        .allSatisfy(image -> assertThat(image.group(1)).isEqualTo(pom.group(1)));
  }
}
