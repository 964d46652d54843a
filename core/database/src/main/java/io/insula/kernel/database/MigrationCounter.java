package io.insula.kernel.database;

import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/** Counts the migrations that Flyway runs. Only one thread uses an instance. */
final class MigrationCounter extends BaseCallback {
  private int count;

  /** Returns how many migrations have run so far. */
  int count() {
    return count;
  }

  @Override
  public boolean supports(Event event, Context context) {
    return event == Event.AFTER_EACH_MIGRATE;
  }

  @Override
  public void handle(Event event, Context context) {
    count++;
  }
}
