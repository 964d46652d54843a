package io.insula.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.insula.activity.ActivityLog;
import io.insula.activity.NewEvent;
import io.insula.api.TextRule;
import io.insula.kernel.base.CannotStartException;
import io.insula.kernel.base.UuidV7Generator;
import io.insula.kernel.outbox.Outbox;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Records actions of users in the activity log. The log gets a record exactly if the transaction of
 * the change commits. Does nothing if the activity app is off.
 */
@Singleton
public class ActivityRecorder {
  private static final TextRule NAME = TextRule.line(1, ActivityLog.MAX_NAME_LENGTH);

  private final BeanProvider<ActivityLog> log;
  private final Outbox outbox;
  private final UuidV7Generator ids;
  private final Clock clock;
  private final ObjectMapper json;
  private final String environment;

  ActivityRecorder(
      BeanProvider<ActivityLog> log,
      Outbox outbox,
      UuidV7Generator ids,
      Clock clock,
      ObjectMapper json,
      @Value("${insula.activity.environment}") String environment) {
    this.log = log;
    this.outbox = outbox;
    this.ids = ids;
    this.clock = clock;
    this.json = json;
    this.environment = environment;
  }

  /**
   * Stops the start if the configured environment is not valid. Otherwise the first action of a
   * user would fail.
   */
  @EventListener
  void check(StartupEvent event) {
    NAME.complaintAbout(environment)
        .ifPresent(
            complaint -> {
              throw new CannotStartException("INSULA_ACTIVITY_ENVIRONMENT " + complaint);
            });
  }

  /**
   * Records actions in the current transaction.
   *
   * @param actions at most {@value ActivityLog#MAX_EVENTS}
   * @throws IllegalStateException if there is something to record, but no transaction
   */
  public void record(List<UserAction> actions) {
    if (log.isPresent() && !actions.isEmpty()) {
      outbox.send(
          ActivityMessageReceiver.TOPIC,
          new ActivityMessage(actions.stream().map(this::event).toList()));
    }
  }

  private NewEvent event(UserAction action) {
    var data = new LinkedHashMap<String, Object>(action.details());
    data.put("sub", action.sub());
    data.put("at", clock.instant());
    return new NewEvent(
        ids.next(), action.component(), environment, null, action.message(), write(data));
  }

  private String write(Object data) {
    try {
      return json.writeValueAsString(data);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("The details of an action cannot be written as JSON", e);
    }
  }
}
