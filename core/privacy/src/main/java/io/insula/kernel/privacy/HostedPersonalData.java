package io.insula.kernel.privacy;

import io.insula.api.privacy.Audience;
import io.insula.api.privacy.Person;
import io.insula.api.privacy.PersonalData;
import io.insula.api.privacy.PersonalItem;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The personal data of the apps in this process, for calls from other processes. */
@Singleton
public final class HostedPersonalData {
  private final List<PersonalData> apps;
  private final KernelPersonalData rows;

  HostedPersonalData(List<PersonalData> apps, KernelPersonalData rows) {
    this.apps = apps;
    this.rows = rows;
  }

  /**
   * Returns the personal data of an app. Its method {@link PersonalData#erase} also erases the
   * person from the kernel's tables in the database of this process.
   */
  public PersonalData of(String app) {
    return new WithRows(
        app, apps.stream().filter(each -> each.app().equals(app)).findFirst(), rows);
  }

  /**
   * @param data the personal data of the app; empty for an app that stores none
   */
  private record WithRows(String app, Optional<PersonalData> data, KernelPersonalData rows)
      implements PersonalData {
    @Override
    public Map<String, String> columns() {
      return data.map(PersonalData::columns).orElse(Map.of());
    }

    @Override
    public Stream<PersonalItem> export(Person person, Audience audience) {
      return data.map(each -> each.export(person, audience)).orElseGet(Stream::empty);
    }

    @Override
    public void erase(Person person) {
      rows.forget(person);
      data.ifPresent(each -> each.erase(person));
    }
  }
}
