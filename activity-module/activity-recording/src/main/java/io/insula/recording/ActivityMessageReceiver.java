package io.insula.recording;

import io.insula.activity.ActivityLog;
import io.insula.kernel.outbox.OutboxReceiver;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/** Delivers security events and the recorded actions of users to the activity app. */
@Singleton
@Requires(beans = ActivityLog.class)
final class ActivityMessageReceiver implements OutboxReceiver<ActivityMessage> {
  static final String TOPIC = "record-activity";

  private final ActivityLog log;

  ActivityMessageReceiver(ActivityLog log) {
    this.log = log;
  }

  @Override
  public String topic() {
    return TOPIC;
  }

  @Override
  public Class<ActivityMessage> payloadType() {
    return ActivityMessage.class;
  }

  @Override
  public void receive(String deliveryKey, ActivityMessage message) {
    log.recordAll(message.events());
  }
}
