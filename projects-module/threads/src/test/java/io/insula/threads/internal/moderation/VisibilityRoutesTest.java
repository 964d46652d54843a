package io.insula.threads.internal.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.api.Actor;
import io.insula.api.PageRequest;
import io.insula.api.UnavailableException;
import io.insula.cycles.contract.InMemoryCycles;
import io.insula.testkit.ApiClient;
import io.insula.testkit.TestUsers;
import io.insula.threads.DiscussionThread;
import io.insula.threads.NewThread;
import io.insula.threads.ThreadType;
import io.insula.threads.Threads;
import io.insula.threads.Viewer;
import io.insula.threads.internal.ThreadsOverHttp;
import io.insula.threads.internal.discussion.ModerationAccess;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VisibilityRoutesTest {
  private static final Map<String, Object> HIDE = Map.of("hidden", true, "reason", "rude");
  private static final Map<String, Object> SHOW = Map.of("hidden", false, "reason", "it is fine");

  @Inject ThreadsOverHttp http;
  @Inject Threads threads;
  @Inject InMemoryCycles cycles;
  @Inject ModerationAccess access;

  private TestUsers people;
  private DiscussionThread thread;

  @BeforeEach
  void add_a_thread() {
    if (people == null) {
      people = http.people();
    }
    thread = http.addThreadIn(cycles.openFor("bea"));
  }

  @AfterEach
  void heal() {
    cycles.heal();
  }

  @Test
  void a_hidden_thread_loses_its_text_for_all_but_its_author_and_moderators() {
    people.member("bea").put(visibility(), HIDE).expect(200);

    assertHidden(people.member("cem"), "", null);
    assertHidden(people.service("feed"), "", null);
    assertHidden(people.member("ade"), "short temper", "rude");
    assertHidden(people.member("bea"), "short temper", "rude");
    assertHidden(people.admin(), "short temper", "rude");
    assertThat(threads.get(thread.id(), null).message()).isEmpty();
  }

  @Test
  void a_hidden_thread_keeps_its_place_its_votes_and_its_replies() {
    threads.add(
        UUID.randomUUID().toString(),
        List.of(
            new NewThread(
                thread.projectId(), thread.id(), ThreadType.COMMENT, "calm down", "cem")));
    people.member("cem").put("/threads/" + thread.id() + "/vote", Map.of("value", -1)).expect(200);
    people.admin().put(visibility(), HIDE).expect(200);

    var list =
        threads.ofProject(
            thread.projectId(), null, Viewer.member("dan"), new PageRequest(50, null));

    assertThat(list.items()).extracting(DiscussionThread::message).containsExactly("calm down", "");
    assertThat(list.items().getFirst().parentThreadId()).isEqualTo(thread.id());
    assertThat(list.items().getLast().downVotes()).isEqualTo(1);
    assertThat(list.items().getLast().hidden()).isTrue();
  }

  @Test
  void a_moderator_can_show_a_hidden_thread_again() {
    people.member("bea").put(visibility(), HIDE).expect(200);

    var shown = people.member("bea").put(visibility(), SHOW).expect(200).json();

    assertThat(shown.get("hidden").booleanValue()).isFalse();
    assertThat(shown.get("hidden_reason").isNull()).isTrue();
    assertThat(message(people.member("cem"))).isEqualTo("short temper");
  }

  @Test
  void the_author_can_change_a_hidden_text_and_it_stays_hidden() {
    people.member("bea").put(visibility(), HIDE).expect(200);

    people.member("ade").put(path(), Map.of("message", "short fuse")).expect(200);

    assertHidden(people.member("cem"), "", null);
    assertHidden(people.member("bea"), "short fuse", "rude");
  }

  @Test
  void a_name_in_another_case_is_another_person() {
    var cycle = cycles.openFor("bea");

    assertThat(access.moderates(new Actor("bea", false), cycle)).isTrue();
    assertThat(access.moderates(new Actor("BEA", false), cycle)).isFalse();
    assertThat(access.cyclesOf(new Actor("BEA", false))).isEmpty();
  }

  @Test
  void only_moderators_of_its_cycle_decide() {
    cycles.openFor("cem");

    people.member("cem").put(visibility(), HIDE).expect(403);
    people.member("ade").put(visibility(), HIDE).expect(403);
    people.service("feed").put(visibility(), HIDE).expect(403);
    people.nobody().put(visibility(), HIDE).expect(401);
    var withoutCycle = "/threads/" + http.addThread().id() + "/visibility";
    people.member("bea").put(withoutCycle, HIDE).expect(403);

    people.admin().put(withoutCycle, HIDE).expect(200);
    assertThat(message(people.member("cem"))).isEqualTo("short temper");
  }

  @Test
  void a_discussion_stays_readable_while_the_cycles_cannot_be_reached() {
    people.member("bea").put(visibility(), HIDE).expect(200);
    cycles.onCall(
        () -> {
          throw new UnavailableException("The cycles are down.", Duration.ofSeconds(1), null);
        });

    assertHidden(people.member("bea"), "", null);
    people.member("bea").put(visibility(), SHOW).expect(503);
    people.member("bea").get("/moderation").expect(503);
    people.admin().put(visibility(), SHOW).expect(200);
  }

  @Test
  void no_cycle_admin_can_moderate_threads_of_a_cycle_that_does_not_exist() {
    var lost = http.addThreadIn(1);

    people.member("bea").put("/threads/" + lost.id() + "/visibility", HIDE).expect(403);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"reason": "a"}                               | hidden
          {"hidden": null, "reason": "a"}               | hidden
          {"hidden": "perhaps", "reason": "a"}          | hidden
          {"hidden": true}                              | reason
          {"hidden": false}                             | reason
          {"hidden": true, "reason": null}              | reason
          {"hidden": true, "reason": " "}               | reason
          {"hidden": false, "reason": ""}               | reason
          {"hidden": true, "reason": "a", "by": "cem"}  | by
          """)
  void a_bad_decision_is_refused_with_its_field(String body, String field) {
    var problem =
        people.admin().send("PUT", visibility(), "application/json", body.getBytes()).expect(400);

    assertThat(problem.json().at("/errors/0/field").textValue()).isEqualTo(field);
    people.admin().put("/threads/9223372036854775807/visibility", HIDE).expect(404);
  }

  private void assertHidden(ApiClient viewer, String message, String reason) {
    var json = viewer.get(path()).expect(200).json();
    assertThat(json.get("hidden").booleanValue()).isTrue();
    assertThat(json.get("message").textValue()).isEqualTo(message);
    assertThat(json.get("hidden_reason").textValue()).isEqualTo(reason);
  }

  private String message(ApiClient viewer) {
    return viewer.get(path()).expect(200).json().get("message").textValue();
  }

  private String path() {
    return "/threads/" + thread.id();
  }

  private String visibility() {
    return path() + "/visibility";
  }
}
