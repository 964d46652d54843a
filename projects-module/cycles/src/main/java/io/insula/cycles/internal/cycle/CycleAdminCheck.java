package io.insula.cycles.internal.cycle;

import io.insula.api.Actor;
import io.insula.cycles.CycleNotFoundException;
import io.insula.kernel.web.Caller;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** Decides who may manage a cycle: admins of the server and the cycle's own admins. */
@Singleton
public class CycleAdminCheck {
  private final Jdbi jdbi;

  CycleAdminCheck(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Checks that the caller may manage a cycle.
   *
   * @throws CycleNotFoundException if no cycle has this id
   * @throws NotCycleAdminException if the caller may not manage it
   */
  public void require(long cycleId, Caller caller) {
    requireExists(cycleId);
    if (!isAdmin(cycleId, caller)) {
      throw new NotCycleAdminException(cycleId);
    }
  }

  public boolean isAdmin(long cycleId, Caller caller) {
    return isAdmin(cycleId, caller.asActor());
  }

  public boolean isAdmin(long cycleId, Actor actor) {
    return actor.admin() || adminsOf(cycleId).contains(actor.name());
  }

  /**
   * @throws CycleNotFoundException if no cycle has this id
   */
  public void requireExists(long cycleId) {
    var exists =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery("SELECT EXISTS (SELECT FROM cycles.cycle WHERE id = :id)")
                    .bind("id", cycleId)
                    .mapTo(Boolean.class)
                    .one());
    if (!exists) {
      throw new CycleNotFoundException(cycleId);
    }
  }

  /** Returns the names of a cycle's own admins, sorted. */
  public List<String> adminsOf(long cycleId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT username FROM cycles.cycle_admin WHERE cycle_id = :id ORDER BY"
                        + " username")
                .bind("id", cycleId)
                .mapTo(String.class)
                .list());
  }

  /**
   * Returns the user names of each cycle's own admins, by cycle. Leaves out cycles without own
   * admins.
   */
  public Map<Long, List<String>> adminsOf(Collection<Long> cycleIds) {
    return jdbi
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT cycle_id, username FROM cycles.cycle_admin
                        WHERE cycle_id = ANY (:ids) ORDER BY username
                        """)
                    .bindArray("ids", Long.class, List.copyOf(cycleIds))
                    .map((row, _) -> Map.entry(row.getLong("cycle_id"), row.getString("username")))
                    .list())
        .stream()
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
  }

  /** Replaces a cycle's own admins with these users. Runs in the current transaction. */
  public void setAdmins(long cycleId, Collection<String> usernames) {
    jdbi.useHandle(
        handle -> {
          handle
              .createUpdate("DELETE FROM cycles.cycle_admin WHERE cycle_id = :id")
              .bind("id", cycleId)
              .execute();
          handle
              .createUpdate(
                  """
                  INSERT INTO cycles.cycle_admin (cycle_id, username)
                  SELECT :id, name FROM unnest(:names) AS name
                  """)
              .bind("id", cycleId)
              .bindArray("names", String.class, List.copyOf(usernames))
              .execute();
        });
  }
}
