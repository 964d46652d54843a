package io.insula.kernel.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.insula.api.privacy.Person;
import io.insula.kernel.base.watching.TraceId;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.TransactionStatus;
import io.micronaut.transaction.support.TransactionSynchronization;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Duration;
import java.util.UUID;

/** Stores messages, and passes them to the dispatcher after the commit of their transaction. */
@Singleton
final class TransactionalOutbox implements Outbox {
  private final TransactionOperations<Connection> transactions;
  private final OutboxTable table;
  private final OutboxDispatcher dispatcher;
  private final OutboxReceivers receivers;
  private final FailedMessageTable failedMessages;
  private final MessageAnonymizer anonymizer;
  private final ObjectMapper json;

  TransactionalOutbox(
      TransactionOperations<Connection> transactions,
      OutboxTable table,
      OutboxDispatcher dispatcher,
      OutboxReceivers receivers,
      FailedMessageTable failedMessages,
      MessageAnonymizer anonymizer,
      ObjectMapper json) {
    this.transactions = transactions;
    this.table = table;
    this.dispatcher = dispatcher;
    this.receivers = receivers;
    this.failedMessages = failedMessages;
    this.anonymizer = anonymizer;
    this.json = json;
  }

  @Override
  public Delivery send(String topic, Object payload) {
    var transaction =
        transactions
            .findTransactionStatus()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "No transaction runs: send the message in the transaction of its cause"));
    receivers.of(topic);
    var message = table.store(topic, UUID.randomUUID(), write(payload), TraceId.current());
    var inFlight = new InFlightMessage(message);
    handOverAfterCommit(transaction, inFlight);
    return new Sent(inFlight);
  }

  @Override
  public int retryFailed(String topic) {
    return failedMessages.retry(topic);
  }

  @Override
  public void forget(Person person, String ownTopics) {
    anonymizer.forget(person, ownTopics);
  }

  private String write(Object payload) {
    try {
      return json.writeValueAsString(payload);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("The payload cannot be written as JSON", e);
    }
  }

  private void handOverAfterCommit(TransactionStatus<?> transaction, InFlightMessage inFlight) {
    transaction.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCompletion(Status status) {
            if (status == Status.COMMITTED) {
              dispatcher.dispatch(inFlight);
            } else {
              inFlight.end(false);
            }
          }
        });
  }

  private final class Sent implements Delivery {
    private final InFlightMessage inFlight;

    Sent(InFlightMessage inFlight) {
      this.inFlight = inFlight;
    }

    @Override
    public String key() {
      return inFlight.message().deliveryKey().toString();
    }

    @Override
    public boolean awaitFirstAttempt(Duration atMost) {
      if (transactions.findTransactionStatus().isPresent()) {
        throw new IllegalStateException("The transaction that sent the message has not ended");
      }
      return inFlight.awaitFirstAttempt(atMost);
    }
  }
}
