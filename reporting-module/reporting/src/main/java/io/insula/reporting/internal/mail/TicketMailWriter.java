package io.insula.reporting.internal.mail;

import io.insula.reporting.TaskStatus;
import io.insula.reporting.Ticket;
import io.insula.reporting.TicketTask;
import java.util.List;

/** Writes the subject and the text of the e-mail about a ticket. */
final class TicketMailWriter {
  private static final int MAX_NAME_LENGTH = 200;
  private static final int MAX_NAME_LENGTH_IN_SUBJECT = 80;
  private static final int MAX_REASON_LENGTH = 1_000;
  private static final int MAX_TASKS = 500;

  private final String publicUrl;

  /**
   * @param publicUrl the beginning of all links, without a slash at the end; empty for e-mails
   *     without links
   */
  TicketMailWriter(String publicUrl) {
    this.publicUrl = publicUrl;
  }

  String subject(Ticket ticket) {
    var tasks = ticket.tasks();
    if (tasks.size() == 1) {
      var task = tasks.getFirst();
      return "Report on %s: %s"
          .formatted(
              SingleLineTextCleaner.of(task.cycleName(), MAX_NAME_LENGTH_IN_SUBJECT),
              outcome(task));
    }
    return "Reports on %d cycles: %d made, %d not made"
        .formatted(
            tasks.size(),
            with(ticket, TaskStatus.SUCCEEDED).size(),
            tasks.size() - with(ticket, TaskStatus.SUCCEEDED).size());
  }

  private static String outcome(TicketTask task) {
    return switch (task.status()) {
      case SUCCEEDED -> "made";
      case FAILED -> "failed";
      case CANCELLED -> "cancelled";
      case QUEUED, RUNNING -> "not finished";
    };
  }

  String body(Ticket ticket) {
    var text = new StringBuilder();
    text.append("You asked for reports (ticket ").append(ticket.id()).append(").\n");
    section(text, "Made", with(ticket, TaskStatus.SUCCEEDED));
    section(text, "Failed", with(ticket, TaskStatus.FAILED));
    section(text, "Cancelled", with(ticket, TaskStatus.CANCELLED));
    if (!publicUrl.isEmpty()) {
      text.append("\nThe ticket: ").append(publicUrl).append("/reports/tickets/");
      text.append(ticket.id()).append('\n');
    }
    return text.toString();
  }

  private static List<TicketTask> with(Ticket ticket, TaskStatus status) {
    return ticket.tasks().stream().filter(task -> task.status() == status).toList();
  }

  private void section(StringBuilder text, String title, List<TicketTask> tasks) {
    if (tasks.isEmpty()) {
      return;
    }
    text.append('\n').append(title).append(" (").append(tasks.size()).append("):\n");
    tasks.stream().limit(MAX_TASKS).forEach(task -> line(text, task));
    if (tasks.size() > MAX_TASKS) {
      text.append("- and ").append(tasks.size() - MAX_TASKS).append(" more\n");
    }
  }

  private void line(StringBuilder text, TicketTask task) {
    text.append("- ").append(SingleLineTextCleaner.of(task.cycleName(), MAX_NAME_LENGTH));
    var error = task.error();
    if (error != null && task.status() == TaskStatus.FAILED) {
      text.append(": ").append(SingleLineTextCleaner.of(error, MAX_REASON_LENGTH));
    }
    text.append('\n');
    var workbook = task.workbookUrl();
    if (workbook != null && !publicUrl.isEmpty()) {
      text.append("  ").append(publicUrl).append(workbook).append('\n');
    }
    var sheet = task.sheetUrl();
    if (sheet != null) {
      text.append("  ").append(SingleLineTextCleaner.of(sheet, MAX_REASON_LENGTH)).append('\n');
    }
  }
}
