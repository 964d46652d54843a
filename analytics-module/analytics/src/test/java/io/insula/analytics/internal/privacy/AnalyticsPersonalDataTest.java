package io.insula.analytics.internal.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.api.privacy.Audience;
import io.insula.api.privacy.Person;
import io.insula.api.privacy.PersonalData;
import io.insula.api.privacy.PersonalItem;
import io.insula.testkit.TestUsers;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@MicronautTest(transactional = false)
class AnalyticsPersonalDataTest {
  private static final Person ADE = new Person("ade", "ade@example.org");

  @Inject PersonalData data;
  @Inject EmbeddedServer server;
  @Inject Jdbi jdbi;

  @BeforeEach
  void store() {
    jdbi.useHandle(
        handle -> {
          handle.execute("TRUNCATE analytics.pageview, analytics.event, analytics.bot_row");
          // Rows of one fingerprint: one from before the user ade was known, one of ade, and one of
          // the user bea.
          handle.execute(
              """
              INSERT INTO analytics.pageview (at, fingerprint, user_id, url)
              VALUES (now() - interval '3 hours', 'shared', NULL, 'https://example.org/before'),
                (now() - interval '2 hours', 'shared', 'ade', 'https://example.org/ade'),
                (now() - interval '1 hour', 'shared', 'bea', 'https://example.org/bea')
              """);
          handle.execute(
              """
              INSERT INTO analytics.event (at, name, fingerprint, user_id, value, currency)
              VALUES (now(), 'signup', NULL, 'ade', 1.50, 'EUR'),
                (now(), 'signup', 'shared', NULL, NULL, NULL)
              """);
          handle.execute(
              """
              INSERT INTO analytics.bot_row (at, kind, fingerprint, user_id, user_agent, row)
              VALUES (now(), 'pageview', 'robot', 'ade', 'bot', '{"user_id":"ade"}'),
                (now() - interval '2 hours', 'pageview', 'shared', NULL, 'bot', '{}'),
                (now(), 'pageview', 'robot', 'bea', 'bot', '{"user_id":"bea"}')
              """);
        });
  }

  @ParameterizedTest
  @CsvSource({"a+b, a+b", "a%2Bb, a+b", "a&b, a&b", "a;b, a;b", "a%20b, a b", "a%2Fb, a/b"})
  void the_route_erases_a_user_whose_id_has_reserved_characters(String inPath, String userId) {
    var others = Set.of("a+b", "a&b", "a;b", "a b", "a/b");
    others.forEach(this::storePageview);

    TestUsers.of(server.getURI()).service("site").delete("/analytics/users/" + inPath).expect(204);

    for (var each : others) {
      assertThat(pageviewsOf(each)).as(each).isEqualTo(each.equals(userId) ? 0 : 1);
    }
  }

  private void storePageview(String userId) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "INSERT INTO analytics.pageview (at, fingerprint, user_id, url)"
                    + " VALUES (now(), 'of ' || ?, ?, 'https://example.org/')",
                userId,
                userId));
  }

  private int pageviewsOf(String userId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT count(*) FROM analytics.pageview WHERE user_id = ?")
                .bind(0, userId)
                .mapTo(Integer.class)
                .one());
  }

  @Test
  void all_erasable_rows_are_exported() {
    assertThat(of(ADE))
        .extracting(PersonalItem::kind)
        .containsExactly("pageview", "pageview", "event", "bot_row", "bot_row");
    assertThat(of(ADE))
        .extracting(item -> item.values().get("url"))
        .contains("https://example.org/before", "https://example.org/ade")
        .doesNotContain("https://example.org/bea");
  }

  @Test
  void an_erased_user_disappears_and_the_rows_of_others_stay() {
    data.erase(ADE);
    data.erase(ADE);

    assertThat(of(ADE)).isEmpty();
    assertThat(of(new Person("bea", null)))
        .extracting(PersonalItem::kind)
        .containsExactly("pageview", "event", "bot_row");
    assertThat(count("analytics.bot_row WHERE user_id = 'ade' OR row::text LIKE '%ade%'")).isZero();
  }

  private List<PersonalItem> of(Person person) {
    try (var items = data.export(person, Audience.PERSON)) {
      return items.toList();
    }
  }

  private long count(String tableAndCondition) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT count(*) FROM " + tableAndCondition)
                .mapTo(Long.class)
                .one());
  }
}
