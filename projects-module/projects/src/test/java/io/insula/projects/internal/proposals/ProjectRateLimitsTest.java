package io.insula.projects.internal.proposals;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.projects.internal.ProjectFixtures;
import io.insula.projects.internal.ProjectsOverHttp;
import io.insula.testkit.ApiClient;
import io.insula.testkit.ApiResponse;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
@Property(name = "insula.rate-limits", value = "on")
class ProjectRateLimitsTest {
  private static final String A_MINUTE = "\"60s\";q=60;w=60";
  private static final String A_DAY = "\"86400s\";q=1000;w=86400";

  @Inject ProjectsOverHttp http;
  @Inject Jdbi jdbi;

  @Test
  void proposals_comments_and_tags_of_a_member_share_60_a_minute_and_1000_a_day() {
    var ade = http.ade();
    var proposed = propose(ade).expect(201);
    var project = proposed.json().required("project_id").longValue();
    assertLeft(proposed, 59);
    assertLeft(comment(ade, project).expect(201), 58);
    assertLeft(tag(ade, project).expect(204), 57);

    use(60, 60);
    assertRefused(propose(ade), A_MINUTE);
    assertRefused(comment(ade, project), A_MINUTE);
    assertRefused(tag(ade, project), A_MINUTE);
    comment(http.people().member("bea"), project).expect(201);
    comment(http.people().admin(), project).expect(201);

    use(0, 1_000);
    assertRefused(propose(ade), A_DAY);
    assertRefused(comment(ade, project), A_DAY);
    assertRefused(tag(ade, project), A_DAY);
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

  private static void assertLeft(ApiResponse answer, int left) {
    assertThat(answer.header("RateLimit-Policy")).isEqualTo(A_MINUTE);
    assertThat(answer.header("RateLimit")).startsWith("\"60s\";r=" + left + ";t=");
  }

  private static void assertRefused(ApiResponse answer, String policy) {
    assertThat(answer.expect(429).header("RateLimit-Policy")).isEqualTo(policy);
    assertThat(answer.header("Retry-After")).isNotBlank();
  }

  private static ApiResponse propose(ApiClient client) {
    return client.post(
        "/projects/propose",
        Map.of("project_name", ProjectFixtures.name(), "tagline", "", "tags", List.of()));
  }

  private static ApiResponse comment(ApiClient client, long project) {
    return client.post(
        "/projects/" + project + "/threads", Map.of("thread_type", "COMMENT", "message", "true"));
  }

  private static ApiResponse tag(ApiClient client, long project) {
    return client.put("/projects/tags", Map.of("project_id", project, "add", List.of("drums")));
  }
}
