package io.insula.recording;

import io.insula.kernel.security.log.SecurityEvent;
import io.insula.kernel.security.log.SecurityEventRecorder;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;

/** Records events about the security of the server. */
@Singleton
class SecurityActivityRecorder implements SecurityEventRecorder {
  static final String COMPONENT = "security";

  private final ActivityRecorder recorder;

  SecurityActivityRecorder(ActivityRecorder recorder) {
    this.recorder = recorder;
  }

  @Override
  @Transactional
  public void record(SecurityEvent event) {
    recorder.record(
        List.of(new UserAction(COMPONENT, event.message(), event.sub(), event.details())));
  }
}
