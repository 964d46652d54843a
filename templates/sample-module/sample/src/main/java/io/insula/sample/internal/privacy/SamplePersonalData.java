package io.insula.sample.internal.privacy;

import io.insula.api.privacy.Audience;
import io.insula.api.privacy.Person;
import io.insula.api.privacy.PersonalData;
import io.insula.api.privacy.PersonalItem;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.stream.Stream;

/** The personal data of the app: the authors of items, and their texts. */
@Singleton
final class SamplePersonalData implements PersonalData {
  private final PersonalSampleItems rows;

  SamplePersonalData(PersonalSampleItems rows) {
    this.rows = rows;
  }

  @Override
  public String app() {
    return "sample";
  }

  @Override
  public Map<String, String> columns() {
    return Map.of(
        "item.author", "becomes \"a former member\"",
        "item.name", "stays, or becomes \"removed\", as insula.privacy.texts says",
        "item.note", "stays, or is emptied, as insula.privacy.texts says");
  }

  @Override
  public Stream<PersonalItem> export(Person person, Audience audience) {
    return rows.itemsOf(person.username());
  }

  @Override
  public void erase(Person person) {
    while (rows.forgetItems(person.username())) {
      // Repeats until a batch finds no row.
    }
  }
}
