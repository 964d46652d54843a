package io.insula.analytics.internal.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.analytics.internal.journeys.FingerprintOwners.Span;
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
  void rows_before_the_first_link_belong_to_the_first_user() {
    var owners = new FingerprintOwners(links(Map.of(at(10), "ade", at(20), "bea")));
    assertThat(owners.at(at(1))).contains("ade");
    assertThat(owners.at(at(15))).contains("ade");
  }

  @Test
  void a_second_user_owns_only_later_rows() {
    var owners = new FingerprintOwners(links(Map.of(at(10), "ade", at(20), "bea", at(30), "ade")));
    assertThat(owners.at(at(20))).contains("bea");
    assertThat(owners.at(at(29))).contains("bea");
    assertThat(owners.at(at(31))).contains("ade");
  }

  @Test
  void rows_without_a_link_have_no_owner() {
    assertThat(new FingerprintOwners(links(Map.of())).at(at(1))).isEmpty();
    assertThat(new FingerprintOwners(links(Map.of())).personAt(at(1), "f"))
        .isEqualTo(TrackedPerson.anonymous("f"));
  }

  @Test
  void the_spans_of_a_person_are_the_parts_between_the_links() {
    var owners = new FingerprintOwners(links(Map.of(at(10), "ade", at(20), "bea", at(30), "ade")));
    assertThat(owners.spansOf(TrackedPerson.user("ade"), "f"))
        .containsExactly(new Span(null, at(20)), new Span(at(30), null));
    assertThat(owners.spansOf(TrackedPerson.user("bea"), "f"))
        .containsExactly(new Span(at(20), at(30)));
    assertThat(owners.spansOf(TrackedPerson.anonymous("f"), "f")).isEmpty();

    var nobody = new FingerprintOwners(links(Map.of()));
    assertThat(nobody.spansOf(TrackedPerson.anonymous("f"), "f"))
        .containsExactly(new Span(null, null));
    assertThat(nobody.spansOf(TrackedPerson.user("f"), "f")).isEmpty();
  }

  @Test
  void only_earlier_links_with_low_numbers_count_as_known() {
    var owners = new FingerprintOwners(links(Map.of(at(10), "ade", at(20), "bea")));
    assertThat(owners.isLinkedBefore(at(15), 10)).isTrue();
    assertThat(owners.isLinkedBefore(at(15), 9)).isFalse();
    assertThat(owners.isLinkedBefore(at(10), 99)).isFalse();
  }
}
