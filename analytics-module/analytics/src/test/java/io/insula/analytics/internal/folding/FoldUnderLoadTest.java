package io.insula.analytics.internal.folding;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.testkit.ApiClient;
import io.insula.testkit.TestUsers;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Checks that nothing is lost or counted twice if senders, folds and erasures run at the same time.
 */
@MicronautTest(transactional = false)
@Property(name = "insula.analytics.fold-interval", value = "20ms")
class FoldUnderLoadTest {
  private static final int SENDERS = 6;
  private static final int ROWS = 150;

  @Inject EmbeddedServer server;
  @Inject Jdbi jdbi;
  @Inject Fold fold;
  @Inject UserErasure erasure;

  @Test
  void every_acknowledged_row_is_counted_once() throws Exception {
    var site = TestUsers.of(server.getURI()).service("site");
    var done = new AtomicBoolean();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var senders = new ArrayList<Future<Integer>>();
      for (int sender = 0; sender < SENDERS; sender++) {
        var random = new Random(sender);
        senders.add(threads.submit(() -> send(site, random)));
      }
      var others = new ArrayList<Future<?>>();
      others.add(threads.submit(untilDone(done, fold::catchUp)));
      others.add(threads.submit(untilDone(done, fold::catchUp)));
      others.add(threads.submit(untilDone(done, () -> erasure.erase("user0"))));
      var sent = 0;
      for (var sender : senders) {
        sent += sender.get(60, TimeUnit.SECONDS);
      }
      done.set(true);
      for (var other : others) {
        other.get(60, TimeUnit.SECONDS);
      }
      assertThat(sent).isEqualTo(SENDERS * ROWS);
    }
    jdbi.useHandle(
        handle -> {
          erasure.erase("user0");
          fold.catchUp();
          FoldedNumberAssertions.assertRight(handle);
        });
  }

  private static Callable<Void> untilDone(AtomicBoolean done, Runnable work) {
    return () -> {
      while (!done.get()) {
        work.run();
      }
      return null;
    };
  }

  private static int send(ApiClient site, Random random) {
    for (int row = 0; row < ROWS; row++) {
      var at = VisitorHistoryGenerator.START.plusSeconds(random.nextInt(40 * 86_400)).toString();
      var fingerprint = "f" + random.nextInt(40);
      var user = random.nextInt(4) == 0 ? "user" + random.nextInt(10) : null;
      if (random.nextInt(5) == 0) {
        site.post("/analytics/events", event(at, fingerprint, user, random)).expect(201);
      } else {
        site.post("/analytics/pageviews", pageview(at, fingerprint, user, random)).expect(201);
      }
    }
    return ROWS;
  }

  private static Object pageview(
      String at, String fingerprint, @Nullable String user, Random random) {
    var address =
        VisitorHistoryGenerator.ADDRESSES.get(
            random.nextInt(VisitorHistoryGenerator.ADDRESSES.size()));
    var body = new HashMap<String, @Nullable Object>();
    body.put("fingerprint", fingerprint);
    body.put("user_id", user);
    body.put("url", address.url());
    body.put("referrer_url", address.referrerUrl());
    body.put("created_at", at);
    return body;
  }

  private static Object event(String at, String fingerprint, @Nullable String user, Random random) {
    var body = new HashMap<String, @Nullable Object>();
    body.put("name", List.of("signup", "trial").get(random.nextInt(2)));
    body.put("fingerprint", fingerprint);
    body.put("user_id", user);
    body.put("created_at", at);
    return body;
  }
}
