package io.insula.kernel.security.accounts;

import io.insula.api.Roles;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Checks that another admin remains when an account is erased or disabled. */
@Singleton
@Transactional(Transactional.TxType.MANDATORY)
class LastAdminCheck {
  // Locks all admins in the order of their ids. If two admins are erased at the same time, the
  // second transaction waits, and then notices the last admin.
  private static final String LOCK_ADMINS =
      """
      SELECT account_id FROM kernel.account
      WHERE :admin = ANY (roles) AND NOT disabled ORDER BY account_id FOR UPDATE
      """;

  private final ExternalAdmins externalAdmins;
  private final Jdbi jdbi;

  LastAdminCheck(ExternalAdmins externalAdmins, Jdbi jdbi) {
    this.externalAdmins = externalAdmins;
    this.jdbi = jdbi;
  }

  /**
   * Checks that the account is not the last admin, and locks all admins until the transaction ends.
   *
   * @throws LastAdminException if no other enabled account is an admin, and users of an external
   *     identity provider cannot be admins
   */
  void requireAnother(Account account) {
    if (account.roles().contains(Roles.ADMIN)
        && !externalAdmins.arePossible()
        && enabledAdmins().equals(List.of(account.id()))) {
      throw new LastAdminException();
    }
  }

  private List<Long> enabledAdmins() {
    return jdbi.withHandle(
        handle ->
            handle.createQuery(LOCK_ADMINS).bind("admin", Roles.ADMIN).mapTo(Long.class).list());
  }
}
