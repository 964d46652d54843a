package io.insula.reporting.internal.privacy;

import io.insula.api.privacy.Person;
import io.insula.api.privacy.PersonalItem;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** The SQL about the tickets of one user. */
@Singleton
class PersonalTicketTable {
  private final Jdbi jdbi;

  PersonalTicketTable(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Transactional
  List<PersonalItem> of(String name) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT id, status, created_at FROM reporting.ticket
                    WHERE requested_by = :name ORDER BY id
                    """)
                .bind("name", name)
                .map(
                    (row, _) ->
                        PersonalItem.of("ticket")
                            .with("ticket_id", row.getLong("id"))
                            .with("status", row.getString("status"))
                            .with(
                                "created_at",
                                row.getObject("created_at", OffsetDateTime.class).toInstant())
                            .build())
                .list());
  }

  /** Replaces the user name in the tickets that the user requested. The tickets stay. */
  @Transactional
  void forget(String name) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    "UPDATE reporting.ticket SET requested_by = :former WHERE requested_by = :name")
                .bind("former", Person.FORMER_MEMBER)
                .bind("name", name)
                .execute());
  }
}
