package io.insula.threads.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.testkit.ApiResponse;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
@Property(name = "insula.rate-limits", value = "on")
class ThreadRateLimitsTest {
  @Inject ThreadsOverHttp http;
  @Inject Jdbi jdbi;

  @Test
  void a_member_edits_60_texts_a_minute_and_1000_a_day() {
    var people = http.people();
    var thread = "/threads/" + http.addThread().id();
    var text = Map.of("message", "long temper");

    assertLeft(people.member("ade").put(thread, text).expect(200), 60, 59);
    use(60, 60);
    assertRefused(people.member("ade").put(thread, text), "\"60s\";q=60;w=60");
    use(0, 1_000);
    assertRefused(people.member("ade").put(thread, text), "\"86400s\";q=1000;w=86400");
    people.admin().put(thread, text).expect(200);
  }

  @Test
  void a_member_votes_120_times_a_minute() {
    var people = http.people();
    var path = "/threads/" + http.addThread().id() + "/vote";
    var up = Map.of("value", 1);

    assertLeft(people.member("bea").put(path, up).expect(200), 120, 119);
    use(120, 120);
    assertRefused(people.member("bea").put(path, up), "\"60s\";q=120;w=60");
    people.member("cem").put(path, up).expect(200);
    people.admin().put(path, up).expect(200);
  }

  /** Sets how many requests each member has sent in the current minute and in the current day. */
  private void use(int inThisMinute, int inThisDay) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "UPDATE kernel.request_rate SET used = CASE WHEN window_ends_at < now() + interval"
                    + " '2 minutes' THEN ? ELSE ? END",
                inThisMinute,
                inThisDay));
  }

  private static void assertLeft(ApiResponse answer, int limit, int left) {
    assertThat(answer.header("RateLimit-Policy")).isEqualTo("\"60s\";q=" + limit + ";w=60");
    assertThat(answer.header("RateLimit")).startsWith("\"60s\";r=" + left + ";t=");
  }

  private static void assertRefused(ApiResponse answer, String policy) {
    assertThat(answer.expect(429).header("RateLimit-Policy")).isEqualTo(policy);
    assertThat(answer.header("Retry-After")).isNotBlank();
  }
}
