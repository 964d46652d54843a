package io.insula.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Checks that a wait ends when its signal aborts, and at once if the signal has aborted before. */
@InBrowser
class AbortedWaitTest {
  private static final String ENDS =
      """
      async () => {
        const { wait } = await import('console/online.js');
        const { pause } = await import('console/sse.js');
        const later = new AbortController();
        const all = [AbortSignal.abort('before'), later.signal].flatMap((signal) => [
          wait(3_600_000, signal).catch((reason) => `refused: ${reason}`),
          pause(3_600_000, signal).then(() => 'ended'),
        ]);
        later.abort('later');
        const tooLong = new Promise((resolve) => setTimeout(resolve, 5_000, ['still waiting']));
        return (await Promise.race([Promise.all(all), tooLong])).join(', ');
      }
      """;

  @Test
  void a_wait_ends_when_its_signal_aborts_or_has_aborted(ConsoleWindows visits) {
    var visit = visits.anonymous(WindowSettings.WIDE).open("");

    assertThat(visit.page().evaluate(ENDS))
        .isEqualTo("refused: before, ended, refused: later, ended");
  }

  @Test
  void a_finished_wait_leaves_nothing_at_its_signal(ConsoleWindows visits) {
    var visit = visits.anonymous(WindowSettings.WIDE).open("");
    var left =
        """
        async () => {
          const { wait } = await import('console/online.js');
          const { signal } = new AbortController();
          let left = 0;
          const count = (name, by) => {
            const original = signal[name].bind(signal);
            signal[name] = (...listener) => { left += by; original(...listener); };
          };
          count('addEventListener', 1);
          count('removeEventListener', -1);
          await wait(1, signal);
          return left;
        }
        """;

    assertThat(visit.page().evaluate(left)).isEqualTo(0);
  }
}
