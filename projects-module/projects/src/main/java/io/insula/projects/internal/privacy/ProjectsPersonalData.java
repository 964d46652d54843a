package io.insula.projects.internal.privacy;

import io.insula.api.privacy.Audience;
import io.insula.api.privacy.Person;
import io.insula.api.privacy.PersonalData;
import io.insula.api.privacy.PersonalItem;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.stream.Stream;

/** Exports and erases the personal data in projects: their proposers and their texts. */
@Singleton
final class ProjectsPersonalData implements PersonalData {
  private final ProjectPersonalDataTable rows;

  ProjectsPersonalData(ProjectPersonalDataTable rows) {
    this.rows = rows;
  }

  @Override
  public String app() {
    return "projects";
  }

  @Override
  public Map<String, String> columns() {
    return Map.of(
        "project.proposed_by",
        "becomes \"a former member\"",
        "project.name",
        "stays, or becomes \"removed\" and a random text, as insula.privacy.texts says",
        "project.tagline",
        "stays, or is emptied, as insula.privacy.texts says",
        "project.search_text",
        "stays, or becomes \"removed\", as insula.privacy.texts says");
  }

  @Override
  public Stream<PersonalItem> export(Person person, Audience audience) {
    return rows.projectsOf(person.username());
  }

  @Override
  public void erase(Person person) {
    while (rows.forgetProjects(person.username())) {
      // Repeats until a batch finds no row.
    }
  }
}
