package io.insula.kernel.movingout.forwarding;

import io.insula.kernel.security.log.SecurityEvent;
import io.insula.kernel.security.log.SecurityEventRecorder;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps the events of the security log in memory, for tests. */
@Singleton
@Requires(property = "insula.test.kept-security-events", value = "true")
final class InMemorySecurityEvents implements SecurityEventRecorder {
  private final List<SecurityEvent> events = new CopyOnWriteArrayList<>();

  @Override
  public void record(SecurityEvent event) {
    events.add(event);
  }

  List<SecurityEvent> all() {
    return events;
  }
}
