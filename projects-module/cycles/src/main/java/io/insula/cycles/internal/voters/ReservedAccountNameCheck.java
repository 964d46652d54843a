package io.insula.cycles.internal.voters;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.insula.api.Actor;
import io.insula.api.FieldError;
import io.insula.api.InvalidInputException;
import io.insula.kernel.security.accounts.AccountRules;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/**
 * Refuses a new account if another cycle has its name on the roster or among the admins. Otherwise,
 * the account could vote in that cycle or manage it.
 *
 * <p>The check ignores case. A stored name in upper case belongs to a user of an external identity
 * provider. An account with this name in lower case would block the tokens of that user.
 */
@Singleton
class ReservedAccountNameCheck {
  private final Jdbi jdbi;

  ReservedAccountNameCheck(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Refuses names on the rosters and among the admins of other cycles. Cycles that the importer
   * manages are not checked. The error text reveals nothing about other cycles.
   *
   * @param csv the valid file of the school class
   * @throws InvalidInputException with each line that has such a name
   */
  void refuse(long cycleId, byte[] csv, Collection<RosterLine> members, Actor by) {
    if (by.admin()) {
      return;
    }
    var names = members.stream().map(RosterLine::username).toList();
    var reserved = elsewhere(cycleId, names, by.name());
    if (!reserved.isEmpty()) {
      throw new InvalidInputException(errors(csv, reserved));
    }
  }

  private Set<String> elsewhere(long cycleId, List<String> names, String by) {
    return jdbi.withHandle(
        handle ->
            new HashSet<>(
                handle
                    .createQuery(
                        """
                        SELECT lower(username COLLATE "C") FROM (
                          SELECT cycle_id, username FROM cycles.roster_entry
                          UNION ALL
                          SELECT cycle_id, username FROM cycles.cycle_admin
                        ) AS known
                        WHERE (username = ANY (:names)
                            OR username <> lower(username COLLATE "C")
                              AND lower(username COLLATE "C") = ANY (:names))
                          AND cycle_id <> :cycle AND NOT EXISTS (SELECT FROM cycles.cycle_admin
                          WHERE cycle_id = known.cycle_id AND username = :by)
                        """)
                    .bindArray("names", String.class, names)
                    .bind("cycle", cycleId)
                    .bind("by", by)
                    .mapTo(String.class)
                    .list()));
  }

  private static List<FieldError> errors(byte[] csv, Set<String> reserved) {
    try (var records =
        CsvReader.builder().ofCsvRecord(new ByteArrayInputStream(csv), StandardCharsets.UTF_8)) {
      return records.stream()
          .skip(1)
          .filter(each -> reserved.contains(AccountRules.canonical(each.getField(0).strip())))
          .map(ReservedAccountNameCheck::error)
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException("A CSV file in memory cannot be read", e);
    }
  }

  private static FieldError error(CsvRecord line) {
    return new FieldError("line " + line.getStartingLineNumber() + " username", "is taken");
  }
}
