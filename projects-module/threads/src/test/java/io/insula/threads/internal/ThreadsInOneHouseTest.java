package io.insula.threads.internal;

import io.insula.testkit.Neighbourhood;
import io.insula.threads.Threads;
import io.insula.threads.contract.ThreadsContract;
import org.junit.jupiter.api.AfterAll;

class ThreadsInOneHouseTest extends ThreadsContract {
  private static final Neighbourhood NEIGHBOURHOOD = Neighbourhood.inOneHouse();

  @Override
  protected Threads api() {
    return NEIGHBOURHOOD.api(Threads.class);
  }

  @AfterAll
  static void close() {
    NEIGHBOURHOOD.close();
  }
}
