package io.insula.analytics.internal.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.insula.testkit.ApiClient;
import io.insula.testkit.ApiResponse;
import io.insula.testkit.TestUsers;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest(transactional = false)
class PostPageviewsTest {
  @Inject EmbeddedServer server;
  @Inject Jdbi jdbi;

  private TestUsers people;
  private ApiClient site;

  @BeforeEach
  void sign_in() {
    people = TestUsers.of(server.getURI());
    site = people.service("site");
  }

  @Test
  void a_page_view_is_stored_as_it_was_sent() {
    var view =
        RawRowFixtures.pageview()
            .put("user_id", "u1")
            .put("id", "0190b6a5-0000-7000-8000-000000000001")
            .put("user_agent", "Mozilla/5.0");

    assertThat(post(view).expect(201).body()).isEqualTo(RawRowFixtures.taken(1, 0));

    assertThat(
            RawRowFixtures.text(
                jdbi,
                "SELECT concat_ws(' ', fingerprint, user_id, id, url, referrer_url,"
                    + " to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'))"
                    + " FROM analytics.pageview WHERE fingerprint = '"
                    + view.get("fingerprint").asText()
                    + "'"))
        .isEqualTo(
            view.get("fingerprint").asText()
                + " u1 0190b6a5-0000-7000-8000-000000000001"
                + " https://shop.example/en?utm_source=facebook https://www.facebook.com/"
                + " 2023-01-20 14:02:21.168080");
  }

  @Test
  void an_array_is_stored_completely() {
    var before = RawRowFixtures.stored(jdbi);

    assertThat(
            post(RawRowFixtures.array(10_000, i -> RawRowFixtures.pageview())).expect(201).body())
        .isEqualTo(RawRowFixtures.taken(10_000, 0));

    assertThat(RawRowFixtures.stored(jdbi)).isEqualTo(before + 10_000);
  }

  @Test
  void an_empty_array_is_accepted() {
    assertThat(post(" [ ] ").expect(201).body()).isEqualTo(RawRowFixtures.taken(0, 0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://shop.example",
        "HTTPS://SHOP.EXAMPLE/",
        "http://xn--bcher-kva.example/",
        "https://b\u00fccher.example/",
        "https://shop.example./en",
        "https://shop.example:8443/en?a=b|c#d {e}",
        "https://me:secret@shop.example/",
        "http://[2001:db8::1]:80/",
        "http://192.0.2.1?q=%zz"
      })
  void addresses_that_browsers_accept_are_accepted(String url) {
    assertThat(post(RawRowFixtures.pageview().put("url", url)).expect(201).body())
        .isEqualTo(RawRowFixtures.taken(1, 0));
  }

  @Test
  void a_long_campaign_is_cut_and_kept() {
    var view =
        RawRowFixtures.pageview()
            .put("url", "https://shop.example/?utm_source=" + "s".repeat(10_000) + "&a=1#top");

    post(view).expect(201);

    assertThat(urlOf(view))
        .isEqualTo("https://shop.example/?utm_source=" + "s".repeat(255) + "&a=1#top");
  }

  @Test
  void an_address_has_at_most_eight_kibibytes() {
    var start = "https://shop.example/";
    post(RawRowFixtures.pageview().put("url", start + "p".repeat(8_192 - start.length())))
        .expect(201);
    post(RawRowFixtures.pageview().put("url", start + "p".repeat(8_193 - start.length())))
        .expect(400);
    post(RawRowFixtures.pageview().put("url", start + "\u00fc".repeat(4_096))).expect(400);
  }

  @Test
  void optional_texts_can_be_null_or_empty_and_are_cut_if_long() {
    var view =
        RawRowFixtures.pageview().put("user_id", "").put("referrer_url", "").putNull("user_agent");
    var other = RawRowFixtures.pageview().put("referrer_url", "\u20ac".repeat(3_000));

    post(view).expect(201);
    post(other).expect(201);

    assertThat(
            RawRowFixtures.pageviews(
                jdbi, of(view) + " AND user_id IS NULL AND referrer_url IS NULL"))
        .isEqualTo(1);
    assertThat(RawRowFixtures.pageviews(jdbi, of(other) + " AND octet_length(referrer_url) = 8190"))
        .isEqualTo(1);
  }

  @Test
  void only_services_and_admins_can_post() {
    var body = RawRowFixtures.pageview().toString();
    RawRowFixtures.post(people.nobody(), RawRowFixtures.PAGEVIEWS, body).expect(401);
    RawRowFixtures.post(people.nobody().withToken("x.y.z"), RawRowFixtures.PAGEVIEWS, body)
        .expect(401);
    RawRowFixtures.post(people.member("mia"), RawRowFixtures.PAGEVIEWS, body).expect(403);
    RawRowFixtures.post(people.admin(), RawRowFixtures.PAGEVIEWS, body).expect(201);
  }

  @Test
  void page_views_of_known_bots_are_accepted_and_stored_separately() {
    var view =
        RawRowFixtures.pageview()
            .put("user_agent", "Mozilla/5.0 (compatible; Googlebot/2.1; +" + "b".repeat(2_000));

    assertThat(post("[" + view + "," + RawRowFixtures.pageview() + "]").expect(201).body())
        .isEqualTo(RawRowFixtures.taken(2, 0));

    assertThat(RawRowFixtures.pageviews(jdbi, of(view))).isZero();
    assertThat(
            RawRowFixtures.text(
                jdbi,
                "SELECT concat_ws(' ', kind, length(user_agent), row ->> 'url')"
                    + " FROM analytics.bot_row WHERE "
                    + of(view)))
        .isEqualTo("pageview 1024 https://shop.example/en?utm_source=facebook");
  }

  @Test
  void a_key_stores_a_request_once_even_when_its_answer_was_lost() {
    var client = site.withHeader("Idempotency-Key", "pageviews-1");
    var view = RawRowFixtures.pageview();
    RawRowFixtures.post(client, RawRowFixtures.PAGEVIEWS, view.toString()).expect(201);
    jdbi.useHandle(
        handle ->
            handle.execute(
                "UPDATE kernel.idempotency_keys SET status = NULL, leased_until = 'epoch'"));

    var again = RawRowFixtures.post(client, RawRowFixtures.PAGEVIEWS, view.toString()).expect(201);

    assertThat(again.body()).isEqualTo(RawRowFixtures.taken(0, 1));
    assertThat(RawRowFixtures.pageviews(jdbi, of(view))).isEqualTo(1);
  }

  private String urlOf(ObjectNode view) {
    return RawRowFixtures.text(jdbi, "SELECT url FROM analytics.pageview WHERE " + of(view));
  }

  private static String of(ObjectNode view) {
    return "fingerprint = '" + view.get("fingerprint").asText() + "'";
  }

  private ApiResponse post(ObjectNode view) {
    return post(view.toString());
  }

  private ApiResponse post(String body) {
    return RawRowFixtures.post(site, RawRowFixtures.PAGEVIEWS, body);
  }
}
