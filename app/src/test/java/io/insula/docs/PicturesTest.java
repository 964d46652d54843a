package io.insula.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Checks that three pictures of the documentation have a version for light pages and one for dark
 * pages, which differ only in their style.
 */
class PicturesTest {
  private static final Path FOLDER = Path.of("..", "docs", "images");

  @ParameterizedTest
  @ValueSource(strings = {"insula", "rooms", "request"})
  void the_dark_picture_shows_what_the_light_one_shows(String name) throws IOException {
    var light = Files.readString(FOLDER.resolve(name + "-light.svg"), UTF_8);
    var dark = Files.readString(FOLDER.resolve(name + "-dark.svg"), UTF_8);

    assertThat(withoutStyle(dark)).isEqualTo(withoutStyle(light)).contains("<title", "<desc");
    assertThat(dark).isNotEqualTo(light);
  }

  private static String withoutStyle(String picture) {
    return picture.replaceAll("(?s)<style>.*?</style>", "");
  }
}
