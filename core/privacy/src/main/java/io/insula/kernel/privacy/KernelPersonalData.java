package io.insula.kernel.privacy;

import io.insula.api.privacy.Person;
import io.insula.kernel.outbox.Outbox;
import io.insula.kernel.web.idempotency.StoredResponseEraser;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Map;

/**
 * The personal data in the kernel's tables: stored responses to requests with an idempotency key,
 * and outbox messages. {@code AccountErasure} deletes the account.
 */
@Singleton
public class KernelPersonalData {
  private static final String GOES_WITH_ACCOUNT = "deleted with the account";

  private final StoredResponseEraser responseEraser;
  private final Outbox outbox;

  KernelPersonalData(StoredResponseEraser responseEraser, Outbox outbox) {
    this.responseEraser = responseEraser;
    this.outbox = outbox;
  }

  /**
   * Returns the columns of the kernel's tables that can hold personal data, as {@code
   * table.column}. Each value says what an erasure does with the column.
   */
  public Map<String, String> columns() {
    return Map.ofEntries(
        Map.entry("account.account_id", GOES_WITH_ACCOUNT),
        Map.entry("account.username", GOES_WITH_ACCOUNT),
        Map.entry("account.email", GOES_WITH_ACCOUNT),
        Map.entry("account.group_name", GOES_WITH_ACCOUNT),
        Map.entry("account.request_sha256", "a digest of the sign-up; deleted with the account"),
        Map.entry("session.account_id", "emptied; the row is deleted when the session has ended"),
        Map.entry("session.token_name", "is emptied"),
        Map.entry("refresh_token.used_by", "a digest of a client; deleted with the account"),
        Map.entry("idempotency_keys.owner", "deleted with its row"),
        Map.entry("idempotency_keys.body", "deleted with its row"),
        Map.entry("idempotency_keys.fingerprint", "a digest of the request; deleted with its row"),
        Map.entry("outbox.payload", "holds \"a former member\" until it is delivered"),
        Map.entry("erasure.username", "deleted when every app has erased the person"),
        Map.entry("jobs.task_data", "deleted with the job when the erasure is complete"),
        Map.entry("jobs.picked_by", "identifies a process, never a person"));
  }

  /** Erases a person; does nothing if there is no data about the person. */
  @Transactional
  public void forget(Person person) {
    responseEraser.forget(person.username());
    outbox.forget(person, EraseReceivers.TOPICS);
  }
}
