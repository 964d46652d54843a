package io.insula.kernel.security.signin;

import io.insula.api.InputChecks;
import io.insula.api.InvalidInputException;
import io.insula.api.TextRule;
import io.insula.kernel.security.accounts.Account;
import io.insula.kernel.security.log.SecurityEvent;
import io.insula.kernel.security.log.SecurityLog;
import io.insula.kernel.security.sessions.SessionRevoker;
import io.insula.kernel.security.tokens.TokenSettings;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** Creates, lists and revokes the long-lived tokens of services. */
@Singleton
final class ServiceTokens {
  private static final TextRule NAME = TextRule.line(1, 100);
  private static final long MIN_LIFETIME_SECONDS = 60;

  private static final String LIST =
      """
      SELECT session_id, token_name, scopes, started_at, ends_at
      FROM kernel.session
      WHERE account_id = :account AND kind = 'SERVICE' AND revoked_at IS NULL AND ends_at > :now
      ORDER BY started_at DESC, session_id\
      """;

  private final TokenIssuer issuer;
  private final SessionRevoker sessionRevoker;
  private final KnownScopes knownScopes;
  private final TokenSettings settings;
  private final SecurityLog log;
  private final Jdbi jdbi;
  private final Clock clock;

  ServiceTokens(
      TokenIssuer issuer,
      SessionRevoker sessionRevoker,
      KnownScopes knownScopes,
      TokenSettings settings,
      SecurityLog log,
      Jdbi jdbi,
      Clock clock) {
    this.issuer = issuer;
    this.sessionRevoker = sessionRevoker;
    this.knownScopes = knownScopes;
    this.settings = settings;
    this.log = log;
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /**
   * Creates a token.
   *
   * @param by the user name of the caller
   * @throws InvalidInputException if the request breaks a rule
   */
  ServiceToken make(Account account, ServiceTokenRequest request, String by) {
    check(request);
    return issuer.issueServiceToken(account, request, by);
  }

  /** Returns the valid tokens of an account, newest first. */
  List<ServiceTokenView> list(Account account) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(LIST)
                .bind("account", account.id())
                .bind("now", clock.instant())
                .map(ServiceTokens::read)
                .list());
  }

  /**
   * Revokes one token.
   *
   * @throws ServiceTokenNotFoundException if the account has no valid token with this id
   */
  void revoke(Account account, UUID tokenId, String by) {
    if (list(account).stream().noneMatch(token -> token.tokenId().equals(tokenId))
        || !sessionRevoker.revoke(tokenId)) {
      throw new ServiceTokenNotFoundException();
    }
    log.add(
        new SecurityEvent(
            "service token revoked",
            by,
            Map.of("account", account.username(), "token_id", tokenId.toString())));
  }

  /** Revokes all tokens of an account. */
  void revokeAll(Account account, String by) {
    sessionRevoker.revokeServiceTokens(account.id());
    log.add(SecurityEvent.ofAccount("service tokens revoked", by, account.username()));
  }

  private void check(ServiceTokenRequest request) {
    var checks = new InputChecks();
    if (request.name() != null) {
      checks.text("name", request.name(), NAME);
    }
    var scopes = request.scopes();
    var known = knownScopes.all();
    checks.that(
        scopes == null || (!scopes.isEmpty() && known.containsAll(scopes)),
        "scopes",
        "may only contain " + String.join(", ", known));
    var maxSeconds = settings.serviceLifetime().toSeconds();
    var expiresIn = request.expiresIn();
    checks.that(
        expiresIn == null || (expiresIn >= MIN_LIFETIME_SECONDS && expiresIn <= maxSeconds),
        "expires_in",
        "must be " + MIN_LIFETIME_SECONDS + " to " + maxSeconds + " seconds");
    checks.done();
  }

  private static ServiceTokenView read(ResultSet row, StatementContext context)
      throws SQLException {
    var scopes = row.getArray("scopes");
    return new ServiceTokenView(
        row.getObject("session_id", UUID.class),
        row.getString("token_name"),
        scopes == null ? null : Set.of((String[]) scopes.getArray()),
        row.getTimestamp("started_at").toInstant(),
        row.getTimestamp("ends_at").toInstant());
  }
}
