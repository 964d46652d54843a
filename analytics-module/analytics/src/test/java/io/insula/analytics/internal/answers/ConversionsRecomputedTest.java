package io.insula.analytics.internal.answers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.insula.analytics.internal.folding.Recomputation;
import io.insula.analytics.internal.folding.VisitorHistoryGenerator;
import io.insula.api.Decimals;
import io.insula.testkit.TestUsers;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/**
 * Checks that the listed conversions, page by page, equal a computation in SQL from the raw rows.
 */
@MicronautTest(transactional = false)
@Property(name = "insula.analytics.fold-interval", value = "1h")
class ConversionsRecomputedTest {
  private static final String CONVERSIONS =
      """
      SELECT c.at, c.person, coalesce(l.source, '(direct)'), l.campaign,
        floor(extract(epoch FROM c.time_to_convert)), c.before, c.after, c.value
      FROM conversion c LEFT JOIN last_non_direct l ON l.event = c.number
      ORDER BY c.at DESC, c.number DESC
      """;

  @Inject Jdbi jdbi;
  @Inject EmbeddedServer server;

  @Test
  void every_conversion_is_listed_once_and_equals_the_raw_rows() {
    jdbi.useHandle(
        handle -> {
          Recomputation.beginAnew(handle);
          new VisitorHistoryGenerator(11, 2_000).store(handle, () -> {});
          Recomputation.prepare(handle);
          var expected = expected(handle);
          assertThat(expected).hasSizeGreaterThan(300);

          assertThat(told()).isEqualTo(expected);
        });
  }

  private List<String> told() {
    var site = new TrackedSite(TestUsers.of(server.getURI()).service("site"));
    var told = new ArrayList<String>();
    for (var cursor = ""; cursor != null; ) {
      var part = site.asks("/analytics/conversions?limit=70" + cursor);
      part.required("conversions").forEach(line -> told.add(text(line)));
      var next = part.required("next_cursor");
      cursor = next.isNull() ? null : "&cursor=" + next.asText();
    }
    return told;
  }

  private static String text(JsonNode line) {
    var isUser = !line.required("user_id").isNull();
    return String.join(
        " ",
        Instant.parse(line.required("at").asText()).toString(),
        isUser
            ? "u:" + line.required("user_id").asText()
            : "f:" + line.required("fingerprint").asText(),
        line.required("source").asText(),
        line.required("campaign").asText(),
        line.required("seconds_to_convert").asText(),
        line.required("pageviews_before").asText(),
        line.required("pageviews_after").asText(),
        line.required("value").isNull()
            ? "null"
            : Decimals.plain(line.required("value").decimalValue()).toPlainString());
  }

  private static List<String> expected(Handle handle) {
    return handle
        .createQuery(CONVERSIONS)
        .map(
            (row, _) -> {
              var value = row.getBigDecimal(8);
              return String.join(
                  " ",
                  row.getObject(1, OffsetDateTime.class).toInstant().toString(),
                  row.getString(2),
                  row.getString(3),
                  String.valueOf(row.getString(4)),
                  String.valueOf(row.getString(5)),
                  row.getString(6),
                  row.getString(7),
                  value == null ? "null" : Decimals.plain(value).toPlainString());
            })
        .list();
  }
}
