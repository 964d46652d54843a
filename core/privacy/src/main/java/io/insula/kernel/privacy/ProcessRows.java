package io.insula.kernel.privacy;

import io.insula.api.privacy.Person;
import io.insula.kernel.outbox.Outbox;
import io.insula.kernel.web.idempotency.KeptAnswers;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

/** What the kernel itself keeps of people in the database of a process, beside their accounts. */
@Singleton
public class ProcessRows {
  private final KeptAnswers answers;
  private final Outbox outbox;

  ProcessRows(KeptAnswers answers, Outbox outbox) {
    this.answers = answers;
    this.outbox = outbox;
  }

  /** Lets go of a person; does nothing where there is nothing of theirs. */
  @Transactional
  public void forget(Person person) {
    answers.forget(person.username());
    outbox.forget(person, EraseReceivers.TOPICS);
  }
}
