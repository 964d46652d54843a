package io.insula.analytics.internal.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.insula.testkit.ApiClient;
import io.insula.testkit.ApiResponse;
import io.insula.testkit.TestUsers;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
class RepeatsTest {
  @Inject EmbeddedServer server;
  @Inject Jdbi jdbi;

  private ApiClient site;

  @BeforeEach
  void sign_in() {
    site = TestUsers.of(server.getURI()).service("site");
  }

  @Test
  void a_repeated_id_counts_once() {
    var view = named(RawRowFixtures.pageview());
    assertThat(post(view.toString())).isEqualTo(RawRowFixtures.taken(1, 0));

    assertThat(post(view.toString())).isEqualTo(RawRowFixtures.taken(0, 1));
    assertThat(post("[" + view + "," + RawRowFixtures.pageview() + "," + view + "]"))
        .isEqualTo(RawRowFixtures.taken(1, 2));

    assertThat(rowsWith(view)).isEqualTo(1);
  }

  @Test
  void a_repeated_id_in_one_array_counts_once() {
    var view = named(RawRowFixtures.pageview());

    assertThat(post("[" + view + "," + view + "," + view + "]"))
        .isEqualTo(RawRowFixtures.taken(1, 2));

    assertThat(rowsWith(view)).isEqualTo(1);
  }

  @Test
  void rows_without_an_id_are_never_repeats() {
    var view = RawRowFixtures.pageview();

    assertThat(post("[" + view + "," + view + "]")).isEqualTo(RawRowFixtures.taken(2, 0));
  }

  @Test
  void a_page_view_and_an_event_may_have_the_same_id() {
    var id = UUID.randomUUID().toString();

    assertThat(post(RawRowFixtures.pageview().put("id", id).toString()))
        .isEqualTo(RawRowFixtures.taken(1, 0));
    for (int accepted = 1; accepted >= 0; accepted--) {
      var answer =
          RawRowFixtures.post(
              site, RawRowFixtures.EVENTS, RawRowFixtures.event().put("id", id).toString());
      assertThat(answer.expect(201).body()).isEqualTo(RawRowFixtures.taken(accepted, 1 - accepted));
    }
  }

  @Test
  void concurrent_repeats_are_stored_once_and_reported_as_duplicates() throws Exception {
    var views = IntStream.range(0, 50).mapToObj(i -> named(RawRowFixtures.pageview())).toList();
    var body = views.toString();
    var posts = IntStream.range(0, 32).<Callable<ApiResponse>>mapToObj(i -> () -> send(body));
    int accepted = 0;
    int duplicates = 0;

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : threads.invokeAll(posts.toList())) {
        var taken = answer.get().expect(201).json();
        accepted += taken.get("accepted").asInt();
        duplicates += taken.get("duplicates").asInt();
      }
    }

    assertThat(accepted).isEqualTo(50);
    assertThat(duplicates).isEqualTo(31 * 50);
    assertThat(views).allMatch(view -> rowsWith(view) == 1);
  }

  @Test
  void each_of_many_concurrent_requests_gets_its_own_result() throws Exception {
    var known = named(RawRowFixtures.pageview());
    post(known.toString());
    var posts =
        IntStream.range(0, 64)
            .<Callable<Boolean>>mapToObj(
                i ->
                    () -> {
                      var rows = RawRowFixtures.array(i, each -> RawRowFixtures.pageview());
                      var body =
                          i % 2 == 0 ? rows : "[" + known + (i > 0 ? "," : "") + rows.substring(1);
                      return post(body).equals(RawRowFixtures.taken(i, i % 2));
                    });

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(threads.invokeAll(posts.toList())).allMatch(right -> right.resultNow());
    }
  }

  @Test
  void numbers_follow_the_order_of_an_array() {
    var marker = UUID.randomUUID().toString();

    post(
        RawRowFixtures.array(
            500, i -> RawRowFixtures.pageview().put("fingerprint", marker).put("user_id", "" + i)));

    assertThat(
            RawRowFixtures.text(
                jdbi,
                "SELECT bool_and(place = user_id::int) FROM (SELECT user_id, row_number()"
                    + " OVER (ORDER BY number) - 1 AS place FROM analytics.pageview"
                    + " WHERE fingerprint = '"
                    + marker
                    + "') AS row"))
        .isEqualTo("t");
  }

  private static ObjectNode named(ObjectNode row) {
    return row.put("id", UUID.randomUUID().toString());
  }

  private int rowsWith(ObjectNode view) {
    return RawRowFixtures.pageviews(jdbi, "id = '" + view.get("id").asText() + "'");
  }

  private String post(String body) {
    return send(body).expect(201).body();
  }

  private ApiResponse send(String body) {
    return RawRowFixtures.post(site, RawRowFixtures.PAGEVIEWS, body);
  }
}
