package io.insula.recording;

import io.insula.activity.ActivityLog;
import io.insula.kernel.outbox.OutboxReceiver;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/** Delivers the recorded actions of users to the activity app. */
@Singleton
@Requires(beans = ActivityLog.class)
final class RecordActivityReceiver implements OutboxReceiver<RecordActivity> {
  static final String TOPIC = "record-activity";

  private final ActivityLog log;

  RecordActivityReceiver(ActivityLog log) {
    this.log = log;
  }

  @Override
  public String topic() {
    return TOPIC;
  }

  @Override
  public Class<RecordActivity> payloadType() {
    return RecordActivity.class;
  }

  @Override
  public void receive(String deliveryKey, RecordActivity message) {
    log.recordAll(message.events());
  }
}
