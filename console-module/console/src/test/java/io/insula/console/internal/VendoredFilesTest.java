package io.insula.console.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks the third-party libraries of the console. */
class VendoredFilesTest {
  private static final Pattern SUM = Pattern.compile("\\| `([\\w./-]+)` \\| `([0-9a-f]{64})` \\|");

  private static final Assets ASSETS = new Assets();

  @Test
  void each_file_has_the_sum_that_is_documented_for_its_version() throws IOException {
    assertThat(sums()).isEqualTo(documentedSums());
  }

  /**
   * Looks for texts that every version of a library contains. A copy in a file of another name
   * would have a state of its own, so its hooks or signals would not work with the other modules.
   */
  @ParameterizedTest
  @CsvSource({
    "dangerouslySetInnerHTML, preact/preact.js",
    "Math/MathML, preact/preact.js",
    "preact-signals, signals-core/signals-core.js",
    "Cycle detected, signals-core/signals-core.js"
  })
  void there_is_one_copy_of_each_library_with_a_state(String mark, String file) {
    assertThat(filesWith(mark)).containsExactly("vendor/" + file);
  }

  private List<String> filesWith(String mark) {
    return ASSETS.all().stream()
        .filter(asset -> asset.isScript() && new String(asset.content(), UTF_8).contains(mark))
        .map(Asset::path)
        .toList();
  }

  private Map<String, String> sums() {
    return ASSETS.all().stream()
        .filter(Asset::isVendored)
        .collect(
            Collectors.toMap(
                asset -> asset.path().replaceFirst("vendor/", ""),
                asset -> HexFormat.of().formatHex(Asset.sha256(asset.content()))));
  }

  private static Map<String, String> documentedSums() throws IOException {
    try (var file = VendoredFilesTest.class.getResourceAsStream("/console/vendor/README.md")) {
      var text = new String(Objects.requireNonNull(file).readAllBytes(), UTF_8);
      return SUM.matcher(text)
          .results()
          .collect(Collectors.toMap(row -> row.group(1), row -> row.group(2)));
    }
  }
}
