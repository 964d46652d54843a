package io.insula.threads.internal.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.api.PageRequest;
import io.insula.api.privacy.Audience;
import io.insula.api.privacy.Person;
import io.insula.api.privacy.PersonalData;
import io.insula.threads.DiscussionThread;
import io.insula.threads.NewThread;
import io.insula.threads.ThreadType;
import io.insula.threads.Threads;
import io.insula.threads.Viewer;
import io.insula.threads.Vote;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
@Property(name = "insula.privacy.texts", value = "remove")
class ThreadsPersonalDataTest {
  @Inject PersonalData data;
  @Inject Threads threads;
  @Inject Jdbi jdbi;

  @Test
  void texts_are_emptied_where_configured_and_replies_keep_their_place() {
    var parent = add(1, null, "ade", "question");
    var answer = add(1, parent.id(), "bea", "answer");

    data.erase(new Person("ade", null));

    var emptied = threads.get(parent.id(), null);
    assertThat(emptied.message()).isEmpty();
    assertThat(emptied.author()).isEqualTo(Person.FORMER_MEMBER);
    assertThat(threads.get(answer.id(), null)).isEqualTo(answer);
    assertThat(threads.ofProject(1, null, null, new PageRequest(50, null)).items())
        .extracting(DiscussionThread::parentThreadId)
        .contains(parent.id());
  }

  @Test
  void more_than_one_batch_is_exported_and_erased() {
    var cem = new Person("cem", null);
    var added =
        IntStream.range(0, 3)
            .mapToObj(
                _ ->
                    threads.add(
                        UUID.randomUUID().toString(),
                        IntStream.range(0, 400)
                            .mapToObj(
                                number ->
                                    new NewThread(
                                        2, null, ThreadType.COMMENT, "number " + number, "cem"))
                            .toList()))
            .flatMap(List::stream)
            .toList();
    added.forEach(thread -> threads.vote(thread.id(), "cem", Vote.UP));
    try (var items = data.export(cem, Audience.PERSON)) {
      assertThat(items).hasSize(2 * 1_200);
    }

    data.erase(cem);

    try (var items = data.export(cem, Audience.PERSON)) {
      assertThat(items).isEmpty();
    }
    assertThat(voters(added.getFirst().id())).hasSize(1).doesNotContain("cem");
    assertThat(voters(added.getFirst().id())).isNotEqualTo(voters(added.getLast().id()));
    assertThat(threads.get(added.getLast().id(), null).upVotes()).isEqualTo(1);
  }

  @Test
  void counters_stay_correct_while_a_voter_is_erased_again_and_again() {
    var dan = new Person("dan", null);
    var thread = add(3, null, "bea", "vote on me");
    var voting =
        CompletableFuture.runAsync(
            () -> {
              for (var round = 0; round < 300; round++) {
                threads.vote(thread.id(), "dan", round % 3 == 2 ? Vote.NONE : Vote.UP);
              }
            });
    var erasing =
        Stream.generate(
                () ->
                    CompletableFuture.runAsync(
                        () -> {
                          while (!voting.isDone()) {
                            data.erase(dan);
                          }
                        }))
            .limit(2)
            .toList();
    voting.join();
    erasing.forEach(CompletableFuture::join);
    threads.vote(thread.id(), "dan", Vote.UP);
    data.erase(dan);

    var now = threads.get(thread.id(), Viewer.member("dan"));
    assertThat(now.upVotes()).isPositive().isEqualTo(voters(thread.id()).size());
    assertThat(now.myVote()).isEqualTo(Vote.NONE);
    assertThat(voters(thread.id())).doesNotContain("dan");
  }

  private DiscussionThread add(long project, Long parent, String author, String message) {
    return threads
        .add(
            UUID.randomUUID().toString(),
            List.of(new NewThread(project, parent, ThreadType.COMMENT, message, author)))
        .getFirst();
  }

  private List<String> voters(long thread) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT voter FROM threads.vote WHERE thread_id = ?")
                .bind(0, thread)
                .mapTo(String.class)
                .list());
  }
}
