package io.insula.activity.remote;

import com.google.protobuf.Timestamp;
import io.insula.activity.NewEvent;
import io.insula.activity.RecordedEvent;
import io.insula.activity.wire.Event;
import io.insula.api.InvalidInputException;
import io.insula.remote.WireTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Converts between the types of the API and gRPC messages. */
public final class ActivityWire {
  private ActivityWire() {}

  public static Event write(RecordedEvent event) {
    var message =
        Event.newBuilder()
            .setId(event.id().toString())
            .setCreatedAt(WireTime.write(event.createdAt()))
            .setComponent(event.component())
            .setEnvironment(event.environment())
            .setMessage(event.message())
            .setData(event.data());
    Optional.ofNullable(event.email()).ifPresent(message::setEmail);
    return message.build();
  }

  public static RecordedEvent read(Event message) {
    return new RecordedEvent(
        readId(message.getId()),
        WireTime.read(message.getCreatedAt()),
        message.getComponent(),
        message.getEnvironment(),
        message.hasEmail() ? message.getEmail() : null,
        message.getMessage(),
        message.getData());
  }

  public static io.insula.activity.wire.NewEvent write(NewEvent event) {
    var message =
        io.insula.activity.wire.NewEvent.newBuilder()
            .setComponent(event.component())
            .setEnvironment(event.environment())
            .setMessage(event.message())
            .setData(event.data());
    Optional.ofNullable(event.id()).map(UUID::toString).ifPresent(message::setId);
    Optional.ofNullable(event.email()).ifPresent(message::setEmail);
    return message.build();
  }

  /**
   * @throws InvalidInputException if its id is not a UUID
   */
  public static NewEvent read(io.insula.activity.wire.NewEvent message) {
    return new NewEvent(
        message.hasId() ? readId(message.getId()) : null,
        message.getComponent(),
        message.getEnvironment(),
        message.hasEmail() ? message.getEmail() : null,
        message.getMessage(),
        message.getData());
  }

  /**
   * @throws InvalidInputException if the time is beyond Java's range
   */
  public static Instant readTime(String field, Timestamp time) {
    try {
      return WireTime.read(time);
    } catch (DateTimeException | ArithmeticException e) {
      throw new InvalidInputException(field, "must be a time");
    }
  }

  /**
   * @throws InvalidInputException if it is not a UUID
   */
  public static UUID readId(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException("id", "must be a UUID");
    }
  }
}
