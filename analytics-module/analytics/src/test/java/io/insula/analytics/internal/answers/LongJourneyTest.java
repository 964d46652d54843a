package io.insula.analytics.internal.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.insula.analytics.Analytics;
import io.insula.analytics.internal.folding.LiveObjectCounter;
import io.insula.analytics.internal.folding.Recomputation;
import io.insula.testkit.ApiClient;
import io.insula.testkit.TestUsers;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks that the memory for a user's attribution does not depend on the number of touches. */
@MicronautTest(transactional = false)
@Isolated("The test counts the objects of the whole process.")
@Property(name = "insula.analytics.fold-interval", value = "1h")
class LongJourneyTest {
  private static final String USER = "robot";

  /**
   * The number of bytes that are read at first: enough that touches are being sent, and fewer than
   * any answer here has.
   */
  private static final int BEGINNING_BYTES = 100_000;

  /**
   * The number of touches of an answer that the server has not sent when a client has read the
   * beginning: it is longer than all buffers between the two.
   */
  private static final int UNSENT_TOUCHES = 60_000;

  /** The maximum number of objects in memory: about as many as a few portions have. */
  private static final int MAX_HELD = 5_000;

  private static final Set<String> HELD =
      Set.of(
          "io.insula.analytics.Touch",
          "io.insula.analytics.internal.journeys.JourneyTouch",
          "io.insula.analytics.internal.journeys.PageView",
          "io.insula.analytics.internal.journeys.RowPosition");

  @Inject EmbeddedServer server;
  @Inject Jdbi jdbi;
  @Inject Analytics analytics;

  private ApiClient site;

  @BeforeEach
  void begin_with_nothing() {
    site = TestUsers.of(server.getURI()).service("site");
    jdbi.useHandle(Recomputation::beginAnew);
  }

  private void store(int touches) {
    jdbi.useHandle(
        handle -> {
          handle.execute(
              """
              INSERT INTO analytics.pageview (at, fingerprint, user_id, url)
              SELECT timestamptz '2023-01-01 00:00:00Z' + n * interval '1 second', 'undefined', ?,
                'https://a.example/' || n || '?utm_source=facebook&utm_medium=paid'
              FROM generate_series(1, ?) AS n
              """,
              USER,
              touches);
          handle.execute(
              """
              INSERT INTO analytics.event (at, name, fingerprint, user_id)
              VALUES (timestamptz '2023-01-01 00:00:00Z' + ? * interval '1 second', 'signup',
                'undefined', ?)
              """,
              touches,
              USER);
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {15_000, 150_000})
  void touches_are_read_while_they_are_sent(int touches) throws IOException {
    store(touches);
    var count = 0;
    try (var body = site.open("/analytics/users/" + USER + "/attribution")) {
      var beginning = body.readNBytes(BEGINNING_BYTES);
      assertThat(LiveObjectCounter.count(HELD)).isLessThan(MAX_HELD);
      var all = new SequenceInputStream(new ByteArrayInputStream(beginning), body);
      try (var json = new ObjectMapper().createParser(all)) {
        find(json, "touches");
        for (int i = 1; json.nextToken() == JsonToken.START_OBJECT; i++) {
          JsonNode touch = json.readValueAsTree();
          assertThat(touch.required("landing_page").asText()).isEqualTo("https://a.example/" + i);
          count = i;
        }
        assertThat(count).isEqualTo(touches);
        find(json, "conversions");
        json.nextToken();
        JsonNode conversion = json.readValueAsTree();
        assertCredits(conversion.required("credits"), touches);
      }
    }
  }

  private static void assertCredits(JsonNode credits, int touches) {
    assertThat(credits.required("first").get(0).required("touch").asInt()).isZero();
    assertThat(credits.required("last").get(0).required("touch").asInt()).isEqualTo(touches - 1);
    assertThat(credits.required("linear")).hasSize(100);
  }

  /** Moves the parser on to the beginning of the array in a field. */
  private static void find(JsonParser json, String array) throws IOException {
    while (!array.equals(json.currentName()) || !json.hasToken(JsonToken.START_ARRAY)) {
      assertThat(json.nextToken()).isNotNull();
    }
  }

  @Test
  void a_short_answer_is_sent_in_one_piece() {
    store(10);
    var answer = site.get("/analytics/users/" + USER + "/attribution");
    assertThat(answer.header("Content-Length"))
        .isEqualTo(String.valueOf(answer.body().getBytes(StandardCharsets.UTF_8).length));
  }

  @Test
  void an_answer_that_is_sent_in_portions_says_the_same_as_one_that_is_held() throws IOException {
    store(3_000);
    var held = analytics.attribution(USER);
    JsonNode answer;
    try (var body = site.open("/analytics/users/" + USER + "/attribution")) {
      answer = json(body);
    }
    assertThat(held.touches()).hasSize(3_000);
    assertThat(TrackedSite.texts(answer.required("touches"), "landing_page"))
        .containsExactlyElementsOf(
            held.touches().stream().map(touch -> touch.landingPage()).toList());
    assertThat(answer.required("conversions").get(0).required("explanation").asText())
        .isEqualTo(held.conversions().getFirst().explanation());
    assertThat(answer.required("conversions_total").asInt()).isEqualTo(1);
  }

  @Test
  void an_answer_is_aborted_if_rows_are_deleted_meanwhile() throws IOException {
    store(UNSENT_TOUCHES);
    try (var body = site.open("/analytics/users/" + USER + "/attribution")) {
      body.readNBytes(BEGINNING_BYTES);
      jdbi.useHandle(
          handle -> handle.execute("DELETE FROM analytics.pageview WHERE user_id = ?", USER));
      assertThatIOException().isThrownBy(body::readAllBytes);
    }
  }

  @Test
  void an_answer_is_aborted_if_another_page_view_is_the_touch_meanwhile() throws IOException {
    store(UNSENT_TOUCHES);
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                INSERT INTO analytics.pageview (at, fingerprint, user_id, url)
                SELECT timestamptz '2024-01-01 00:00:00Z' + n * interval '1 minute', 'undefined',
                  ?, 'https://a.example/visit/' || n
                FROM generate_series(1, 2) AS n
                """,
                USER));
    try (var body = site.open("/analytics/users/" + USER + "/attribution")) {
      body.readNBytes(BEGINNING_BYTES);
      jdbi.useHandle(
          handle ->
              handle.execute(
                  "DELETE FROM analytics.pageview WHERE url = 'https://a.example/visit/1'"));
      assertThatIOException().isThrownBy(body::readAllBytes);
    }
  }

  private static JsonNode json(InputStream body) throws IOException {
    return new ObjectMapper().readTree(body);
  }
}
