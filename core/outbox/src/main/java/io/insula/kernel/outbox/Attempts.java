package io.insula.kernel.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.insula.api.InsulaException;
import io.insula.kernel.base.watching.ErrorReporter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Attempts to deliver a message, and writes down what became of it. */
@Singleton
final class Attempts {
  private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);
  private static final int LONGEST_ERROR = 1_000;

  private final Receivers receivers;
  private final OutboxTable table;
  private final OutboxSettings settings;
  private final Doors doors;
  private final ObjectMapper json;
  private final ErrorReporter errors;
  private final Counter delivered;
  private final Counter retried;
  private final Counter failed;

  /** The topics whose last attempt failed: one line tells that it began, and one that it ended. */
  private final Set<String> troubled = ConcurrentHashMap.newKeySet();

  Attempts(
      Receivers receivers,
      OutboxTable table,
      OutboxSettings settings,
      Doors doors,
      ObjectMapper json,
      ErrorReporter errors,
      MeterRegistry meters) {
    this.receivers = receivers;
    this.table = table;
    this.settings = settings;
    this.doors = doors;
    this.json = json;
    this.errors = errors;
    this.delivered = counter(meters, "delivered");
    this.retried = counter(meters, "retried");
    this.failed = counter(meters, "failed");
  }

  /**
   * Makes one attempt, unless the receiver is known to be away. Never throws.
   *
   * @return whether the message was accepted
   */
  boolean deliver(Message message) {
    if (!doors.admit(message.topic())) {
      return false; // It is due again when its lease ends.
    }
    try {
      hand(message, receivers.of(message.topic()));
    } catch (JsonProcessingException e) {
      doors.found(message.topic());
      failForGood(message, e);
      return false;
    } catch (InsulaException e) {
      if (e.kind() == InsulaException.Kind.UNAVAILABLE) {
        doors.foundClosed(message.topic());
        tryAgainLater(message, e);
      } else {
        doors.found(message.topic());
        failForGood(message, e);
      }
      return false;
    } catch (Exception | LinkageError | StackOverflowError e) {
      doors.found(message.topic());
      tryAgainLater(message, e);
      return false;
    }
    doors.found(message.topic());
    delivered.increment();
    if (troubled.remove(message.topic())) {
      LOG.info("Messages of {} are delivered again", message.topic());
    }
    return true;
  }

  private <T> void hand(Message message, OutboxReceiver<T> receiver)
      throws JsonProcessingException {
    // The sender may have been of another version.
    T payload =
        json.readerFor(receiver.payloadType())
            .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .readValue(message.payload());
    receiver.receive(message.deliveryKey().toString(), payload);
  }

  private void tryAgainLater(Message message, Throwable error) {
    retried.increment();
    if (troubled.add(message.topic())) {
      LOG.warn("Messages of {} are not accepted and will be sent again", message.topic(), error);
    }
    writeDown(
        message,
        () -> {
          if (table.postpone(message, waitAfter(message.attempt()), describe(error))) {
            tellFailure(message, error);
          }
        });
  }

  private void failForGood(Message message, Exception error) {
    writeDown(
        message,
        () -> {
          table.fail(message, describe(error));
          tellFailure(message, error);
        });
  }

  private void tellFailure(Message message, Throwable error) {
    failed.increment();
    errors.report(
        error, "outbox " + message.topic() + ", message " + message.id(), message.traceId());
  }

  private static void writeDown(Message message, Runnable change) {
    try {
      change.run();
    } catch (RuntimeException e) {
      // When its lease ends the message is due again, so nothing is lost.
      LOG.debug("What became of message {} could not be stored", message.id(), e);
    }
  }

  /** Doubles with each attempt, and varies by a quarter so that messages do not come in step. */
  private Duration waitAfter(int attempt) {
    var doublings = Math.min(attempt - 1, 30);
    var millis =
        Math.min(settings.firstWait().toMillis() << doublings, settings.longestWait().toMillis());
    return Duration.ofMillis((long) (millis * ThreadLocalRandom.current().nextDouble(0.75, 1.25)));
  }

  private static String describe(Throwable error) {
    var text = error.getMessage() == null ? error.toString() : error.getMessage();
    // PostgreSQL stores no NUL.
    var storable = text.replace("\0", "");
    return storable.substring(0, Math.min(storable.length(), LONGEST_ERROR));
  }

  private static Counter counter(MeterRegistry meters, String outcome) {
    return Counter.builder("insula.outbox.attempts")
        .description("Attempts to deliver a message")
        .tag("outcome", outcome)
        .register(meters);
  }
}
