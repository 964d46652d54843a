package io.insula.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.api.privacy.Audience;
import io.insula.api.privacy.Person;
import io.insula.api.privacy.PersonalData;
import io.insula.api.privacy.PersonalItem;
import io.insula.kernel.base.apps.AppDescriptor;
import io.insula.remote.RemoteApiProvider;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Tests that the other tests of this package check the apps of this repository. A service has other
 * apps, so it does not get this class.
 */
@MicronautTest(transactional = false)
class KnownAppsTest {
  @Inject List<AppDescriptor> descriptors;
  @Inject List<PersonalData> exporters;
  @Inject TransactionOperations<Connection> transactions;

  @Test
  void the_apps_and_their_migrations_are_found() throws Exception {
    var code = CodeBase.real();

    assertThat(code.apps()).contains("projects", "threads", "console");
    assertThat(ClassPathFolder.read(code.migrations()).keySet())
        .anyMatch(file -> file.startsWith("threads/"));
    assertThat(MavenModules.of(SourceTree.root()).appsNamedByWords()).contains("threads");
  }

  @Test
  void the_apps_that_can_move_out_are_found_with_their_paths() {
    assertThat(ServiceLoader.load(RemoteApiProvider.class))
        .extracting(RemoteApiProvider::app)
        .contains("projects", "threads");
    assertThat(ServiceLoader.load(RemoteApiProvider.class))
        .anyMatch(api -> api.app().equals("threads") && api.routes().contains("/threads"));
  }

  @Test
  void the_columns_with_personal_data_are_found() {
    var schemas = descriptors.stream().map(AppDescriptor::schema).toList();

    var columns =
        transactions.executeRead(
            transaction -> PersonColumns.in(transaction.getConnection(), schemas));

    assertThat(columns.found()).contains("threads.thread.author", "activity.event.data");
  }

  @Test
  void the_columns_with_names_of_people_are_found_and_each_is_checked_by_itself() {
    var columns = new ExportedColumns(descriptors, transactions);
    var threads = exporterOf("threads");

    assertThat(columns.named(exporterOf("cycles")))
        .contains("paper_ballot.entered_by", "proposal.proposed_by");
    assertThat(columns.named(threads)).contains("thread.author", "thread.hidden_by", "vote.voter");
    assertThat(columns.missingIn(new OnlyVotes(threads)))
        .containsExactlyInAnyOrder(
            "threads.thread.author", "threads.thread.hidden_by", "threads.report.reporter");
  }

  private PersonalData exporterOf(String app) {
    return exporters.stream().filter(each -> each.app().equals(app)).findFirst().orElseThrow();
  }

  /** The data of an app of which only the votes are exported. */
  private record OnlyVotes(PersonalData whole) implements PersonalData {
    @Override
    public String app() {
      return whole.app();
    }

    @Override
    public Map<String, String> columns() {
      return whole.columns();
    }

    @Override
    public Stream<PersonalItem> export(Person person, Audience audience) {
      return whole.export(person, audience).filter(item -> item.kind().equals("vote"));
    }

    @Override
    public void erase(Person person) {
      whole.erase(person);
    }
  }
}
