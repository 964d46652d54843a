package io.insula.cycles.internal.voters;

import io.insula.api.Actor;
import io.insula.api.InsulaException;
import io.insula.cycles.internal.cycle.CycleTable;
import io.insula.membership.AccountDirectory;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Creates the accounts of a school class from a CSV file and adds them to the roster of a cycle.
 *
 * <p>The accounts can be in another process, and hashing their passwords takes seconds. A
 * transaction should not stay open that long. The roster is therefore extended first, in a separate
 * transaction. If the accounts are then refused, the new names are removed from the roster again.
 * They stay only if voting has opened meanwhile, because no name may leave the roster after that.
 * The names also stay if it is not known whether the accounts were created, for instance after a
 * 503 or a crash: a roster can have names without an account. A retry with the same file then
 * creates the accounts, or reports that the names are taken.
 */
@Singleton
class SchoolClassImport {
  private final CycleTable cycles;
  private final OptionalAccounts accounts;
  private final ReservedAccountNameCheck nameCheck;
  private final RosterService rosterService;

  SchoolClassImport(
      CycleTable cycles,
      OptionalAccounts accounts,
      ReservedAccountNameCheck nameCheck,
      RosterService rosterService) {
    this.cycles = cycles;
    this.accounts = accounts;
    this.nameCheck = nameCheck;
    this.rosterService = rosterService;
  }

  /**
   * Creates the accounts of a school class, all of them or none.
   *
   * @param csv in the format of {@link AccountDirectory#importMembers}
   * @return the number of created accounts
   * @throws io.insula.api.InvalidInputException if any line is invalid, or has a name that is on
   *     the roster or among the admins of a cycle that {@code by} does not manage
   * @throws InsulaException of the kind CONFLICT if the vote is over or a name was taken meanwhile
   * @throws io.insula.api.UnavailableException if this process has no access to accounts or cannot
   *     reach them
   */
  int importClass(long cycleId, byte[] csv, Actor by) {
    VoterChangeCheck.require(cycles.withoutProposals(cycleId));
    var lines =
        accounts.require().checkMembers(csv).stream()
            .map(member -> new RosterLine(member.username(), member.group()))
            .toList();
    nameCheck.refuse(cycleId, csv, lines, by);
    var added = rosterService.add(cycleId, lines, by.name());
    try {
      return accounts.require().importMembers(csv, by.name());
    } catch (InsulaException e) {
      if (e.kind() != InsulaException.Kind.UNAVAILABLE) {
        takeOff(cycleId, added, by.name(), e);
      }
      throw e;
    }
  }

  private void takeOff(long cycleId, List<Long> added, String by, InsulaException why) {
    try {
      rosterService.takeOff(cycleId, added, by);
    } catch (RuntimeException e) {
      why.addSuppressed(e);
    }
  }
}
