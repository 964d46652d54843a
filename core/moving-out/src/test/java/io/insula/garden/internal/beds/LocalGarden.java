package io.insula.garden.internal.beds;

import io.grpc.Context;
import io.insula.garden.Garden;
import io.insula.remote.RemoteCallContext;
import jakarta.inject.Singleton;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.CountDownLatch;
import org.jdbi.v3.core.Jdbi;

@Singleton
final class LocalGarden implements Garden {
  private final RemoteCallContext callContext;
  private final Jdbi jdbi;

  LocalGarden(RemoteCallContext callContext, Jdbi jdbi) {
    this.callContext = callContext;
    this.jdbi = jdbi;
  }

  @Override
  public int beds() {
    return 3;
  }

  @Override
  public String ask(String question) {
    return switch (question) {
      case "away" -> throw new IllegalStateException(new SQLTransientConnectionException("away"));
      case "broken" -> throw new IllegalStateException("a secret");
      case "sleep" ->
          jdbi.withHandle(
              database ->
                  database
                      .createQuery("SELECT 'slept' FROM pg_sleep(29)")
                      .mapTo(String.class)
                      .one());
      case "never" -> untilNobodyWaits();
      default -> {
        var origin = callContext.origin();
        yield origin.traceId() + " " + origin.user() + " " + origin.roles().contains("MEMBER");
      }
    };
  }

  private static String untilNobodyWaits() {
    var over = new CountDownLatch(1);
    Context.current().addListener(_ -> over.countDown(), Runnable::run);
    try {
      over.await();
      return "over";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }
}
