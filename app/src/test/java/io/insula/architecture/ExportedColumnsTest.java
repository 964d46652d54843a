package io.insula.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.api.privacy.Audience;
import io.insula.api.privacy.Person;
import io.insula.api.privacy.PersonalData;
import io.insula.api.privacy.PersonalItem;
import io.insula.kernel.base.apps.AppDescriptor;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
class ExportedColumnsTest {
  @Inject List<AppDescriptor> apps;
  @Inject List<PersonalData> exporters;
  @Inject TransactionOperations<Connection> transactions;

  private ExportedColumns columns;

  @BeforeEach
  void create() {
    columns = new ExportedColumns(apps, transactions);
  }

  @Test
  void every_column_with_the_name_of_a_person_is_in_the_export() {
    assertThat(exporters).flatMap(columns::missingIn).isEmpty();
  }

  @Test
  void a_column_that_is_not_exported_is_reported() {
    assertThat(exporters)
        .allSatisfy(
            each ->
                assertThat(columns.missingIn(new NoExport(each)))
                    .hasSameSizeAs(columns.named(each)));
  }

  /** The data of an app of which nothing is exported. */
  private record NoExport(PersonalData whole) implements PersonalData {
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
      return Stream.empty();
    }

    @Override
    public void erase(Person person) {
      whole.erase(person);
    }
  }
}
