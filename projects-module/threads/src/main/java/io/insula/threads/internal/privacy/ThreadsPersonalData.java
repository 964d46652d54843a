package io.insula.threads.internal.privacy;

import io.insula.api.privacy.Audience;
import io.insula.api.privacy.Person;
import io.insula.api.privacy.PersonalData;
import io.insula.api.privacy.PersonalItem;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Exports and erases the personal data in threads: authors, texts, votes, reports, moderators. */
@Singleton
final class ThreadsPersonalData implements PersonalData {
  private final ThreadPersonalDataTable rows;
  private final ModerationPersonalDataTable moderation;

  ThreadsPersonalData(ThreadPersonalDataTable rows, ModerationPersonalDataTable moderation) {
    this.rows = rows;
    this.moderation = moderation;
  }

  @Override
  public String app() {
    return "threads";
  }

  @Override
  public Map<String, String> columns() {
    return Map.of(
        "thread.author", "becomes \"a former member\"",
        "thread.message", "stays, or is emptied, as insula.privacy.texts says",
        "thread.hidden_by", "becomes \"a former member\"",
        "thread.hidden_reason", "stays, or is emptied with the text that it is about",
        "decision.moderator", "becomes \"a former member\"",
        "decision.reason", "stays, or is emptied with the text that it is about",
        "report.reporter", "becomes a random name, another one for each report",
        "report.reason", "stays, or is emptied, as insula.privacy.texts says",
        "vote.voter", "becomes a random name, another one for each vote");
  }

  @Override
  public Stream<PersonalItem> export(Person person, Audience audience) {
    var name = person.username();
    return Stream.of(
            rows.threadsOf(name),
            rows.votesOf(name),
            moderation.reportsOf(name),
            moderation.hiddenBy(name),
            moderation.decisionsOf(name))
        .flatMap(Function.identity());
  }

  @Override
  public void erase(Person person) {
    while (rows.forgetVotes(person.username())) {
      // Repeats until a batch finds no row.
    }
    while (moderation.forgetReports(person.username())) {
      // Repeats until a batch finds no row.
    }
    while (moderation.forgetHidden(person.username())) {
      // Repeats until a batch finds no row.
    }
    while (moderation.forgetDecisions(person.username())) {
      // Repeats until a batch finds no row.
    }
    while (rows.forgetThreads(person.username())) {
      // Repeats until a batch finds no row.
    }
  }
}
