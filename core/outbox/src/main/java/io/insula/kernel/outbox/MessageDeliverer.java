package io.insula.kernel.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.insula.api.InsulaException;
import io.insula.kernel.base.apps.CurrentApp;
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

/** Makes attempts to deliver a message, and stores the outcome. */
@Singleton
final class MessageDeliverer {
  private static final Logger LOG = LoggerFactory.getLogger(MessageDeliverer.class);
  private static final int MAX_ERROR_LENGTH = 1_000;

  private final OutboxReceivers receivers;
  private final OutboxTable table;
  private final OutboxSettings settings;
  private final ReceiverCircuits circuits;
  private final ObjectMapper json;
  private final ErrorReporter errors;
  private final Counter delivered;
  private final Counter retried;
  private final Counter failed;

  /** The topics whose deliveries fail. A line is logged only when a topic is added or removed. */
  private final Set<String> failingTopics = ConcurrentHashMap.newKeySet();

  MessageDeliverer(
      OutboxReceivers receivers,
      OutboxTable table,
      OutboxSettings settings,
      ReceiverCircuits circuits,
      ObjectMapper json,
      ErrorReporter errors,
      MeterRegistry metrics) {
    this.receivers = receivers;
    this.table = table;
    this.settings = settings;
    this.circuits = circuits;
    this.json = json;
    this.errors = errors;
    this.delivered = counter(metrics, "delivered");
    this.retried = counter(metrics, "retried");
    this.failed = counter(metrics, "failed");
  }

  /**
   * Makes one attempt, unless the circuit of the receiver is open. An error of the receiver, also
   * an {@link Error}, is a failed attempt.
   *
   * @return whether the message was accepted
   */
  boolean deliver(InFlightMessage inFlight) {
    var message = inFlight.message();
    if (!circuits.tryAcquire(message.topic())) {
      return false; // The message is due again when its lease expires.
    }
    try {
      handOver(message, receivers.of(message.topic()));
    } catch (JsonProcessingException e) {
      circuits.recordReachable(message.topic());
      failPermanently(inFlight, e);
      return false;
    } catch (InsulaException e) {
      if (e.kind() == InsulaException.Kind.UNAVAILABLE) {
        circuits.recordUnavailable(message.topic());
        scheduleRetry(inFlight, e);
      } else {
        circuits.recordReachable(message.topic());
        failPermanently(inFlight, e);
      }
      return false;
    } catch (Exception | Error e) {
      circuits.recordReachable(message.topic());
      scheduleRetry(inFlight, e);
      return false;
    }
    circuits.recordReachable(message.topic());
    delivered.increment();
    if (failingTopics.remove(message.topic())) {
      LOG.info("Messages of the topic {} are being delivered again", message.topic());
    }
    return true;
  }

  private <T> void handOver(OutboxMessage message, OutboxReceiver<T> receiver)
      throws JsonProcessingException {
    // Another version of the program may have written the payload, so unknown fields are ignored.
    T payload =
        json.readerFor(receiver.payloadType())
            .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .readValue(message.payload());
    new CurrentApp(CurrentApp.ownerOf(receiver.getClass()), false)
        .run(() -> receiver.receive(message.deliveryKey().toString(), payload));
  }

  private void scheduleRetry(InFlightMessage inFlight, Throwable error) {
    var message = inFlight.message();
    retried.increment();
    if (failingTopics.add(message.topic())) {
      LOG.warn(
          "Messages of the topic {} are not accepted and will be retried", message.topic(), error);
    }
    recordOutcome(
        message,
        () -> {
          if (table.postpone(inFlight.lease(), waitAfter(message.attempt()), describe(error))) {
            reportFailure(message, error);
          }
        });
  }

  private void failPermanently(InFlightMessage inFlight, Exception error) {
    var message = inFlight.message();
    recordOutcome(
        message,
        () -> {
          if (table.fail(inFlight.lease(), describe(error))) {
            reportFailure(message, error);
          }
        });
  }

  private void reportFailure(OutboxMessage message, Throwable error) {
    failed.increment();
    errors.report(
        error, "outbox " + message.topic() + ", message " + message.id(), message.traceId());
  }

  private static void recordOutcome(OutboxMessage message, Runnable change) {
    try {
      change.run();
    } catch (RuntimeException e) {
      // The message is due again when its lease expires, so nothing is lost.
      LOG.debug("The outcome of message {} could not be stored", message.id(), e);
    }
  }

  /**
   * Returns the wait after a failed attempt. The wait doubles up to the longest wait. A random
   * change of up to a quarter spreads the retries.
   */
  private Duration waitAfter(int attempt) {
    var doublings = Math.min(attempt - 1, 30);
    var millis =
        Math.min(settings.firstWait().toMillis() << doublings, settings.longestWait().toMillis());
    return Duration.ofMillis((long) (millis * ThreadLocalRandom.current().nextDouble(0.75, 1.25)));
  }

  private static String describe(Throwable error) {
    var text = error.getMessage() == null ? error.toString() : error.getMessage();
    // PostgreSQL cannot store the character NUL in a text.
    var storable = text.replace("\0", "");
    return storable.substring(0, Math.min(storable.length(), MAX_ERROR_LENGTH));
  }

  private static Counter counter(MeterRegistry metrics, String outcome) {
    return Counter.builder("insula.outbox.delivery.attempts")
        .description("Attempts to deliver a message")
        .tag("outcome", outcome)
        .register(metrics);
  }
}
