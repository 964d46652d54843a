package io.insula.analytics.internal.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.insula.kernel.base.CannotStartException;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownHostsAtStartTest {
  @TempDir Path folder;

  @Test
  void a_malformed_file_stops_the_start_with_its_line() throws IOException {
    var file = Files.writeString(folder.resolve("hosts.tsv"), "forum.example.org social\n");

    var error = catchThrowable(() -> start(file).close());

    assertThat(Stream.iterate(error, each -> each != null, Throwable::getCause))
        .filteredOn(CannotStartException.class::isInstance)
        .singleElement()
        .extracting(Throwable::getMessage)
        .asString()
        .contains("INSULA_ANALYTICS_KNOWN_HOSTS", "hosts.tsv, line 1");
  }

  @Test
  void a_valid_file_is_used() throws IOException {
    var file = Files.writeString(folder.resolve("hosts.tsv"), "forum.example.org\tforum\tsocial\n");

    try (var context = start(file)) {
      var rules = context.getBean(TrafficSourceRules.class);
      var arrival = rules.read("https://www.shop.co.uk/", "https://forum.example.org/");

      assertThat(arrival.traffic().source()).isEqualTo("forum");
      assertThat(rules.version())
          .isNotEqualTo(new TrafficSourceRules(KnownHosts.builtIn()).version());
    }
  }

  private static ApplicationContext start(Path file) {
    return ApplicationContext.run(Map.of("insula.analytics.known-hosts", file.toString()), "test");
  }
}
