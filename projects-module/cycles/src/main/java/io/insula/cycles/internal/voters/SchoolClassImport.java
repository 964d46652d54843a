package io.insula.cycles.internal.voters;

import io.insula.api.Actor;
import io.insula.api.InsulaException;
import io.insula.cycles.internal.cycle.CycleTable;
import io.insula.membership.AccountDirectory;
import jakarta.inject.Singleton;

/**
 * Creates the accounts of a school class from a CSV file and adds them to the roster of a cycle.
 *
 * <p>Hashing the passwords is too slow for an open transaction. So the names are added to the
 * roster first, in a transaction of their own. If the accounts are refused, the names are removed
 * from the roster again, with three exceptions:
 *
 * <ul>
 *   <li>The vote was counted in the meantime.
 *   <li>Voting has opened, and only the people on the roster may vote.
 *   <li>It is unknown whether the accounts were created, for instance after a 503 or a crash. A
 *       retry with the same file creates the accounts, or reports that the names are taken.
 * </ul>
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
   * @throws io.insula.api.InvalidInputException if a line is invalid or has a name that {@link
   *     ReservedAccountNameCheck} refuses
   * @throws InsulaException of the kind CONFLICT if the vote is over or a name was taken meanwhile
   * @throws io.insula.api.UnavailableException if this process cannot reach the accounts
   */
  int importClass(long cycleId, byte[] csv, Actor by) {
    VoterChangeCheck.require(cycles.getWithoutProposals(cycleId));
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

  private void takeOff(
      long cycleId, RosterService.AddedEntries added, String by, InsulaException why) {
    try {
      rosterService.takeOff(cycleId, added, by);
    } catch (RuntimeException e) {
      why.addSuppressed(e);
    }
  }
}
