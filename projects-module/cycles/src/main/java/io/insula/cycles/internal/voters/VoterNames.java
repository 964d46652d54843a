package io.insula.cycles.internal.voters;

import io.insula.kernel.security.accounts.AccountRules;
import io.insula.kernel.security.accounts.TypedNames;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Jdbi;

/**
 * The names by which cycles know their voters. Names that differ only in case can belong to two
 * users. Some old cycles ignore case. Their rosters, admins and ballot digests use names in lower
 * case.
 */
@Singleton
public class VoterNames {
  /**
   * The SQL condition for the rows of {@code roster_entry} that belong to the person {@code :name}.
   */
  public static final String IS_ENTRY_OF_NAME = isNameIn("roster_entry");

  /**
   * The SQL condition for the rows of {@code cycle_admin} that belong to the person {@code :name}.
   */
  public static final String IS_ADMIN_OF_NAME = isNameIn("cycle_admin");

  private final Jdbi jdbi;
  private final TypedNames typedNames;
  private final Map<Long, Boolean> ignoringCase = new ConcurrentHashMap<>();

  VoterNames(Jdbi jdbi, TypedNames typedNames) {
    this.jdbi = jdbi;
    this.typedNames = typedNames;
  }

  /** Returns the name under which a cycle stores a user. */
  String canonicalName(long cycleId, String name) {
    var canonical = AccountRules.canonical(name);
    return canonical.equals(name) || !ignoresCase(cycleId) ? name : canonical;
  }

  /** Whether two names on a roster that differ only in case can belong to two persons. */
  boolean areCaseSensitive(long cycleId) {
    return typedNames.areCaseSensitive() && !ignoresCase(cycleId);
  }

  /** Returns the lines of a roster file, with the names as they are stored. */
  List<RosterLine> resolve(long cycleId, List<RosterLine> lines) {
    var typed = lines.stream().map(RosterLine::username).toList();
    var names =
        areCaseSensitive(cycleId)
            ? typedNames.resolve(typed)
            : typed.stream().map(AccountRules::canonical).toList();
    var resolved = new ArrayList<RosterLine>(lines.size());
    for (var i = 0; i < lines.size(); i++) {
      resolved.add(new RosterLine(names.get(i), lines.get(i).group()));
    }
    return resolved;
  }

  private static String isNameIn(String table) {
    return """
    (%1$s.username = :name OR %1$s.username = lower(:name COLLATE "C") AND EXISTS (
      SELECT FROM cycles.cycle WHERE id = %1$s.cycle_id AND ignores_case))
    """
        .formatted(table);
  }

  /** Whether a cycle ignores the case of names. This never changes. */
  private boolean ignoresCase(long cycleId) {
    return ignoringCase.computeIfAbsent(
        cycleId,
        id ->
            jdbi.withHandle(
                handle ->
                    handle
                        .createQuery("SELECT ignores_case FROM cycles.cycle WHERE id = :id")
                        .bind("id", id)
                        .mapTo(Boolean.class)
                        .one()));
  }
}
