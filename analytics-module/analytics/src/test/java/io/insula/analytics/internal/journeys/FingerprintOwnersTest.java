package io.insula.analytics.internal.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FingerprintOwnersTest {
  private static RowPosition at(long second) {
    return new RowPosition(Instant.ofEpochSecond(second), second);
  }

  private static TreeMap<RowPosition, String> links(Map<RowPosition, String> links) {
    return new TreeMap<>(links);
  }

  @Test
  void what_came_before_the_first_link_belongs_to_the_first_user() {
    var owners = new FingerprintOwners(links(Map.of(at(10), "ade", at(20), "bea")));
    assertThat(owners.at(at(1))).contains("ade");
    assertThat(owners.at(at(15))).contains("ade");
  }

  @Test
  void another_user_owns_only_what_comes_after() {
    var owners = new FingerprintOwners(links(Map.of(at(10), "ade", at(20), "bea", at(30), "ade")));
    assertThat(owners.at(at(20))).contains("bea");
    assertThat(owners.at(at(29))).contains("bea");
    assertThat(owners.at(at(31))).contains("ade");
  }

  @Test
  void without_a_link_nobody_owns_it() {
    assertThat(new FingerprintOwners(links(Map.of())).at(at(1))).isEmpty();
    assertThat(new FingerprintOwners(links(Map.of())).personAt(at(1), "f"))
        .isEqualTo(TrackedPerson.anonymous("f"));
  }
}
