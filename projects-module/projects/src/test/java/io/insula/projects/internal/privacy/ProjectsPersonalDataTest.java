package io.insula.projects.internal.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.api.PageRequest;
import io.insula.api.privacy.Audience;
import io.insula.api.privacy.Person;
import io.insula.api.privacy.PersonalData;
import io.insula.projects.ProjectFilter;
import io.insula.projects.Projects;
import io.insula.projects.internal.ProjectFixtures;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
@Property(name = "insula.privacy.texts", value = "remove")
class ProjectsPersonalDataTest {
  @Inject PersonalData data;
  @Inject Projects projects;
  @Inject Jdbi jdbi;

  @Test
  void a_proposal_is_exported_and_its_texts_are_erased() {
    var ade = new Person("ade", null);
    var id = projects.propose(ProjectFixtures.proposalNamed("Wolf circus", "With clowns", "fun"));
    projects.propose(ProjectFixtures.budgeted(null, new BigDecimal("1.50")));
    var others = projects.propose(ProjectFixtures.proposedBy("bea", null));
    try (var items = data.export(ade, Audience.PERSON)) {
      assertThat(items.toList().getFirst().values())
          .containsEntry("project_id", id)
          .containsEntry("project_name", "Wolf circus")
          .containsEntry("cost", null);
    }

    data.erase(ade);
    data.erase(ade);

    var emptied = projects.get(id);
    assertThat(emptied.name()).startsWith("removed ");
    assertThat(emptied.tagline()).isEmpty();
    assertThat(emptied.proposedBy()).isEqualTo(Person.FORMER_MEMBER);
    assertThat(projects.get(others).proposedBy()).isEqualTo("bea");
    var found = new ProjectFilter(null, "circus", null);
    assertThat(projects.list(found, new PageRequest(50, null)).items()).isEmpty();
    try (var items = data.export(ade, Audience.PERSON)) {
      assertThat(items).isEmpty();
    }
  }

  @Test
  void more_than_one_batch_is_exported_and_erased() {
    var cem = new Person("cem", null);
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                INSERT INTO projects.project (name, tagline, proposed_by, created_at, search_text)
                SELECT 'many ' || number, '', 'cem', now(), '' FROM generate_series(1, 1200) number
                """));
    try (var items = data.export(cem, Audience.ADMIN)) {
      assertThat(items).hasSize(1_200);
    }

    data.erase(cem);

    try (var items = data.export(cem, Audience.ADMIN)) {
      assertThat(items).isEmpty();
    }
  }
}
