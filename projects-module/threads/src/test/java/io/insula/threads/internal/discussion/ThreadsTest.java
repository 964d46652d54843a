package io.insula.threads.internal.discussion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.insula.api.Actor;
import io.insula.api.InvalidInputException;
import io.insula.api.PageRequest;
import io.insula.testkit.SettableClock;
import io.insula.threads.DiscussionThread;
import io.insula.threads.NewThread;
import io.insula.threads.NotTheAuthorException;
import io.insula.threads.ThreadNotFoundException;
import io.insula.threads.ThreadType;
import io.insula.threads.Threads;
import io.insula.threads.Viewer;
import io.insula.threads.Vote;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
@Property(name = "insula.test.settable-clock", value = "true")
class ThreadsTest {
  private static final AtomicLong PROJECTS = new AtomicLong();
  private static final PageRequest FIRST_PAGE = new PageRequest(PageRequest.DEFAULT_LIMIT, null);

  @Inject Threads threads;
  @Inject SettableClock clock;

  private final long project = PROJECTS.incrementAndGet();

  @Test
  void threads_are_listed_newest_first_with_all_their_fields() {
    var problem = add(ThreadType.PROBLEM, "short temper");
    var solution = add(ThreadType.SOLUTION, "play the drums");

    var page = threads.ofProject(project, null, null, FIRST_PAGE);

    assertThat(page.nextBefore()).isNull();
    assertThat(page.items()).containsExactly(solution, problem);
    assertThat(problem)
        .isEqualTo(
            new DiscussionThread(
                problem.id(),
                project,
                null,
                ThreadType.PROBLEM,
                "short temper",
                "ade",
                0,
                0,
                Vote.NONE,
                clock.instant()));
    assertThat(threads.idsOfProject(project, 1)).containsExactly(solution.id());
    assertThat(threads.idsOfProject(project, Threads.MAX_IDS))
        .containsExactly(solution.id(), problem.id());
  }

  @Test
  void the_list_can_be_filtered_by_type() {
    var problem = add(ThreadType.PROBLEM, "short temper");
    add(ThreadType.COMMENT, "so true");

    assertThat(threads.ofProject(project, ThreadType.PROBLEM, null, FIRST_PAGE).items())
        .containsExactly(problem);
  }

  @Test
  void the_list_shows_each_viewer_their_own_vote() {
    var thread = add(ThreadType.PROBLEM, "short temper");
    threads.vote(thread.id(), "bea", Vote.DOWN);

    assertThat(myVotes("bea")).containsExactly(Vote.DOWN);
    assertThat(myVotes("ade")).containsExactly(Vote.NONE);
    assertThat(myVotes(null)).containsExactly(Vote.NONE);
    assertThat(threads.get(thread.id(), Viewer.member("bea")).myVote()).isEqualTo(Vote.DOWN);
  }

  @Test
  void pages_return_each_earlier_thread_once_while_others_are_added() {
    var stood =
        IntStream.range(0, 25).mapToObj(i -> add(ThreadType.COMMENT, "c" + i).id()).toList();

    var seen = new ArrayList<Long>();
    Long before = null;
    do {
      var page = threads.ofProject(project, null, null, new PageRequest(4, before));
      assertThat(page.items()).hasSizeLessThanOrEqualTo(4);
      page.items().forEach(thread -> seen.add(thread.id()));
      before = page.nextBefore();
      add(ThreadType.COMMENT, "late");
    } while (before != null);

    assertThat(seen).containsExactlyElementsOf(stood.reversed());
  }

  @Test
  void a_reply_names_a_parent_of_the_same_project() {
    var parent = add(ThreadType.PROBLEM, "short temper");

    var reply = threads.add(key(), List.of(comment(project, parent.id()))).getFirst();

    assertThat(reply.parentThreadId()).isEqualTo(parent.id());
  }

  @Test
  void nothing_is_added_when_one_parent_is_unknown() {
    var elsewhere = threads.add(key(), List.of(comment(PROJECTS.incrementAndGet(), null)));
    var parent = elsewhere.getFirst().id();

    assertThatExceptionOfType(ThreadNotFoundException.class)
        .isThrownBy(
            () -> threads.add(key(), List.of(comment(project, null), comment(project, parent))))
        .satisfies(e -> assertThat(e.threadId()).isEqualTo(parent));

    assertThat(threads.idsOfProject(project, 10)).isEmpty();
  }

  @Test
  void a_repeated_request_adds_nothing_and_answers_the_same() {
    var key = key();
    var first = threads.add(key, List.of(comment(project, null), comment(project, null)));

    assertThat(threads.add(key, List.of(comment(project, null), comment(project, null))))
        .isEqualTo(first);
    var longer = Collections.nCopies(3, comment(project, null));
    assertThat(threads.add(key, longer)).isEqualTo(first);
    assertThat(threads.idsOfProject(project, 10)).hasSize(2);
  }

  @Test
  void concurrent_repeats_add_their_threads_once() throws Exception {
    var key = key();
    var batch = List.of(comment(project, null), comment(project, null), comment(project, null));

    var answers = allAtOnce(Collections.nCopies(32, () -> threads.add(key, batch)));

    assertThat(answers).containsOnly(answers.getFirst());
    assertThat(threads.idsOfProject(project, 10)).hasSize(3);
  }

  @Test
  void a_large_batch_keeps_its_order() {
    var batch =
        IntStream.range(0, Threads.MAX_BATCH)
            .mapToObj(i -> new NewThread(project, null, ThreadType.COMMENT, "c" + i, "ade"))
            .toList();

    var added = threads.add(key(), batch);

    assertThat(added)
        .extracting(DiscussionThread::message)
        .containsExactlyElementsOf(batch.stream().map(NewThread::message).toList());
    assertThat(added).extracting(DiscussionThread::id).isSorted();
  }

  @Test
  void values_out_of_bounds_are_refused() {
    var one = List.of(comment(project, null));
    var tooMany = Collections.nCopies(Threads.MAX_BATCH + 1, one.getFirst());
    Stream.<Runnable>of(
            () -> threads.add("", one),
            () -> threads.add("k".repeat(Threads.MAX_REQUEST_KEY_LENGTH + 1), one),
            () -> threads.add(key(), List.of()),
            () -> threads.add(key(), tooMany),
            () -> threads.idsOfProject(project, 0),
            () -> threads.idsOfProject(project, Threads.MAX_IDS + 1),
            () -> threads.edit(1, " ", new Actor("ade", false)),
            () -> add(ThreadType.COMMENT, ""),
            () -> add(ThreadType.COMMENT, "a\0b"),
            () -> add(ThreadType.COMMENT, "\ud800"),
            () -> add(ThreadType.COMMENT, "x".repeat(Threads.MAX_MESSAGE_LENGTH + 1)))
        .forEach(
            call -> assertThatExceptionOfType(InvalidInputException.class).isThrownBy(call::run));
    assertThat(threads.idsOfProject(project, 10)).isEmpty();
  }

  @Test
  void a_message_of_any_characters_can_have_the_maximum_length() {
    var message = "\uD83E\uDD21".repeat(Threads.MAX_MESSAGE_LENGTH);

    assertThat(add(ThreadType.COMMENT, message).message()).isEqualTo(message);
  }

  @Test
  void the_author_and_an_admin_can_change_a_message() {
    var thread = add(ThreadType.PROBLEM, "short temper");
    threads.vote(thread.id(), "ade", Vote.UP);

    var edited = threads.edit(thread.id(), "shorter temper", new Actor("ade", false));
    assertThat(edited.message()).isEqualTo("shorter temper");
    assertThat(edited.myVote()).isEqualTo(Vote.UP);
    assertThat(edited).isEqualTo(threads.get(thread.id(), Viewer.member("ade")));

    threads.edit(thread.id(), "tidied", new Actor("root", true));
    assertThat(threads.get(thread.id(), null).message()).isEqualTo("tidied");
  }

  @Test
  void other_users_cannot_change_a_message() {
    var thread = add(ThreadType.PROBLEM, "short temper");

    assertThatExceptionOfType(NotTheAuthorException.class)
        .isThrownBy(() -> threads.edit(thread.id(), "mine now", new Actor("bea", false)))
        .satisfies(e -> assertThat(e.threadId()).isEqualTo(thread.id()));
    assertThat(threads.get(thread.id(), null).message()).isEqualTo("short temper");
  }

  @Test
  void an_unknown_thread_is_reported() {
    Stream.<Runnable>of(
            () -> threads.get(Long.MAX_VALUE, null),
            () -> threads.edit(Long.MAX_VALUE, "hello", new Actor("root", true)),
            () -> threads.vote(Long.MAX_VALUE, "ade", Vote.UP))
        .forEach(
            call ->
                assertThatExceptionOfType(ThreadNotFoundException.class)
                    .isThrownBy(call::run)
                    .satisfies(e -> assertThat(e.threadId()).isEqualTo(Long.MAX_VALUE)));
  }

  private DiscussionThread add(ThreadType type, String message) {
    return threads
        .add(key(), List.of(new NewThread(project, null, type, message, "ade")))
        .getFirst();
  }

  private List<Vote> myVotes(@Nullable String viewer) {
    return threads
        .ofProject(project, null, viewer == null ? null : Viewer.member(viewer), FIRST_PAGE)
        .items()
        .stream()
        .map(DiscussionThread::myVote)
        .toList();
  }

  private static NewThread comment(long project, @Nullable Long parent) {
    return new NewThread(project, parent, ThreadType.COMMENT, "so true", "ade");
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }

  private static <T> List<T> allAtOnce(List<Callable<T>> calls)
      throws InterruptedException, ExecutionException {
    try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = new ArrayList<T>();
      for (Future<T> answer : workers.invokeAll(calls)) {
        answers.add(answer.get());
      }
      return answers;
    }
  }
}
