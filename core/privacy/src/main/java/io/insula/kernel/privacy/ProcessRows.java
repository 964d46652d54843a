package io.insula.kernel.privacy;

import io.insula.api.privacy.Person;
import io.insula.kernel.outbox.Outbox;
import io.insula.kernel.web.idempotency.KeptAnswers;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Map;

/** What the kernel itself keeps of people in the database of a process, beside their accounts. */
@Singleton
public class ProcessRows {
  private static final String GOES_WITH_ACCOUNT = "goes with the account";

  private final KeptAnswers answers;
  private final Outbox outbox;

  ProcessRows(KeptAnswers answers, Outbox outbox) {
    this.answers = answers;
    this.outbox = outbox;
  }

  /**
   * The columns of the kernel's tables that may hold something of a person, as {@code
   * table.column}, each with what becomes of it when the person is erased.
   */
  public Map<String, String> columns() {
    return Map.ofEntries(
        Map.entry("account.account_id", GOES_WITH_ACCOUNT),
        Map.entry("account.username", GOES_WITH_ACCOUNT),
        Map.entry("account.email", GOES_WITH_ACCOUNT),
        Map.entry("account.group_name", GOES_WITH_ACCOUNT),
        Map.entry("session.account_id", "is emptied; the rest goes when the session has ended"),
        Map.entry("session.token_name", "is emptied"),
        Map.entry("refresh_token.used_by", "a digest of a client; goes with the account"),
        Map.entry("idempotency_keys.owner", "goes with its row"),
        Map.entry("idempotency_keys.body", "goes with its row"),
        Map.entry("idempotency_keys.fingerprint", "a digest of the request; goes with its row"),
        Map.entry("outbox.payload", "names \"a former member\" until it is delivered"),
        Map.entry("erasure.username", "goes when every app has let go of the person"),
        Map.entry("jobs.task_data", "goes with the job when the erasure is done"),
        Map.entry("jobs.picked_by", "names a process, never a person"));
  }

  /** Lets go of a person; does nothing where there is nothing of theirs. */
  @Transactional
  public void forget(Person person) {
    answers.forget(person.username());
    outbox.forget(person, EraseReceivers.TOPICS);
  }
}
