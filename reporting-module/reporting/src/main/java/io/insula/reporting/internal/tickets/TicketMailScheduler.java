package io.insula.reporting.internal.tickets;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.insula.api.UnavailableException;
import io.insula.kernel.base.watching.ErrorReporter;
import io.insula.kernel.base.watching.TraceId;
import io.insula.kernel.database.DatabaseErrors;
import io.insula.reporting.internal.mail.TicketMailSender;
import io.insula.reporting.internal.tickets.TicketTable.FinishedTicket;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends an e-mail to the requester after a ticket has ended. The transaction that ends the ticket
 * schedules the e-mail. A failed e-mail is retried.
 */
@Factory
@Singleton
class TicketMailScheduler {
  private static final Logger LOG = LoggerFactory.getLogger(TicketMailScheduler.class);
  private static final TaskDescriptor<EndedTicket> JOB =
      TaskDescriptor.of("reporting.send-mail", EndedTicket.class);

  /**
   * The maximum number of retries of one e-mail, in about six hours. Waits double from one minute
   * up to an hour.
   */
  private static final int MAX_RETRIES = 11;

  private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
  private static final Duration MAX_WAIT = Duration.ofHours(1);

  private final SchedulerClient jobs;
  private final BeanProvider<TicketMailSender> mail;
  private final TicketReader tickets;
  private final ErrorReporter errors;
  private final Clock clock;

  TicketMailScheduler(
      SchedulerClient jobs,
      BeanProvider<TicketMailSender> mail,
      TicketReader tickets,
      ErrorReporter errors,
      Clock clock) {
    this.jobs = jobs;
    this.mail = mail;
    this.tickets = tickets;
    this.errors = errors;
    this.clock = clock;
  }

  /** The data of a job that sends an e-mail: the ticket that has ended. */
  record EndedTicket(long ticketId) {}

  /**
   * Schedules an e-mail for each of these tickets that has a requester, if a mail server is
   * configured.
   */
  void schedule(Collection<FinishedTicket> ended) {
    if (mail.isPresent()) {
      ended.stream().filter(each -> each.requestedBy() != null).forEach(this::schedule);
    }
  }

  private void schedule(FinishedTicket ended) {
    jobs.scheduleIfNotExists(
        JOB.instance(ended.ticketId() + "-" + ended.version())
            .data(new EndedTicket(ended.ticketId()))
            .scheduledTo(clock.instant()));
  }

  @Bean
  @Singleton
  OneTimeTask<EndedTicket> sendMail() {
    return Tasks.oneTime(JOB)
        .onFailure(this::failed)
        .execute((job, _) -> send(job.getData().ticketId()));
  }

  /**
   * Sends the e-mail if the ticket is still finished. A retried ticket gets an e-mail when it ends
   * again.
   */
  private void send(long ticketId) {
    tickets
        .find(ticketId)
        .filter(ticket -> ticket.status().isFinished())
        .ifPresent(ticket -> mail.ifPresent(each -> each.send(ticket)));
  }

  private void failed(ExecutionComplete complete, ExecutionOperations<EndedTicket> operations) {
    var execution = complete.getExecution();
    var cause = complete.getCause().orElse(null);
    var retries = execution.consecutiveFailures;
    if (cause != null && isTransient(cause) && retries < MAX_RETRIES) {
      operations.reschedule(complete, clock.instant().plus(waitAfter(retries)));
      return;
    }
    operations.remove();
    var ticket = ((EndedTicket) execution.taskInstance.getData()).ticketId();
    if (cause instanceof UnavailableException) {
      LOG.warn(
          "The e-mail about the end of ticket {} was not sent: {}", ticket, cause.getMessage());
    } else if (cause != null) {
      errors.report(cause, "the e-mail about the end of ticket " + ticket, TraceId.current());
    }
  }

  private static boolean isTransient(Throwable cause) {
    return cause instanceof UnavailableException || DatabaseErrors.isUnavailable(cause);
  }

  private static Duration waitAfter(int retries) {
    var wait = FIRST_WAIT.multipliedBy(1L << retries);
    return wait.compareTo(MAX_WAIT) > 0 ? MAX_WAIT : wait;
  }
}
