package io.insula.kernel.database.shares;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.insula.api.UnavailableException;
import io.insula.kernel.base.apps.CurrentApp;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class ConnectionPermitsTest {
  private static final CurrentApp LOOK_UP = new CurrentApp("garden", false);
  private static final CurrentApp SEARCH = new CurrentApp("garden", true);
  private static final CurrentApp OTHER = new CurrentApp("kitchen", false);
  private static final CurrentApp THIRD = new CurrentApp("cellar", false);

  private final ConnectionPermits shares = new ConnectionPermits(16, 100, Duration.ofMillis(100));

  @Test
  void an_app_leaves_a_quarter_of_the_connections_to_others_and_two_apps_also_leave_some() {
    assertThat(takeAll(shares, LOOK_UP)).hasSize(12);
    assertThat(takeAll(shares, OTHER)).hasSize(3);
    assertThat(takeAll(shares, THIRD)).hasSize(1);
  }

  @Test
  void searches_leave_connections_to_the_other_work_of_their_app() {
    assertThat(takeAll(shares, SEARCH)).hasSize(8);
    assertThat(takeAll(shares, LOOK_UP)).hasSize(4);
    assertThat(takeAll(shares, OTHER)).hasSize(3);
  }

  @Test
  void one_connection_serves_all_callers_in_turn() {
    var single = new ConnectionPermits(1, 100, Duration.ofSeconds(10));
    var first = take(single, SEARCH).join();
    var second = take(single, OTHER);
    assertThat(second).isNotDone();
    first.release();
    second.join().release();
    take(single, LOOK_UP).join().release();
  }

  @Test
  void waiting_callers_are_served_first_in_first_out() {
    var single = new ConnectionPermits(1, 100, Duration.ofSeconds(10));
    var first = take(single, OTHER).join();
    var order = new CopyOnWriteArrayList<Integer>();
    var all = new ArrayList<CompletableFuture<Void>>();
    for (int number = 0; number < 20; number++) {
      int mine = number;
      all.add(
          take(single, LOOK_UP)
              .thenAccept(
                  share -> {
                    order.add(mine);
                    share.release();
                  }));
      await().until(() -> single.waiting(LOOK_UP) == mine + 1);
    }
    first.release();
    all.forEach(CompletableFuture::join);
    assertThat(order).isSorted().hasSize(20);
  }

  @Test
  void a_free_connection_goes_to_the_app_that_holds_the_fewest() {
    var few = new ConnectionPermits(4, 100, Duration.ofSeconds(10));
    var held = List.of(take(few, LOOK_UP).join(), take(few, LOOK_UP).join());
    var rest = List.of(take(few, OTHER).join(), take(few, THIRD).join());
    var again = take(few, LOOK_UP);
    await().until(() -> few.waiting(LOOK_UP) == 1);
    var other = take(few, new CurrentApp("attic", false));
    await().until(() -> few.waiting(new CurrentApp("attic", false)) == 1);

    rest.getFirst().release();

    other.join();
    assertThat(again).isNotDone();
    held.forEach(ConnectionPermit::release);
    again.join();
  }

  @Test
  void a_caller_that_waits_too_long_gets_the_name_of_the_busy_app() {
    takeAll(shares, SEARCH);
    assertThatThrownBy(() -> acquire(shares, SEARCH))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("The app garden is busy with searches: a request waited 0.1 s")
        .extracting(error -> ((UnavailableException) error).retryAfter())
        .isEqualTo(Duration.ofSeconds(2));
    takeAll(shares, LOOK_UP);
    takeAll(shares, OTHER);
    takeAll(shares, THIRD);
    assertThatThrownBy(() -> acquire(shares, THIRD))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("The app garden is busy:");
  }

  @Test
  void a_queue_is_bounded_and_callers_who_leave_free_their_places() {
    var small = new ConnectionPermits(1, 1, Duration.ofSeconds(2));
    take(small, LOOK_UP).join();
    var waiting = take(small, LOOK_UP);
    await().until(() -> small.waiting(LOOK_UP) == 1);
    assertThatThrownBy(() -> acquire(small, LOOK_UP))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("1 requests are already waiting for the database");

    assertThatThrownBy(waiting::join).isInstanceOf(CompletionException.class);
    assertThat(small.waiting(LOOK_UP)).isZero();
  }

  @Test
  void a_caller_that_waits_in_vain_fails_immediately_and_no_permit_is_lost() {
    var single = new ConnectionPermits(1, 100, Duration.ofSeconds(10));
    var share = take(single, LOOK_UP).join();
    assertThatThrownBy(
            () ->
                single.acquire(
                    LOOK_UP,
                    () -> {
                      throw new SQLTransientConnectionException("away");
                    }))
        .isInstanceOf(SQLTransientConnectionException.class);
    share.release();
    take(single, LOOK_UP).join();
  }

  @Test
  void a_thread_that_holds_a_connection_gets_another_one_at_once() throws Exception {
    var single = new ConnectionPermits(1, 100, Duration.ofSeconds(10));
    var outer = acquire(single, LOOK_UP);
    var inner = acquire(single, LOOK_UP);
    inner.release();
    outer.release();
    take(single, OTHER).join();
  }

  /** Takes all permits that are available without a wait. */
  private static List<ConnectionPermit> takeAll(ConnectionPermits shares, CurrentApp work) {
    var taken = new ArrayList<ConnectionPermit>();
    try {
      while (true) {
        taken.add(take(shares, work).join());
      }
    } catch (CompletionException e) {
      assertThat(e.getCause()).isInstanceOf(UnavailableException.class);
      return taken;
    }
  }

  /** Takes a permit on a separate thread, which holds no permit yet. */
  private static CompletableFuture<ConnectionPermit> take(
      ConnectionPermits shares, CurrentApp work) {
    var share = new CompletableFuture<ConnectionPermit>();
    Thread.startVirtualThread(
        () -> {
          try {
            share.complete(acquire(shares, work));
          } catch (Exception e) {
            share.completeExceptionally(e);
          }
        });
    return share;
  }

  private static ConnectionPermit acquire(ConnectionPermits shares, CurrentApp work)
      throws SQLException, InterruptedException {
    return shares.acquire(work, () -> {});
  }
}
