package io.insula.kernel.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.insula.kernel.base.watching.TraceId;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.TransactionStatus;
import io.micronaut.transaction.support.TransactionSynchronization;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Duration;
import java.util.UUID;

/** Stores messages, and hands them to the courier once their transaction has committed. */
@Singleton
final class TransactionalOutbox implements Outbox {
  private final TransactionOperations<Connection> transactions;
  private final OutboxTable table;
  private final Courier courier;
  private final Receivers receivers;
  private final ObjectMapper json;

  TransactionalOutbox(
      TransactionOperations<Connection> transactions,
      OutboxTable table,
      Courier courier,
      Receivers receivers,
      ObjectMapper json) {
    this.transactions = transactions;
    this.table = table;
    this.courier = courier;
    this.receivers = receivers;
    this.json = json;
  }

  @Override
  public Delivery send(String topic, Object payload) {
    var transaction =
        transactions
            .findTransactionStatus()
            .orElseThrow(() -> new IllegalStateException("No transaction runs"));
    receivers.of(topic);
    var message = table.store(topic, UUID.randomUUID(), write(payload), TraceId.current());
    var errand = new Errand(message);
    handOverAfterCommit(transaction, errand);
    return new Sent(errand);
  }

  private String write(Object payload) {
    try {
      return json.writeValueAsString(payload);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("The payload cannot be written as JSON", e);
    }
  }

  private void handOverAfterCommit(TransactionStatus<?> transaction, Errand errand) {
    transaction.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCompletion(Status status) {
            if (status == Status.COMMITTED) {
              courier.take(errand);
            } else {
              errand.end(false);
            }
          }
        });
  }

  private final class Sent implements Delivery {
    private final Errand errand;

    Sent(Errand errand) {
      this.errand = errand;
    }

    @Override
    public String key() {
      return errand.message().deliveryKey().toString();
    }

    @Override
    public boolean awaitFirstAttempt(Duration atMost) {
      if (transactions.findTransactionStatus().isPresent()) {
        throw new IllegalStateException("The transaction that sent the message still runs");
      }
      return errand.awaitFirstAttempt(atMost);
    }
  }
}
