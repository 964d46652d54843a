package io.insula.threads;

import io.insula.api.Actor;
import io.insula.api.InputChecks;
import io.insula.api.Page;
import io.insula.api.PageRequest;
import io.insula.api.TextRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The discussion around projects. Callers see to it that the project exists; this app knows only
 * its id.
 *
 * <p>Every method throws {@link io.insula.api.UnavailableException} while the app cannot be
 * reached, and {@link io.insula.api.InvalidInputException} for values out of the bounds given here.
 */
public interface Threads {
  /** The most threads that one call of {@link #add} takes. */
  int MAX_BATCH = 500;

  /** The longest message, in characters (code points). */
  int MAX_MESSAGE_LENGTH = 10_000;

  /** What a message has to be. */
  TextRule MESSAGE = TextRule.lines(1, MAX_MESSAGE_LENGTH);

  /** The longest request key, in characters. */
  int MAX_REQUEST_KEY_LENGTH = 200;

  /** The most ids that one call of {@link #idsOfProject} answers with. */
  int MAX_IDS = 1_000;

  /**
   * The threads of a project, newest first.
   *
   * @param type only threads of this type; null for all
   * @param viewer whose votes {@link DiscussionThread#myVote()} shows; null for nobody's
   */
  Page<DiscussionThread> ofProject(
      long projectId, @Nullable ThreadType type, @Nullable String viewer, PageRequest page);

  /**
   * The ids of the newest threads of a project, newest first.
   *
   * @param limit how many at most, 1 to {@value #MAX_IDS}
   */
  List<Long> idsOfProject(long projectId, int limit);

  /**
   * One thread.
   *
   * @param viewer whose vote {@link DiscussionThread#myVote()} shows; null for nobody's
   * @throws ThreadNotFoundException if there is none with this id
   */
  DiscussionThread get(long threadId, @Nullable String viewer);

  /**
   * Adds threads: all of them, or after an error none. A call that repeats a request key adds
   * nothing and answers with what the first call added.
   *
   * @param requestKey names this request, 1 to {@value #MAX_REQUEST_KEY_LENGTH} characters
   * @param threads 1 to {@value #MAX_BATCH}
   * @throws ThreadNotFoundException if a parent does not exist in the same project
   */
  List<DiscussionThread> add(String requestKey, List<NewThread> threads);

  /**
   * Changes a thread's message.
   *
   * @throws ThreadNotFoundException if there is none with this id
   * @throws NotTheAuthorException if the actor is neither the author nor an admin
   */
  DiscussionThread edit(long threadId, String message, Actor actor);

  /**
   * Sets a voter's vote on a thread. A voter has at most one vote a thread; a later one replaces
   * it, {@link Vote#NONE} withdraws it.
   *
   * @throws ThreadNotFoundException if there is none with this id
   */
  VoteTally vote(long threadId, String voter, Vote vote);

  /**
   * Checks what {@link #add} takes. Clients check before they send, since a text that is no Unicode
   * would arrive as another one.
   *
   * @throws io.insula.api.InvalidInputException if the key or the number of threads is out of
   *     bounds
   */
  static void checkAdd(String requestKey, List<NewThread> threads) {
    new InputChecks()
        .text("request_key", requestKey, TextRule.line(1, MAX_REQUEST_KEY_LENGTH))
        .that(
            !threads.isEmpty() && threads.size() <= MAX_BATCH,
            "threads",
            "must have 1 to " + MAX_BATCH + " entries")
        .done();
  }

  /**
   * Checks what {@link #edit} takes.
   *
   * @throws io.insula.api.InvalidInputException if the message breaks {@link #MESSAGE}
   */
  static void checkEdit(String message) {
    new InputChecks().text("message", message, MESSAGE).done();
  }

  /**
   * Checks the name of who votes.
   *
   * @throws io.insula.api.InvalidInputException if it breaks {@link Actor#NAME}
   */
  static void checkVoter(String voter) {
    new InputChecks().text("voter", voter, Actor.NAME).done();
  }

  /**
   * Checks the name of who reads; null stands for nobody.
   *
   * @throws io.insula.api.InvalidInputException if it breaks {@link Actor#NAME}
   */
  static void checkViewer(@Nullable String viewer) {
    new InputChecks().optionalText("viewer", viewer, Actor.NAME).done();
  }
}
