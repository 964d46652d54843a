package io.insula.template.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppUseFinderTest {
  private final AppUseFinder finder =
      new AppUseFinder("com.example", Set.of("library", "google", "items"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"/items\"",
        "\"/items/5\"",
        "\"/library?page=2\"",
        "\"/library{?page}\"",
        "\"com.example.google\"",
        "\"com.example.google.internal.GoogleApp\"",
        "\"\"\"\nimport com.example.items.Items;\n\"\"\""
      })
  void a_route_or_a_package_of_an_app_is_a_use(String text) {
    assertThat(finder.usesIn("call(\"/\", " + text + ");")).containsExactly(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"an API uses no library of the web\"",
        "\"com.google.protobuf\"",
        "\"/sample/items\"",
        "\"/items-of-others\"",
        "\"items\"",
        "\"com.example.itemsview\"",
        "get(/items)"
      })
  void the_name_as_another_word_is_no_use(String text) {
    assertThat(finder.usesIn("call(\"/\", " + text + ");")).isEmpty();
  }
}
