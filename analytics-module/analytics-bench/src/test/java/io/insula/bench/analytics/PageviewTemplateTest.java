package io.insula.bench.analytics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.insula.bench.load.Requests;
import java.time.Instant;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PageviewTemplateTest {
  private static final SiteRow ROW =
      new SiteRow(
          Instant.parse("2026-04-01T10:00:00Z"),
          BenchFingerprints.of(0),
          null,
          null,
          new PageWithReferrer("https://www.example.org/", null));

  private final Requests requests = new Requests("127.0.0.1:8080", "token");

  @Test
  void each_request_has_a_different_visitor() {
    var template = PageviewTemplate.single(requests, ROW);

    for (int visitor : new int[] {0, 1, 77, 1 << 28}) {
      assertThat(new String(template.of(() -> visitor), UTF_8))
          .startsWith("POST /analytics/pageviews ")
          .contains("{\"fingerprint\":\"" + BenchFingerprints.of(visitor) + "\",");
    }
  }

  @Test
  void each_page_view_of_an_array_has_a_different_visitor() {
    var template = PageviewTemplate.array(requests, Collections.nCopies(3, ROW));
    var visitor = new AtomicInteger(5);

    var text = new String(template.of(visitor::getAndIncrement), UTF_8);

    assertThat(text.substring(text.indexOf('[')))
        .isEqualTo(
            IntStream.of(5, 6, 7)
                .mapToObj(i -> ROW.json().replace(ROW.fingerprint(), BenchFingerprints.of(i)))
                .collect(Collectors.joining(",", "[", "]")));
  }

  @Test
  void fingerprints_are_unique_and_have_the_same_length() {
    var fingerprints = IntStream.range(0, 100_000).mapToObj(BenchFingerprints::of).toList();

    assertThat(fingerprints).doesNotHaveDuplicates().allMatch(text -> text.length() == 36);
  }
}
