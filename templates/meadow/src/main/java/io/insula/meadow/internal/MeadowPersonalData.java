package io.insula.meadow.internal;

import io.insula.api.privacy.Audience;
import io.insula.api.privacy.Person;
import io.insula.api.privacy.PersonalData;
import io.insula.api.privacy.PersonalItem;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.stream.Stream;

/** The personal data of this app: who saw a flower. */
@Singleton
final class MeadowPersonalData implements PersonalData {
  private final Flowers flowers;

  MeadowPersonalData(Flowers flowers) {
    this.flowers = flowers;
  }

  @Override
  public String app() {
    return "meadow";
  }

  @Override
  public Map<String, String> columns() {
    return Map.of("flower.seen_by", "becomes empty");
  }

  @Override
  public Stream<PersonalItem> export(Person person, Audience audience) {
    return flowers.namesOf(person.username()).stream()
        .map(name -> PersonalItem.of("flower").with("name", name).build());
  }

  @Override
  public void erase(Person person) {
    flowers.forget(person.username());
  }
}
