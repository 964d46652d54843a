package io.insula.activity;

import java.util.List;
import java.util.UUID;

/**
 * The activity log: a durable log of events.
 *
 * <p>All methods throw {@link io.insula.api.UnavailableException} if the app cannot be reached, and
 * {@link io.insula.api.InvalidInputException} for values out of bounds. {@code
 * UnavailableException} has further causes:
 *
 * <ul>
 *   <li>{@link #record} and {@link #recordAll}: too many events wait, or the result is unknown
 *   <li>{@link #get} and {@link #find}: the search takes too long
 * </ul>
 */
public interface ActivityLog {
  /** The maximum length of a component and of an environment, in characters (code points). */
  int MAX_NAME_LENGTH = 200;

  /** The maximum length of a message, in characters. */
  int MAX_MESSAGE_LENGTH = 10_000;

  /**
   * The maximum length of an e-mail address, in characters. RFC 5321, section 4.5.3.1.3, allows 256
   * including the two angle brackets.
   */
  int MAX_EMAIL_LENGTH = 254;

  /** The maximum number of events in one call of {@link #recordAll}. */
  int MAX_EVENTS = 1_000;

  /** The maximum size of {@code data}, in bytes of its JSON in UTF-8. */
  int MAX_DATA_BYTES = 65_536;

  /**
   * Stores an event, and returns once the event is durable. Returns the stored event if its id is
   * repeated. The log recognizes a repeated id for at least three days.
   *
   * @throws EventConflictException if the id belongs to an event with different content
   */
  RecordedEvent record(NewEvent event);

  /**
   * Stores events, each separately, and returns once all are durable. After an exception, some
   * events may be stored. A repeat with the same ids is safe.
   *
   * @param events 1 to {@value #MAX_EVENTS}
   * @return the stored events, in the order of {@code events}
   * @throws EventConflictException if an id belongs to an event with different content
   */
  List<RecordedEvent> recordAll(List<NewEvent> events);

  /**
   * Returns one event.
   *
   * @throws EventNotFoundException if no event has this id; it may have expired
   */
  RecordedEvent get(UUID id);

  /** Returns the events that match, newest first. */
  EventPage find(EventFilter filter, EventPageRequest page);
}
