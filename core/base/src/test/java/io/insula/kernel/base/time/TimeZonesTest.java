package io.insula.kernel.base.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeZonesTest {
  /** The offsets are those of January and July 2024 in the IANA database. */
  @ParameterizedTest
  @CsvSource({
    "EST, -05:00, -05:00",
    "MST, -07:00, -07:00",
    "HST, -10:00, -10:00",
    "ROC, +08:00, +08:00",
    "GMT+0, Z, Z",
    "GMT-0, Z, Z",
    "GMT0, Z, Z",
    "Greenwich, Z, Z",
    "Zulu, Z, Z",
    "UCT, Z, Z",
    "Universal, Z, Z",
    "EST5EDT, -05:00, -04:00",
    "CET, +01:00, +02:00",
    "MET, +01:00, +02:00",
    "ROK, +09:00, +09:00",
    "PRC, +08:00, +08:00",
    "W-SU, +03:00, +03:00",
    "GB-Eire, Z, +01:00",
    "US/Eastern, -05:00, -04:00",
    "Asia/Calcutta, +05:30, +05:30",
    "Europe/Kiev, +02:00, +03:00",
    "Etc/GMT+5, -05:00, -05:00",
    "UTC+2, +02:00, +02:00",
    "UTC-3, -03:00, -03:00",
    "UTC+05:30, +05:30, +05:30",
    "GMT-03:30, -03:30, -03:30",
    "GMT+0200, +02:00, +02:00",
    "UT+1, +01:00, +01:00",
    "UTC+0, Z, Z",
    "UTC-00:00, Z, Z"
  })
  void a_zone_is_found_by_each_of_its_names(String name, String winter, String summer) {
    var rules = TimeZones.find(name).orElseThrow().getRules();

    assertThat(rules.getOffset(Instant.parse("2024-01-15T00:00:00Z"))).hasToString(winter);
    assertThat(rules.getOffset(Instant.parse("2024-07-15T00:00:00Z"))).hasToString(summer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "Z",
        "+01:00",
        "+25",
        "BST",
        "IST",
        "CST",
        "PST",
        "Factory",
        "Mars/Olympus",
        "europe/warsaw",
        "UTC+",
        "UTC+19",
        "UTC+2:60",
        "UTC 2",
        "UTC+\u0662",
        "EST ",
        "Etc/UTC+2"
      })
  void anything_else_is_no_zone(String name) {
    assertThat(TimeZones.find(name)).isEmpty();
  }

  @Test
  void java_knows_each_zone_by_the_id_that_is_found() {
    for (var name : new String[] {"EST", "ROC", "GMT-0", "UTC+2", "GMT-03:30"}) {
      var zone = TimeZones.find(name).orElseThrow();

      assertThat(ZoneId.of(zone.getId())).isEqualTo(zone);
      assertThat(TimeZones.find(zone.getId())).contains(zone);
    }
  }
}
