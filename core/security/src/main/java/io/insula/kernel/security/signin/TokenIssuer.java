package io.insula.kernel.security.signin;

import io.insula.api.Roles;
import io.insula.kernel.security.accounts.Account;
import io.insula.kernel.security.accounts.AccountChangedException;
import io.insula.kernel.security.accounts.AccountTable;
import io.insula.kernel.security.log.SecurityEvent;
import io.insula.kernel.security.log.SecurityLog;
import io.insula.kernel.security.sessions.Session;
import io.insula.kernel.security.sessions.SessionTable;
import io.insula.kernel.security.tokens.AccessTokens;
import io.insula.kernel.security.tokens.TokenSettings;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** Opens and extends sessions and issues their tokens, each in one transaction. */
@Singleton
@Transactional
class TokenIssuer {
  private static final String TYPE = "Bearer";
  private static final Set<String> SERVICE_ROLES = Set.of(Roles.SERVICE);

  private final AccountTable accounts;
  private final SessionTable sessions;
  private final RefreshTokenTable refreshTokenTable;
  private final AccessTokens accessTokens;
  private final TokenSettings settings;
  private final SecurityLog log;
  private final Clock clock;

  TokenIssuer(
      AccountTable accounts,
      SessionTable sessions,
      RefreshTokenTable refreshTokenTable,
      AccessTokens accessTokens,
      TokenSettings settings,
      SecurityLog log,
      Clock clock) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.refreshTokenTable = refreshTokenTable;
    this.accessTokens = accessTokens;
    this.settings = settings;
    this.log = log;
    this.clock = clock;
  }

  /**
   * Opens a session. Returns empty if the account was disabled or its password was changed at the
   * same time.
   */
  Optional<SignedIn> signIn(Account account) {
    if (!accounts.lockUnchanged(account)) {
      return Optional.empty();
    }
    var times = times();
    var session =
        sessions.open(
            account.id(), Session.Kind.SIGN_IN, times.accessUntil(), times.refreshUntil());
    return Optional.of(
        tokens(account, session, times, refreshTokenTable.make(session, times.refreshUntil())));
  }

  /**
   * Exchanges a refresh token for new tokens. Returns empty if the token is not valid, its session
   * has ended, or its account is disabled or erased.
   */
  Optional<SignedIn> refresh(String refreshToken, SignInClient client) {
    var times = times();
    return refreshTokenTable
        .use(refreshToken, client, clock.instant())
        .flatMap(
            session ->
                extend(
                    session,
                    times,
                    () ->
                        refreshTokenTable.makeSuccessor(
                            refreshToken, session, times.refreshUntil())));
  }

  /**
   * Answers a repeated refresh with the same new refresh token. Returns empty in these cases:
   *
   * <ul>
   *   <li>The repeat is late, or is from another client.
   *   <li>The new refresh token was already used.
   *   <li>The session has ended.
   * </ul>
   */
  Optional<SignedIn> repeat(String refreshToken, SignInClient client) {
    return refreshTokenTable
        .successor(refreshToken, client, clock.instant())
        .flatMap(successor -> extend(successor.sessionId(), times(), successor::token));
  }

  /**
   * Returns the session of a token that was used before; empty if the session has reached its
   * longest lifetime.
   */
  Optional<UUID> sessionOfUsed(String refreshToken) {
    return refreshTokenTable.sessionOfUsed(refreshToken, earliestStart());
  }

  /**
   * Opens a session of a service. Its token has only the role SERVICE.
   *
   * @throws AccountDisabledException if the account is disabled
   * @throws AccountChangedException if another request disabled or erased the account, or changed
   *     the password, at the same time
   */
  ServiceToken issueServiceToken(Account account, ServiceTokenRequest request, String by) {
    if (!accounts.lockUnchanged(account)) {
      throw account.disabled() ? new AccountDisabledException() : new AccountChangedException();
    }
    var seconds =
        Objects.requireNonNullElseGet(
            request.expiresIn(), () -> settings.serviceLifetime().toSeconds());
    var until = now().plusSeconds(seconds);
    var session = sessions.open(account.id(), Session.Kind.SERVICE, until, until);
    sessions.describe(session, request.name(), request.scopes());
    log.add(
        new SecurityEvent(
            "service token made",
            by,
            Map.of("account", account.username(), "token_id", session.toString())));
    return new ServiceToken(
        session,
        accessTokens.make(account.username(), SERVICE_ROLES, request.scopes(), session, until),
        TYPE,
        seconds,
        account.username(),
        SERVICE_ROLES,
        request.name(),
        request.scopes());
  }

  private Optional<SignedIn> extend(UUID session, Times times, Supplier<String> refreshToken) {
    if (!sessions.startOf(session).isAfter(earliestStart())) {
      return Optional.empty();
    }
    // Locks the account before its session. Disabling an account locks both in the same order, so
    // the two transactions cannot deadlock.
    return accounts
        .lockEnabled(session)
        .filter(account -> sessions.extend(session, times.accessUntil(), times.refreshUntil()))
        .map(account -> tokens(account, session, times, refreshToken.get()));
  }

  /** Returns the time after which a session must have started to be extended now. */
  private Instant earliestStart() {
    return clock.instant().minus(settings.sessionLifetime());
  }

  private SignedIn tokens(Account account, UUID session, Times times, String refreshToken) {
    return new SignedIn(
        accessTokens.make(account.username(), account.roles(), session, times.accessUntil()),
        refreshToken,
        TYPE,
        settings.accessLifetime().toSeconds(),
        account.username(),
        account.roles());
  }

  private Times times() {
    var now = now();
    return new Times(now.plus(settings.accessLifetime()), now.plus(settings.refreshLifetime()));
  }

  /**
   * Returns the current time in whole seconds, because all times in tokens are in whole seconds.
   */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  private record Times(Instant accessUntil, Instant refreshUntil) {}
}
