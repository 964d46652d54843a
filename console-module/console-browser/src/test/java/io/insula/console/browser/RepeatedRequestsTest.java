package io.insula.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Repeats requests whose answers were lost, as after a long outage. */
@InBrowser
class RepeatedRequestsTest {
  /** Sends a request several times, and returns the result of each time. */
  private static final String SEND =
      """
      async ([method, path, times, body]) => {
        const api = await import('console/api.js');
        const found = [];
        for (let i = 0; i < times; i++) {
          await (method === 'POST' ? api.post(path, body, { attempts: 1 }) : api.del(path, { attempts: 1 })).then(
            () => found.push('done'),
            (error) => found.push(error.status ?? error.name),
          );
        }
        return found.join(', ');
      }
      """;

  @Test
  void a_post_whose_answer_was_lost_takes_effect_once(ConsoleWindows visits) {
    var visit = visits.newMember("patient", WindowSettings.WIDE).open("projects/1");
    var comment = Map.of("thread_type", "COMMENT", "message", "Said once");
    var send = List.of("POST", "projects/1/threads", 2, comment);
    FailedRequests.loseFirstAnswer(visit.page(), Pattern.compile("/projects/1/threads$"));

    assertThat(visit.page().evaluate(SEND, send)).isEqualTo("Unreachable, done");
    assertThat(comments(visits, "Said once")).isEqualTo(1);
    assertThat(visit.page().evaluate(SEND, send)).isEqualTo("done, done");
    assertThat(comments(visits, "Said once")).isEqualTo(3);
  }

  @Test
  void a_deletion_whose_answer_was_lost_is_done(ConsoleWindows visits) {
    visits.server().users().member("erased-once");
    var visit = visits.admin(WindowSettings.WIDE);
    FailedRequests.loseFirstAnswer(visit.page(), Pattern.compile("/accounts/erased-once$"));
    var send = List.of("DELETE", "accounts/erased-once", 3, Map.of());

    assertThat(visit.page().evaluate(SEND, send)).isEqualTo("Unreachable, done, 404");
  }

  private static long comments(ConsoleWindows visits, String message) {
    var threads = visits.server().admin().get("/projects/1/threads?limit=200").expect(200).json();
    return StreamSupport.stream(threads.required("threads").spliterator(), false)
        .filter(each -> each.required("message").textValue().equals(message))
        .count();
  }
}
