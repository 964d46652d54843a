package io.insula.threads;

import io.insula.api.Actor;
import io.insula.api.InputChecks;
import io.insula.api.Page;
import io.insula.api.PageRequest;
import io.insula.api.TextRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The discussions of projects. Callers check that a project exists, because this app knows only its
 * id.
 *
 * <p>Moderators can hide a thread. Only the author and moderators see the text of a hidden thread.
 * Moderators are the admins of the server and of the project's cycle.
 *
 * <p>Every method throws {@link io.insula.api.UnavailableException} while the app cannot be
 * reached, and {@link io.insula.api.InvalidInputException} for values out of bounds.
 */
public interface Threads {
  /** The maximum number of threads in one call of {@link #add}. */
  int MAX_BATCH = 500;

  /** The longest message, in characters (code points). */
  int MAX_MESSAGE_LENGTH = 10_000;

  /** The rule for a message: its length, and that several lines are allowed. */
  TextRule MESSAGE = TextRule.lines(1, MAX_MESSAGE_LENGTH);

  /** The longest request key, in characters; see {@link #add}. */
  int MAX_REQUEST_KEY_LENGTH = 200;

  /** The maximum number of ids that {@link #idsOfProject} returns. */
  int MAX_IDS = 1_000;

  /**
   * Returns the threads of a project, newest first. Without a viewer, hidden threads have no texts,
   * and {@code myVote} is {@link Vote#NONE}.
   *
   * @param type only threads of this type; null for all
   * @param viewer the user who reads the threads; null without a sign-in
   */
  Page<DiscussionThread> ofProject(
      long projectId, @Nullable ThreadType type, @Nullable Viewer viewer, PageRequest page);

  /**
   * Returns the ids of the newest threads of a project, newest first.
   *
   * @param limit the maximum number, 1 to {@value #MAX_IDS}
   */
  List<Long> idsOfProject(long projectId, int limit);

  /**
   * Returns one thread.
   *
   * @param viewer as for {@link #ofProject}
   * @throws ThreadNotFoundException if no thread has this id
   */
  DiscussionThread get(long threadId, @Nullable Viewer viewer);

  /**
   * Adds threads, all of them or none. A repeat of a request key adds nothing and returns the
   * threads of the first call.
   *
   * @param requestKey identifies the request, 1 to {@value #MAX_REQUEST_KEY_LENGTH} characters
   * @param threads 1 to {@value #MAX_BATCH}
   * @throws ThreadNotFoundException if the parent of a reply is not a thread of the reply's project
   */
  List<DiscussionThread> add(String requestKey, List<NewThread> threads);

  /**
   * Changes a thread's message.
   *
   * @throws ThreadNotFoundException if no thread has this id
   * @throws NotTheAuthorException if the actor is neither the author nor an admin
   */
  DiscussionThread edit(long threadId, String message, Actor actor);

  /**
   * Sets a voter's vote on a thread. A later vote replaces the earlier one. {@link Vote#NONE}
   * withdraws the vote.
   *
   * @throws ThreadNotFoundException if no thread has this id
   */
  VoteTally vote(long threadId, String voter, Vote vote);

  /**
   * Checks the arguments of {@link #add}. A remote client checks before sending, because gRPC
   * silently replaces unpaired surrogates in a text.
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
   * Checks the arguments of {@link #edit}.
   *
   * @throws io.insula.api.InvalidInputException if the message breaks {@link #MESSAGE}
   */
  static void checkEdit(String message) {
    new InputChecks().text("message", message, MESSAGE).done();
  }

  /**
   * Checks the name of a voter.
   *
   * @throws io.insula.api.InvalidInputException if the name breaks {@link Actor#NAME}
   */
  static void checkVoter(String voter) {
    new InputChecks().text("voter", voter, Actor.NAME).done();
  }
}
