package io.insula.threads.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.insula.api.Actor;
import io.insula.api.FieldError;
import io.insula.api.InsulaException;
import io.insula.api.InvalidInputException;
import io.insula.api.PageRequest;
import io.insula.threads.DiscussionThread;
import io.insula.threads.NewThread;
import io.insula.threads.NotTheAuthorException;
import io.insula.threads.ThreadNotFoundException;
import io.insula.threads.ThreadType;
import io.insula.threads.Threads;
import io.insula.threads.Viewer;
import io.insula.threads.Vote;
import io.insula.threads.VoteTally;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The contract of {@link Threads}, for the local and the remote implementation. */
public abstract class ThreadsContract {
  private static final PageRequest FIRST_PAGE = new PageRequest(PageRequest.DEFAULT_LIMIT, null);
  private static final long NOWHERE = 987_654_321;

  private final Threads threads = api();

  /** Returns the implementation that is tested; each call returns the same instance. */
  protected abstract Threads api();

  @Test
  void a_thread_is_added_and_read_with_all_its_fields() {
    var project = newProject();
    var before = Instant.now().minusMillis(1);

    var added = add(project, ThreadType.PROBLEM, null, "kürzere Zündschnur 𝄞\nzweite Zeile\t.");

    assertThat(added)
        .isEqualTo(
            new DiscussionThread(
                added.id(),
                project,
                null,
                ThreadType.PROBLEM,
                "kürzere Zündschnur 𝄞\nzweite Zeile\t.",
                "adé",
                0,
                0,
                Vote.NONE,
                added.createdAt()));
    assertThat(added.createdAt()).isBetween(before, Instant.now().plusMillis(1));
    assertThat(threads.get(added.id(), null)).isEqualTo(added);
    assertThat(threads.get(added.id(), Viewer.member("bea"))).isEqualTo(added);
    assertThat(threads.ofProject(project, null, null, FIRST_PAGE).items()).containsExactly(added);
  }

  @Test
  void a_list_is_filtered_by_type_and_shows_the_viewers_votes() {
    var project = newProject();
    var problem = add(project, ThreadType.PROBLEM, null, "short temper");
    var solution = add(project, ThreadType.SOLUTION, problem.id(), "play the drums");
    var comment = add(project, ThreadType.COMMENT, solution.id(), "loud");
    threads.vote(solution.id(), "bea", Vote.DOWN);

    assertThat(ids(threads.ofProject(project, null, Viewer.member("bea"), FIRST_PAGE).items()))
        .containsExactly(comment.id(), solution.id(), problem.id());
    assertThat(
            threads
                .ofProject(project, ThreadType.SOLUTION, Viewer.member("bea"), FIRST_PAGE)
                .items())
        .singleElement()
        .satisfies(
            thread -> {
              assertThat(thread.parentThreadId()).isEqualTo(problem.id());
              assertThat(thread.myVote()).isEqualTo(Vote.DOWN);
              assertThat(thread.downVotes()).isEqualTo(1);
            });
    assertThat(threads.get(solution.id(), null).myVote()).isEqualTo(Vote.NONE);
  }

  @Test
  void pages_follow_each_other_to_the_end() {
    var project = newProject();
    var stood =
        IntStream.range(0, 7)
            .mapToObj(i -> add(project, ThreadType.COMMENT, null, "c" + i).id())
            .toList();

    var seen = new ArrayList<Long>();
    var pages = 0;
    @Nullable Long before = null;
    do {
      var page = threads.ofProject(project, null, null, new PageRequest(3, before));
      seen.addAll(ids(page.items()));
      before = page.nextBefore();
      pages++;
    } while (before != null);

    assertThat(seen).containsExactlyElementsOf(stood.reversed());
    assertThat(pages).isEqualTo(3);
    assertThat(threads.ofProject(NOWHERE, null, null, FIRST_PAGE).items()).isEmpty();
  }

  @Test
  void ids_are_listed_newest_first_up_to_the_limit() {
    var project = newProject();
    var first = add(project, ThreadType.COMMENT, null, "first");
    var second = add(project, ThreadType.COMMENT, null, "second");

    assertThat(threads.idsOfProject(project, 1)).containsExactly(second.id());
    assertThat(threads.idsOfProject(project, Threads.MAX_IDS))
        .containsExactly(second.id(), first.id());
    assertThat(threads.idsOfProject(NOWHERE, 1)).isEmpty();
  }

  @Test
  void a_full_batch_and_many_of_the_longest_messages_are_added_in_their_order() {
    var project = newProject();
    var longest = "𝄞".repeat(Threads.MAX_MESSAGE_LENGTH);
    var longOne = new NewThread(project, null, ThreadType.COMMENT, longest, "adé");

    var full = threads.add(key(), Collections.nCopies(Threads.MAX_BATCH, comment(project, null)));
    var longOnes = threads.add(key(), Collections.nCopies(120, longOne));

    assertThat(ids(full)).hasSize(Threads.MAX_BATCH).isSorted();
    assertThat(longOnes).hasSize(120).allMatch(each -> each.message().equals(longest));
    assertThat(threads.ofProject(project, null, null, new PageRequest(120, null)).items())
        .containsExactlyElementsOf(longOnes.reversed());
  }

  @Test
  void repeated_and_concurrent_requests_add_their_threads_once() throws Exception {
    var project = newProject();
    var key = key();
    var batch = List.of(comment(project, null), comment(project, null));

    var answers = allAtOnce(Collections.nCopies(16, () -> threads.add(key, batch)));

    assertThat(answers).hasSize(16).allMatch(answer -> answer.equals(answers.getFirst()));
    assertThat(threads.idsOfProject(project, 10)).hasSize(2);
  }

  @Test
  void nothing_is_added_to_an_unknown_parent() {
    var project = newProject();
    var elsewhere = add(newProject(), ThreadType.COMMENT, null, "elsewhere").id();
    var batch = List.of(comment(project, null), comment(project, elsewhere));

    assertThatExceptionOfType(ThreadNotFoundException.class)
        .isThrownBy(() -> threads.add(key(), batch))
        .withMessage("There is no thread " + elsewhere + ".")
        .satisfies(e -> assertThat(e.threadId()).isEqualTo(elsewhere))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(InsulaException.Kind.NOT_FOUND));
    assertThat(threads.idsOfProject(project, 10)).isEmpty();
  }

  @Test
  void the_author_and_admins_edit_and_nobody_else() {
    var thread = add(newProject(), ThreadType.COMMENT, null, "first");
    threads.vote(thread.id(), "adé", Vote.UP);

    var edited = threads.edit(thread.id(), "second", new Actor("adé", false));
    assertThat(edited.message()).isEqualTo("second");
    assertThat(edited.myVote()).isEqualTo(Vote.UP);
    assertThat(threads.edit(thread.id(), "second", new Actor("adé", false))).isEqualTo(edited);
    assertThat(threads.edit(thread.id(), "third", new Actor("root", true)).message())
        .isEqualTo("third");
    assertThatExceptionOfType(NotTheAuthorException.class)
        .isThrownBy(() -> threads.edit(thread.id(), "third", new Actor("bea", false)));
    assertThatExceptionOfType(NotTheAuthorException.class)
        .isThrownBy(() -> threads.edit(thread.id(), "mine", new Actor("bea", false)))
        .satisfies(e -> assertThat(e.threadId()).isEqualTo(thread.id()))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(InsulaException.Kind.FORBIDDEN));
    assertThat(threads.get(thread.id(), null).message()).isEqualTo("third");
  }

  @Test
  void a_missing_thread_is_reported_with_its_id() {
    assertMissing(() -> threads.get(NOWHERE, null));
    assertMissing(() -> threads.edit(NOWHERE, "x", new Actor("adé", true)));
    assertMissing(() -> threads.vote(NOWHERE, "adé", Vote.UP));
  }

  @Test
  void a_voter_has_one_vote_and_can_change_and_withdraw_it() {
    var thread = add(newProject(), ThreadType.COMMENT, null, "vote").id();

    assertThat(threads.vote(thread, "adé", Vote.UP)).isEqualTo(new VoteTally(1, 0, Vote.UP));
    assertThat(threads.vote(thread, "bea", Vote.UP)).isEqualTo(new VoteTally(2, 0, Vote.UP));
    assertThat(threads.vote(thread, "adé", Vote.DOWN)).isEqualTo(new VoteTally(1, 1, Vote.DOWN));
    assertThat(threads.vote(thread, "adé", Vote.NONE)).isEqualTo(new VoteTally(1, 0, Vote.NONE));
  }

  @Test
  void many_concurrent_votes_are_counted_exactly() throws Exception {
    var thread = add(newProject(), ThreadType.COMMENT, null, "vote").id();

    allAtOnce(
        IntStream.range(0, 200)
            .<Callable<VoteTally>>mapToObj(i -> () -> threads.vote(thread, "v" + i % 50, Vote.UP))
            .toList());

    assertThat(threads.get(thread, Viewer.member("v7")))
        .satisfies(each -> assertThat(each.upVotes()).isEqualTo(50))
        .satisfies(each -> assertThat(each.myVote()).isEqualTo(Vote.UP));
  }

  @Test
  void an_input_out_of_bounds_is_refused_with_all_its_errors() {
    var project = newProject();
    var one = List.of(comment(project, null));

    assertInvalid(() -> threads.idsOfProject(project, 0), "limit");
    assertInvalid(() -> threads.idsOfProject(project, Threads.MAX_IDS + 1), "limit");
    assertInvalid(() -> threads.add("", List.of()), "request_key", "threads");
    assertInvalid(() -> threads.add("\ud800", one), "request_key");
    assertInvalid(() -> threads.add("nul\u0000", one), "request_key");
    assertInvalid(
        () -> threads.add(key(), Collections.nCopies(Threads.MAX_BATCH + 1, one.getFirst())),
        "threads");
    assertInvalid(() -> threads.edit(1, " ", new Actor("adé", true)), "message");
    assertInvalid(() -> threads.edit(1, "\udc00", new Actor("adé", true)), "message");
    assertThat(threads.idsOfProject(project, 1)).isEmpty();
  }

  @Test
  void a_missing_or_malformed_name_is_refused() {
    var thread = add(newProject(), ThreadType.COMMENT, null, "vote").id();

    for (var name : List.of("", " ", "nul\u0000", "half \ud800", "x".repeat(256))) {
      assertInvalid(() -> threads.vote(thread, name, Vote.UP), "voter");
      assertInvalid(() -> threads.get(thread, Viewer.member(name)), "viewer");
      assertInvalid(() -> threads.ofProject(1, null, new Viewer(name, true), FIRST_PAGE), "viewer");
      assertInvalid(() -> new Actor(name, true), "actor");
      assertInvalid(() -> new NewThread(1, null, ThreadType.COMMENT, "x", name), "author");
    }
    assertThat(threads.get(thread, null).upVotes()).isZero();
    assertThat(threads.vote(thread, "ü".repeat(255), Vote.UP).upVotes()).isEqualTo(1);
  }

  private DiscussionThread add(
      long project, ThreadType type, @Nullable Long parent, String message) {
    return threads
        .add(key(), List.of(new NewThread(project, parent, type, message, "adé")))
        .getFirst();
  }

  private static NewThread comment(long project, @Nullable Long parent) {
    return new NewThread(project, parent, ThreadType.COMMENT, "so true", "adé");
  }

  private static long newProject() {
    return ThreadLocalRandom.current().nextLong(1, NOWHERE);
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }

  private static List<Long> ids(List<DiscussionThread> threads) {
    return threads.stream().map(DiscussionThread::id).toList();
  }

  private static void assertMissing(Runnable call) {
    assertThatExceptionOfType(ThreadNotFoundException.class)
        .isThrownBy(call::run)
        .satisfies(e -> assertThat(e.threadId()).isEqualTo(NOWHERE));
  }

  private static void assertInvalid(Runnable call, String... fields) {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(call::run)
        .satisfies(
            e -> assertThat(e.errors()).extracting(FieldError::field).containsExactly(fields));
  }

  private static <T> List<T> allAtOnce(List<Callable<T>> calls) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = new ArrayList<T>();
      for (Future<T> each : threads.invokeAll(calls)) {
        answers.add(each.get());
      }
      return answers;
    }
  }
}
