package io.insula.threads.internal.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insula.api.privacy.Audience;
import io.insula.api.privacy.Person;
import io.insula.api.privacy.PersonalData;
import io.insula.api.privacy.PersonalItem;
import io.insula.testkit.TestUsers;
import io.insula.threads.DiscussionThread;
import io.insula.threads.Threads;
import io.insula.threads.Viewer;
import io.insula.threads.internal.ThreadsOverHttp;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Property(name = "insula.privacy.texts", value = "remove")
class ModerationPersonalDataTest {
  @Inject PersonalData data;
  @Inject ThreadsOverHttp http;
  @Inject Threads threads;
  @Inject Jdbi jdbi;

  private TestUsers people;
  private DiscussionThread thread;

  @BeforeEach
  void report_and_hide_a_thread() {
    if (people == null) {
      people = http.people();
    }
    thread = http.addThread();
    people
        .member("bea")
        .post("/threads/" + thread.id() + "/reports", Map.of("reason", "he is rude"))
        .expect(204);
    people
        .admin()
        .put(
            "/threads/" + thread.id() + "/visibility",
            Map.of("hidden", true, "reason", "calls others names"))
        .expect(200);
  }

  @Test
  void reporters_moderators_and_authors_get_what_is_stored_of_them() {
    assertThat(kinds("bea")).contains("report");
    assertThat(kinds("admin")).contains("hidden_thread", "decision");
    try (var items = data.export(new Person("ade", null), Audience.PERSON)) {
      assertThat(items)
          .anySatisfy(
              item ->
                  assertThat(item.values())
                      .containsEntry("thread_id", thread.id())
                      .containsEntry("message", "short temper")
                      .containsEntry("hidden_reason", "calls others names"));
    }
  }

  @Test
  void a_reporter_is_erased_with_the_reason() {
    data.erase(new Person("bea", null));

    assertThat(kinds("bea")).isEmpty();
    assertThat(texts("SELECT reason FROM threads.report WHERE thread_id = ?")).containsExactly("");
    assertThat(texts("SELECT reporter FROM threads.report WHERE thread_id = ?").getFirst())
        .startsWith(Person.FORMER_MEMBER);
  }

  @Test
  void a_moderator_is_erased_and_the_author_still_sees_the_reason() {
    data.erase(new Person("admin", null));

    assertThat(kinds("admin")).isEmpty();
    assertThat(texts("SELECT hidden_by FROM threads.thread WHERE id = ?"))
        .containsExactly(Person.FORMER_MEMBER);
    assertThat(texts("SELECT moderator FROM threads.decision WHERE thread_id = ?"))
        .containsExactly(Person.FORMER_MEMBER);
    assertThat(threads.get(thread.id(), Viewer.member("ade")).hiddenReason())
        .isEqualTo("calls others names");
  }

  @Test
  void the_reasons_that_others_gave_are_erased_with_the_text() {
    data.erase(new Person("ade", null));

    var erased = threads.get(thread.id(), new Viewer("root", true));
    assertThat(erased.message()).isEmpty();
    assertThat(erased.hidden()).isTrue();
    assertThat(erased.hiddenReason()).isEmpty();
    assertThat(texts("SELECT reason FROM threads.report WHERE thread_id = ?")).containsExactly("");
    assertThat(texts("SELECT reason FROM threads.decision WHERE thread_id = ?"))
        .containsExactly("");
  }

  @Test
  void a_decision_is_erased_that_was_stored_while_the_erasure_waited_for_its_thread()
      throws Exception {
    try (var executor = Executors.newVirtualThreadPerTaskExecutor();
        var moderator = jdbi.open()) {
      moderator.begin();
      moderator.execute("SELECT FROM threads.thread WHERE id = ? FOR UPDATE", thread.id());
      var erasure = executor.submit(() -> data.erase(new Person("ade", null)));
      await().until(() -> jdbi.withHandle(this::isAnyoneWaiting));
      moderator.execute(
          "INSERT INTO threads.decision (thread_id, hidden, reason, moderator, decided_at)"
              + " VALUES (?, false, 'quotes the text', 'admin', now())",
          thread.id());
      moderator.commit();
      erasure.get(60, TimeUnit.SECONDS);
    }

    assertThat(texts("SELECT reason FROM threads.decision WHERE thread_id = ?"))
        .hasSize(2)
        .containsOnly("");
  }

  private boolean isAnyoneWaiting(Handle handle) {
    return handle
        .createQuery(
            "SELECT EXISTS (SELECT FROM pg_stat_activity"
                + " WHERE datname = current_database() AND wait_event_type = 'Lock')")
        .mapTo(Boolean.class)
        .one();
  }

  private List<String> kinds(String name) {
    try (var items = data.export(new Person(name, null), Audience.PERSON)) {
      return items.map(PersonalItem::kind).toList();
    }
  }

  private List<String> texts(String sql) {
    return jdbi.withHandle(
        handle -> handle.createQuery(sql).bind(0, thread.id()).mapTo(String.class).list());
  }
}
