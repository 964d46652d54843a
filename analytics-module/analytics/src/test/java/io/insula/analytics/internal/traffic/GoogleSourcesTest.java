package io.insula.analytics.internal.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Compares the kinds of sources with Google's published list of source categories. */
class GoogleSourcesTest {
  private static final String OWN_FLOW = "own flow";
  private static final Path DOCUMENTATION = Path.of("../../docs/analytics.md");

  private final KnownHosts hosts = BuiltInRules.HOSTS;
  private final TrafficSourceRules rules = BuiltInRules.RULES;

  /**
   * A row of the list.
   *
   * @param ours our kind of the source; "=" if it is Google's
   */
  private record Row(String source, String google, String ours) {
    boolean isTheSame() {
      return ours.equals("=");
    }

    String kind() {
      return isTheSame() ? google : ours;
    }

    boolean isHost() {
      return source.indexOf('.') > 0;
    }
  }

  private static List<Row> rows() {
    return BuiltInTableReader.lines("google-sources.tsv").stream()
        .map(line -> line.split("\t"))
        .map(cells -> new Row(cells[0], cells[1], cells[2]))
        .toList();
  }

  @Test
  void each_source_of_google_has_the_listed_kind_as_a_utm_source() {
    assertThat(rows()).hasSize(819);
    for (var row : rows()) {
      var kind = hosts.ofSource(row.source().toLowerCase(Locale.ROOT)).kind().written();

      assertThat(kind)
          .as(row.source())
          .isEqualTo(row.ours().equals(OWN_FLOW) ? row.google() : row.kind());
    }
  }

  @Test
  void each_host_of_google_has_the_listed_kind_as_a_referrer() {
    for (var row : rows().stream().filter(Row::isHost).toList()) {
      var arrival = rules.read("https://www.shop.example/", "https://" + row.source() + "/");

      assertThat(arrival.traffic().medium())
          .as(row.source())
          .isEqualTo(
              row.ours().equals(OWN_FLOW)
                  ? TrafficSource.DIRECT.medium()
                  : SourceKind.valueOf(row.kind().toUpperCase(Locale.ROOT)).medium());
    }
  }

  @Test
  void each_source_that_differs_is_a_choice_in_the_documentation() throws IOException {
    var choices = Files.readString(DOCUMENTATION);

    assertThat(rows().stream().filter(row -> !row.isTheSame()).map(Row::source))
        .allSatisfy(source -> assertThat(choices).contains("`" + source + "`"));
  }
}
