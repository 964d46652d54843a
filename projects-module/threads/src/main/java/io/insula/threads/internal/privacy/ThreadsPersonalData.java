package io.insula.threads.internal.privacy;

import io.insula.api.privacy.Audience;
import io.insula.api.privacy.Person;
import io.insula.api.privacy.PersonalData;
import io.insula.api.privacy.PersonalItem;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.stream.Stream;

/** The personal data in threads: authors, texts and votes. */
@Singleton
final class ThreadsPersonalData implements PersonalData {
  private final PersonalThreads rows;

  ThreadsPersonalData(PersonalThreads rows) {
    this.rows = rows;
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
        "vote.voter", "becomes a random name, another one for each vote");
  }

  @Override
  public Stream<PersonalItem> export(Person person, Audience audience) {
    return Stream.concat(rows.threadsOf(person.username()), rows.votesOf(person.username()));
  }

  @Override
  public void erase(Person person) {
    while (rows.forgetVotes(person.username())) {
      // Repeats until a batch finds no row.
    }
    while (rows.forgetThreads(person.username())) {
      // Repeats until a batch finds no row.
    }
  }
}
