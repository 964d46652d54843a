package io.insula.analytics.internal.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Checks that the version of the rules depends on every table that decides, so that a changed table
 * makes the server fold everything again.
 */
class RulesVersionTest {
  /** The tables that an operator can extend. Tests of their own change them. */
  private static final List<String> WITH_SETTINGS =
      List.of(KnownHosts.TABLE, ReferralExclusions.LIST);

  /** The tables that decide when a row arrives, and never again. */
  private static final List<String> ON_ARRIVAL = List.of(BotDetector.OWN, BotDetector.CRAWLERS);

  @Test
  void each_built_in_table_is_a_part_of_the_version_or_decides_only_on_arrival() throws Exception {
    var classes =
        Path.of(
            TrafficSourceRules.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    var known = new ArrayList<>(TrafficSourceRules.TABLES);
    known.addAll(WITH_SETTINGS);
    known.addAll(ON_ARRIVAL);

    try (var files = Files.list(classes.resolve("io/insula/analytics"))) {
      var tables =
          files
              .filter(Files::isRegularFile)
              .map(file -> file.getFileName().toString())
              .filter(name -> !name.endsWith(".LICENSE.txt") && !name.endsWith(".class"));

      assertThat(tables).containsExactlyInAnyOrderElementsOf(known);
    }
  }

  @Test
  void the_list_of_public_suffixes_is_a_part_of_the_version() {
    assertThat(HostNames.publicSuffixes()).hasSizeGreaterThan(10_000);
  }
}
