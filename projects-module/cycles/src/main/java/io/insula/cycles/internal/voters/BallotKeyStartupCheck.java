package io.insula.cycles.internal.voters;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import jakarta.inject.Singleton;

/**
 * Refuses to start a server without a usable ballot key. Otherwise the error would appear only when
 * the first vote opens.
 */
@Singleton
final class BallotKeyStartupCheck implements ApplicationEventListener<StartupEvent> {
  private final BallotKey key;

  BallotKeyStartupCheck(BallotKey key) {
    this.key = key;
  }

  @Override
  public void onApplicationEvent(StartupEvent event) {
    key.requireUsable();
  }
}
