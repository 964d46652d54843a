package io.insula.analytics.internal.ingest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.insula.testkit.ApiClient;
import io.insula.testkit.ApiResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;

/** Makes page views and events for tests, and reads the stored rows. */
final class RawRowFixtures {
  static final String PAGEVIEWS = "/analytics/pageviews";
  static final String EVENTS = "/analytics/events";

  private RawRowFixtures() {}

  static ObjectNode pageview() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("fingerprint", UUID.randomUUID().toString())
        .put("url", "https://shop.example/en?utm_source=facebook")
        .put("referrer_url", "https://www.facebook.com/")
        .put("created_at", "2023-01-20 14:02:21.16808 UTC");
  }

  static ObjectNode event() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("name", "signup")
        .put("fingerprint", UUID.randomUUID().toString())
        .put("user_id", "6666bd053866341d6ad30000")
        .put("created_at", "2023-01-18 12:33:41.127641 UTC");
  }

  static String array(int count, IntFunction<ObjectNode> each) {
    return IntStream.range(0, count)
        .mapToObj(each)
        .map(ObjectNode::toString)
        .collect(Collectors.joining(",", "[", "]"));
  }

  static ApiResponse post(ApiClient client, String path, String body) {
    return client.send("POST", path, "application/json", body.getBytes(StandardCharsets.UTF_8));
  }

  static String taken(int accepted, int duplicates) {
    return "{\"accepted\":" + accepted + ",\"duplicates\":" + duplicates + ",\"refused\":[]}";
  }

  /** Returns how many rows of all kinds are stored. */
  static int stored(Jdbi jdbi) {
    return count(
        jdbi,
        "(SELECT count(*) FROM analytics.pageview) + (SELECT count(*) FROM analytics.event)"
            + " + (SELECT count(*) FROM analytics.bot_row)");
  }

  static int pageviews(Jdbi jdbi, String condition) {
    return count(jdbi, "(SELECT count(*) FROM analytics.pageview WHERE " + condition + ")");
  }

  static String text(Jdbi jdbi, String sql) {
    return jdbi.withHandle(handle -> handle.createQuery(sql).mapTo(String.class).one());
  }

  private static int count(Jdbi jdbi, String expression) {
    return jdbi.withHandle(
        handle -> handle.createQuery("SELECT " + expression).mapTo(Integer.class).one());
  }
}
