package io.insula.threads.internal.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.insula.cycles.contract.InMemoryCycles;
import io.insula.testkit.ApiClient;
import io.insula.testkit.TestUsers;
import io.insula.threads.DiscussionThread;
import io.insula.threads.internal.ThreadsOverHttp;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModerationQueueTest {
  @Inject ThreadsOverHttp http;
  @Inject InMemoryCycles cycles;
  @Inject ThreadReportService reports;

  private TestUsers people;

  @BeforeEach
  void sign_in() {
    if (people == null) {
      people = http.people();
    }
  }

  @Test
  void an_entry_has_the_thread_and_its_open_reports() {
    var cycle = cycles.openFor("bea");
    var thread = http.addThreadIn(cycle);
    reports.report(thread.id(), "cem", "rude");
    reports.report(thread.id(), "dan", "very rude");

    var page = people.member("bea").get("/moderation").expect(200).json();

    assertThat(page.get("next_cursor").isNull()).isTrue();
    var entry = page.get("threads").get(0);
    assertThat(entry.properties())
        .extracting(Map.Entry::getKey)
        .containsExactlyInAnyOrder("thread", "cycle_id", "reports", "reasons", "reported_at");
    assertThat(entry.at("/thread/thread_id").longValue()).isEqualTo(thread.id());
    assertThat(entry.at("/thread/message").textValue()).isEqualTo("short temper");
    assertThat(entry.get("cycle_id").longValue()).isEqualTo(cycle);
    assertThat(entry.get("reports").intValue()).isEqualTo(2);
    assertThat(entry.get("reasons"))
        .extracting(JsonNode::textValue)
        .containsExactly("rude", "very rude");
    assertThat(page.toString()).doesNotContain("cem", "dan");
  }

  @Test
  void each_moderator_gets_the_threads_of_their_cycles_and_an_admin_all() {
    var first = reported(cycles.openFor("eve", "fay"));
    var second = reported(cycles.openFor("fay"));
    var elsewhere = http.addThread();
    reports.report(elsewhere.id(), "cem", "rude");

    assertThat(ids(people.member("eve"), 50)).containsExactly(first.id());
    assertThat(ids(people.member("fay"), 50)).containsExactly(first.id(), second.id());
    assertThat(ids(people.admin(), 200)).contains(first.id(), second.id(), elsewhere.id());
    people.member("gus").get("/moderation").expect(403);
    people.service("feed").get("/moderation").expect(403);
    people.nobody().get("/moderation").expect(401);
  }

  @Test
  void threads_that_wait_longest_come_first_and_pages_follow_each_other() {
    var cycle = cycles.openFor("hal");
    var waiting = IntStream.range(0, 5).mapToObj(_ -> reported(cycle).id()).toList();
    reports.report(waiting.getFirst(), "dan", "a later report does not move it");

    assertThat(ids(people.member("hal"), 2)).containsExactlyElementsOf(waiting);
  }

  @Test
  void a_decision_takes_a_thread_out_of_the_queue() {
    var cycle = cycles.openFor("ian");
    var hidden = reported(cycle);
    var kept = reported(cycle);
    var ian = people.member("ian");

    ian.put(path(hidden), Map.of("hidden", true, "reason", "rude")).expect(200);
    ian.put(path(kept), Map.of("hidden", false, "reason", "fine")).expect(200);

    assertThat(ids(ian, 50)).isEmpty();
  }

  @Test
  void a_page_lists_at_most_twenty_reasons() {
    var thread = http.addThreadIn(cycles.openFor("joe"));
    IntStream.range(0, 25).forEach(i -> reports.report(thread.id(), "r" + i, "reason " + i));

    var entry = people.member("joe").get("/moderation").expect(200).json().at("/threads/0");

    assertThat(entry.get("reports").intValue()).isEqualTo(25);
    assertThat(entry.get("reasons")).hasSize(20);
    assertThat(entry.at("/reasons/19").textValue()).isEqualTo("reason 19");
  }

  @Test
  void a_cursor_of_another_list_is_refused() {
    people.admin().get("/moderation?cursor=abc").expect(400);
  }

  private DiscussionThread reported(long cycle) {
    var thread = http.addThreadIn(cycle);
    reports.report(thread.id(), "cem", "rude");
    return thread;
  }

  private static String path(DiscussionThread thread) {
    return "/threads/" + thread.id() + "/visibility";
  }

  private static List<Long> ids(ApiClient moderator, int limit) {
    var ids = new ArrayList<Long>();
    var path = "/moderation?limit=" + limit;
    var cursor = "";
    do {
      var page = moderator.get(path + cursor).expect(200).json();
      page.get("threads").forEach(each -> ids.add(each.at("/thread/thread_id").longValue()));
      var next = page.get("next_cursor");
      cursor = next.isNull() ? "" : "&cursor=" + next.textValue();
    } while (!cursor.isEmpty());
    return ids;
  }
}
