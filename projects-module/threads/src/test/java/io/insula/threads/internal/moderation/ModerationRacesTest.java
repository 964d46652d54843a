package io.insula.threads.internal.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.api.privacy.Person;
import io.insula.api.privacy.PersonalData;
import io.insula.threads.DiscussionThread;
import io.insula.threads.Threads;
import io.insula.threads.internal.ThreadsOverHttp;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
class ModerationRacesTest {
  @Inject ThreadsOverHttp http;
  @Inject Threads threads;
  @Inject ThreadReportService reports;
  @Inject ModerationDecisionService decisionService;
  @Inject PersonalData data;
  @Inject Jdbi jdbi;

  @Test
  void only_one_of_several_concurrent_reports_by_one_person_is_stored() throws Exception {
    var thread = http.addThread();

    allAtOnce(
        IntStream.range(0, 16)
            .mapToObj(i -> call(() -> reports.report(thread.id(), "bea", "reason " + i)))
            .toList());

    assertThat(count("report WHERE thread_id = " + thread.id())).isEqualTo(1);
  }

  @Test
  void of_two_concurrent_decisions_one_is_kept_and_no_report_stays_open() throws Exception {
    for (var round = 0; round < 20; round++) {
      var thread = reported();

      allAtOnce(
          List.of(
              call(() -> decisionService.set(thread.id(), true, "rude", "ida")),
              call(() -> decisionService.set(thread.id(), true, "off topic", "jon"))));

      assertThat(threads.get(thread.id(), null).hidden()).isTrue();
      assertThat(decision(thread)).isIn("ida: rude", "jon: off topic");
      assertThat(openReports(thread)).isZero();
    }
  }

  @Test
  void no_report_stays_open_on_a_thread_that_is_hidden_at_the_same_time() throws Exception {
    for (var round = 0; round < 20; round++) {
      var thread = reported();

      allAtOnce(
          Stream.concat(
                  Stream.of(call(() -> decisionService.set(thread.id(), true, "rude", "ida"))),
                  IntStream.range(0, 6)
                      .mapToObj(i -> call(() -> reports.report(thread.id(), "r" + i, "spam"))))
              .toList());

      assertThat(openReports(thread)).isZero();
    }
  }

  @Test
  void people_can_be_erased_while_others_report_and_decide() throws Exception {
    var reported = IntStream.range(0, 30).mapToObj(_ -> reported()).toList();

    allAtOnce(
        Stream.of(
                reported.stream()
                    .map(each -> call(() -> decisionService.set(each.id(), true, "rude", "kim"))),
                reported.stream().map(each -> call(() -> reports.report(each.id(), "lea", "x"))),
                Stream.of("kim", "lea", "bea", "ade")
                    .map(name -> call(() -> data.erase(new Person(name, null)))))
            .flatMap(each -> each)
            .toList());
    Stream.of("kim", "lea", "bea").forEach(name -> data.erase(new Person(name, null)));

    assertThat(count("report WHERE reporter IN ('lea', 'bea')")).isZero();
    assertThat(count("thread WHERE hidden_by = 'kim'")).isZero();
    assertThat(reported).allMatch(each -> openReports(each) == 0);
  }

  @Test
  void a_decision_that_changes_nothing_keeps_its_moderator() {
    var thread = reported();
    decisionService.set(thread.id(), true, "rude", "ida");

    decisionService.set(thread.id(), true, "rude", "jon");

    assertThat(decision(thread)).isEqualTo("ida: rude");
  }

  private DiscussionThread reported() {
    var thread = http.addThread();
    reports.report(thread.id(), "bea", "rude");
    return thread;
  }

  private String decision(DiscussionThread thread) {
    return one(
        "SELECT hidden_by || ': ' || hidden_reason FROM threads.thread WHERE id = " + thread.id(),
        String.class);
  }

  private long openReports(DiscussionThread thread) {
    return count("report WHERE closed_at IS NULL AND thread_id = " + thread.id());
  }

  private long count(String rows) {
    return one("SELECT count(*) FROM threads." + rows, Long.class);
  }

  private <T> T one(String sql, Class<T> type) {
    return jdbi.withHandle(handle -> handle.createQuery(sql).mapTo(type).one());
  }

  private static Callable<Boolean> call(Runnable action) {
    return () -> {
      action.run();
      return true;
    };
  }

  private static void allAtOnce(List<Callable<Boolean>> calls) throws Exception {
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = new ArrayList<Boolean>();
      for (Future<Boolean> each : executor.invokeAll(calls)) {
        answers.add(each.get());
      }
      assertThat(answers).hasSameSizeAs(calls);
    }
  }
}
