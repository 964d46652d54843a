package io.insula.kernel.privacy;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import io.insula.api.privacy.Person;
import io.insula.kernel.outbox.Delivery;
import io.insula.kernel.outbox.Outbox;
import io.insula.kernel.security.accounts.AccountErasure;
import io.insula.kernel.security.accounts.ErasedUsernameTable;
import io.insula.kernel.security.log.SecurityEvent;
import io.insula.kernel.security.log.SecurityLog;
import io.insula.kernel.security.sessions.Revocation;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** The transactions of an erasure. */
@Singleton
@Transactional
class ErasureTransactions {
  private final AccountErasure accountErasure;
  private final ErasedUsernameTable names;
  private final KernelPersonalData rows;
  private final EraseReceivers receivers;
  private final Outbox outbox;
  private final SecurityLog log;
  private final SchedulerClient jobs;
  private final PrivacySettings settings;
  private final Clock clock;

  ErasureTransactions(
      AccountErasure accountErasure,
      ErasedUsernameTable names,
      KernelPersonalData rows,
      EraseReceivers receivers,
      Outbox outbox,
      SecurityLog log,
      SchedulerClient jobs,
      PrivacySettings settings,
      Clock clock) {
    this.accountErasure = accountErasure;
    this.names = names;
    this.rows = rows;
    this.receivers = receivers;
    this.outbox = outbox;
    this.log = log;
    this.jobs = jobs;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * The work that an erasure has started.
   *
   * @param revocations the revocations of the person's tokens
   * @param deliveries the messages to the apps
   */
  record StartedErasure(List<Revocation> revocations, List<Delivery> deliveries) {}

  /**
   * Deletes the account, if there is one, and reserves the name until all apps have erased the
   * person. Sends each app a message, and schedules a job that repeats the messages.
   *
   * @throws io.insula.kernel.security.accounts.AccountNotFoundException if the account is already
   *     deleted
   * @throws io.insula.kernel.security.accounts.LastAdminException if no admin who can sign in would
   *     be left
   */
  StartedErasure begin(DataSubject subject) {
    var message = ErasePersonMessage.of(subject.person());
    // Locks the names before the rows, as followUp does. So the two transactions cannot deadlock.
    names.keep(message.username(), receivers.apps());
    rows.forget(subject.person());
    var account = subject.account();
    var revocations = account == null ? List.<Revocation>of() : accountErasure.erase(account);
    // The event must not contain the person's name, because the waiting messages in the outbox have
    // already been anonymized.
    log.add(
        SecurityEvent.ofAccount("account erased", subject.recordedCaller(), Person.FORMER_MEMBER));
    jobs.scheduleIfNotExists(
        ErasureJobs.AGAIN
            .instance(UUID.randomUUID().toString())
            .data(message)
            .scheduledTo(clock.instant().plus(settings.followUp())));
    return new StartedErasure(revocations, send(message));
  }

  /**
   * Repeats an erasure, because a request that ran during the first erasure may have stored new
   * data. Reserves the name again. Erases nothing if a new account has the name.
   */
  void followUp(ErasePersonMessage message) {
    if (names.keepUnlessTaken(message.username(), receivers.apps())) {
      rows.forget(message.person());
      send(message);
    }
  }

  private List<Delivery> send(ErasePersonMessage message) {
    return receivers.apps().stream()
        .map(app -> outbox.send(EraseReceivers.topicOf(app), message))
        .toList();
  }
}
