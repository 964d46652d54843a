package io.insula.threads.remote;

import io.insula.api.Actor;
import io.insula.api.InputChecks;
import io.insula.api.TextRule;
import io.insula.threads.NewThread;
import io.insula.threads.Threads;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is checked of a call, also before it leaves, since it might not arrive as it is. */
public final class ThreadChecks {
  private static final TextRule REQUEST_KEY = TextRule.line(1, Threads.MAX_REQUEST_KEY_LENGTH);

  private ThreadChecks() {}

  /**
   * @throws io.insula.api.InvalidInputException if {@link Threads#add} does not take these
   */
  public static void add(String requestKey, List<NewThread> threads) {
    new InputChecks()
        .text("request_key", requestKey, REQUEST_KEY)
        .that(
            !threads.isEmpty() && threads.size() <= Threads.MAX_BATCH,
            "threads",
            "must have 1 to " + Threads.MAX_BATCH + " entries")
        .done();
  }

  /**
   * @throws io.insula.api.InvalidInputException if {@link Threads#edit} does not take this
   */
  public static void edit(String message) {
    new InputChecks().text("message", message, Threads.MESSAGE).done();
  }

  /**
   * @throws io.insula.api.InvalidInputException if nobody can vote by this name
   */
  public static void vote(String voter) {
    new InputChecks().text("voter", voter, Actor.NAME).done();
  }

  /**
   * @throws io.insula.api.InvalidInputException if nobody can look by this name
   */
  public static void read(@Nullable String viewer) {
    if (viewer != null) {
      new InputChecks().text("viewer", viewer, Actor.NAME).done();
    }
  }
}
