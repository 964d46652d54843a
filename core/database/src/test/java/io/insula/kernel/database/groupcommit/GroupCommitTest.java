package io.insula.kernel.database.groupcommit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.api.UnavailableException;
import io.insula.testkit.FaultyProxy;
import io.insula.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.ds.PGSimpleDataSource;

@Timeout(180)
class GroupCommitTest {
  private static final GroupCommitLimits ROOMY =
      new GroupCommitLimits(100_000, 1L << 40, 1_024, 1L << 40);

  private final TestDatabase database = TestDatabase.create();
  private final List<GroupCommit<?, ?>> open = new ArrayList<>();
  private final AtomicInteger groups = new AtomicInteger();

  @BeforeEach
  void make_a_table() {
    database.execute("CREATE TABLE number (value int PRIMARY KEY CHECK (value >= 0))");
  }

  @AfterEach
  void close_all() {
    open.forEach(GroupCommit::close);
  }

  @Test
  void every_caller_is_answered_for_its_own_row_and_groups_are_shared() throws Exception {
    var commit = start(source(database), this::insert, ROOMY);

    var answers = IntStream.range(0, 10_000).mapToObj(commit::submit).toList();

    for (int i = 0; i < answers.size(); i++) {
      assertThat(answers.get(i).get()).isEqualTo(i * 10);
    }
    assertThat(rows()).isEqualTo(10_000);
    assertThat(groups.get()).isLessThan(1_000);
  }

  @Test
  void a_row_is_committed_before_its_caller_is_answered() throws Exception {
    var commit = start(source(database), this::insert, ROOMY);

    for (int i = 0; i < 50; i++) {
      commit.submit(i).get();
      assertThat(rows()).isEqualTo(i + 1);
    }
  }

  @Test
  void rows_that_the_database_refuses_fail_alone() {
    var commit = start(source(database), this::insert, ROOMY);

    var answers =
        commit.submitAll(IntStream.range(0, 500).map(i -> i % 100 == 7 ? -i : i).boxed().toList());

    for (int i = 0; i < answers.size(); i++) {
      var answer = answers.get(i);
      if (i % 100 == 7) {
        assertThatThrownBy(answer::get)
            .isInstanceOf(ExecutionException.class)
            .hasCauseInstanceOf(SQLException.class);
      } else {
        assertThat(answer).succeedsWithin(Duration.ofSeconds(60));
      }
    }
    assertThat(rows()).isEqualTo(495);
  }

  @Test
  void a_full_queue_refuses_immediately_and_accepts_again_later() throws Exception {
    var goOn = new CountDownLatch(1);
    var commit =
        start(
            source(database),
            (connection, rows) -> {
              await(goOn);
              return insert(connection, rows);
            },
            new GroupCommitLimits(3, 1_000, 1, 1_000));

    var taken = commit.submitAll(List.of(1, 2, 3));
    assertThatThrownBy(() -> commit.submit(4))
        .isInstanceOfSatisfying(
            UnavailableException.class, e -> assertThat(e.retryAfter()).isPositive());
    assertThat(commit.waitingRows()).isEqualTo(3);

    goOn.countDown();
    CompletableFuture.allOf(taken.toArray(CompletableFuture[]::new)).get();
    assertThat(commit.submit(4)).succeedsWithin(Duration.ofSeconds(60));
    assertThat(rows()).isEqualTo(4);
  }

  @Test
  void the_weight_of_rows_is_bounded_but_a_heavier_row_passes_alone() throws Exception {
    var goOn = new CountDownLatch(1);
    var commit =
        start(
            source(database),
            (connection, rows) -> {
              await(goOn);
              return insert(connection, rows);
            },
            new GroupCommitLimits(100, 50, 10, 10));

    var heavy = commit.submit(60);
    assertThatThrownBy(() -> commit.submit(1)).isInstanceOf(UnavailableException.class);

    goOn.countDown();
    assertThat(heavy).succeedsWithin(Duration.ofSeconds(60));
    assertThat(commit.submit(1)).succeedsWithin(Duration.ofSeconds(60));
  }

  @Test
  void several_rows_are_accepted_all_or_none() {
    var commit = start(source(database), this::insert, new GroupCommitLimits(3, 1_000, 3, 1_000));

    assertThatThrownBy(() -> commit.submitAll(List.of(1, 2, 3, 4)))
        .isInstanceOf(UnavailableException.class);
    assertThat(rows()).isZero();
    assertThat(commit.waitingRows()).isZero();
  }

  @Test
  void closing_writes_the_waiting_rows_and_accepts_no_further_ones() {
    var commit = start(source(database), this::insert, ROOMY);
    var answers = commit.submitAll(IntStream.range(0, 5_000).boxed().toList());

    commit.close();

    assertThat(answers).allMatch(CompletableFuture::isDone);
    assertThat(rows()).isEqualTo(5_000);
    assertThatThrownBy(() -> commit.submit(1)).isInstanceOf(UnavailableException.class);
  }

  @Test
  void an_interrupted_close_fails_the_waiting_rows_and_completes_the_group_in_progress()
      throws Exception {
    var arrived = new CountDownLatch(1);
    var goOn = new Semaphore(0);
    var commit =
        start(
            source(database),
            (connection, rows) -> {
              arrived.countDown();
              goOn.acquireUninterruptibly();
              return insert(connection, rows);
            },
            new GroupCommitLimits(10, 1_000, 1, 1_000));
    var running = commit.submit(1);
    await(arrived);
    var waiting = commit.submit(2);
    var closing = Thread.ofPlatform().start(commit::close);

    closing.interrupt();
    assertThat(waiting)
        .failsWithin(Duration.ofSeconds(60))
        .withThrowableOfType(ExecutionException.class)
        .withCauseInstanceOf(UnavailableException.class);
    // If it closed the connection at once, it would end in this time.
    closing.join(Duration.ofMillis(300));
    goOn.release();

    assertThat(running).succeedsWithin(Duration.ofSeconds(60));
    assertThat(closing.join(Duration.ofSeconds(60))).isTrue();
    assertThat(rows()).isOne();
  }

  @Test
  void an_outage_of_the_database_fails_the_waiting_callers_and_loses_no_acknowledged_row() {
    try (var proxy = FaultyProxy.inFrontOf(database)) {
      var arrived = new CountDownLatch(1);
      var goOn = new CountDownLatch(1);
      var commit =
          start(
              source(proxy.through(database)),
              (connection, rows) -> {
                if (rows.getFirst() == 100) {
                  arrived.countDown();
                  await(goOn);
                }
                return insert(connection, rows);
              },
              new GroupCommitLimits(1_000, 100_000, 10, 10_000));
      assertThat(commit.submit(1)).succeedsWithin(Duration.ofSeconds(60));

      var waiting = commit.submitAll(IntStream.range(100, 400).boxed().toList());
      await(arrived);
      proxy.cut();
      goOn.countDown();

      for (var answer : waiting) {
        assertThat(answer)
            .failsWithin(Duration.ofSeconds(60))
            .withThrowableOfType(ExecutionException.class)
            .withCauseInstanceOf(UnavailableException.class);
      }
      proxy.heal();
      assertThat(commit.submit(2)).succeedsWithin(Duration.ofSeconds(60));
      assertThat(rows()).isEqualTo(2);
    }
  }

  @Test
  void a_writer_error_fails_its_callers_and_the_writer_continues() {
    var commit =
        start(
            source(database),
            (connection, rows) -> {
              if (rows.contains(13)) {
                throw new StackOverflowError("as bad as it gets");
              }
              return insert(connection, rows);
            },
            ROOMY);

    assertThat(commit.submit(13))
        .failsWithin(Duration.ofSeconds(60))
        .withThrowableOfType(ExecutionException.class)
        .withCauseInstanceOf(StackOverflowError.class);
    assertThat(commit.submit(14)).succeedsWithin(Duration.ofSeconds(60));
  }

  @Test
  void a_writer_that_forgets_an_answer_fails_its_callers_and_writes_their_rows_only_once() {
    var commit =
        start(
            source(database),
            (connection, rows) -> {
              insert(connection, rows);
              return List.of();
            },
            ROOMY);

    for (var answer : commit.submitAll(List.of(1, 2, 3, 4))) {
      assertThat(answer)
          .failsWithin(Duration.ofSeconds(60))
          .withThrowableOfType(ExecutionException.class)
          .withCauseInstanceOf(WrongResultCountException.class);
    }
    assertThat(groups).hasValue(1);
    assertThat(rows()).isEqualTo(4);
  }

  @Test
  void a_row_that_the_writer_cannot_bind_fails_alone() {
    var commit =
        start(
            source(database),
            (connection, rows) -> {
              if (rows.contains(3)) {
                throw new IllegalArgumentException("3 cannot be bound");
              }
              return insert(connection, rows);
            },
            ROOMY);

    var answers = commit.submitAll(List.of(0, 1, 2, 3));

    assertThat(answers.get(3))
        .failsWithin(Duration.ofSeconds(60))
        .withThrowableOfType(ExecutionException.class)
        .withCauseInstanceOf(IllegalArgumentException.class);
    for (int i = 0; i < 3; i++) {
      assertThat(answers.get(i)).succeedsWithin(Duration.ofSeconds(60)).isEqualTo(i * 10);
    }
    assertThat(rows()).isEqualTo(3);
  }

  @Test
  void a_temporary_error_fails_the_group_as_unavailable_without_row_by_row_retries() {
    var commit =
        start(
            source(database),
            (connection, rows) -> {
              groups.incrementAndGet();
              throw new SQLException("canceling statement due to lock timeout", "55P03");
            },
            ROOMY);

    for (var answer : commit.submitAll(List.of(1, 2, 3, 4))) {
      assertThat(answer)
          .failsWithin(Duration.ofSeconds(60))
          .withThrowableOfType(ExecutionException.class)
          .withCauseInstanceOf(UnavailableException.class);
    }
    assertThat(groups).hasValue(1);
  }

  @Test
  void the_connection_is_kept_and_replaced_when_it_broke() throws Exception {
    var opened = new AtomicInteger();
    var counted =
        new PGSimpleDataSource() {
          @Override
          public Connection getConnection() throws SQLException {
            opened.incrementAndGet();
            return source(database).getConnection();
          }
        };
    var commit =
        start(
            counted,
            (connection, rows) -> {
              if (rows.contains(13)) {
                connection.close();
              }
              return insert(connection, rows);
            },
            ROOMY);

    for (int i = 1; i <= 10; i++) {
      commit.submit(i).get();
    }
    assertThat(opened).hasValue(1);
    assertThat(commit.submit(13)).failsWithin(Duration.ofSeconds(60));
    commit.submit(14).get();
    assertThat(opened).hasValue(2);
  }

  @Test
  void bounds_below_one_are_refused() {
    assertThatThrownBy(() -> new GroupCommitLimits(0, 1, 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private GroupCommit<Integer, Integer> start(
      DataSource source, BatchWriter<Integer, Integer> writer, GroupCommitLimits limits) {
    var commit = new GroupCommit<>("test", source, writer, Integer::longValue, limits);
    open.add(commit);
    return commit;
  }

  private List<Integer> insert(Connection connection, List<Integer> rows) throws SQLException {
    groups.incrementAndGet();
    try (var statement =
        connection.prepareStatement("INSERT INTO number SELECT * FROM unnest(?::int[])")) {
      statement.setArray(1, connection.createArrayOf("int", rows.toArray()));
      statement.executeUpdate();
    }
    return rows.stream().map(row -> row * 10).toList();
  }

  private int rows() {
    try (var connection = source(database).getConnection();
        var result = connection.createStatement().executeQuery("SELECT count(*) FROM number")) {
      result.next();
      return result.getInt(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static DataSource source(TestDatabase database) {
    var source = new PGSimpleDataSource();
    source.setUrl(database.url());
    source.setUser(database.username());
    source.setPassword(database.password());
    return source;
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
