package io.insula.kernel.security.signin;

import io.insula.api.Roles;
import io.insula.kernel.security.accounts.AccountChanges;
import io.insula.kernel.security.sessions.Session;
import io.insula.kernel.security.sessions.Sessions;
import io.insula.kernel.security.tokens.AccessTokens;
import io.insula.kernel.security.tokens.TokenSettings;
import io.insula.kernel.web.SensitiveResponse;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The long-lived tokens by which other services call. */
@Controller("/accounts/{username}/service-token")
@Secured(Roles.ADMIN)
@SensitiveResponse
class ServiceTokensController {
  private static final Set<String> ROLES = Set.of(Roles.SERVICE);

  private final AccountChanges accounts;
  private final Sessions sessions;
  private final AccessTokens tokens;
  private final TokenSettings settings;
  private final Jdbi jdbi;
  private final Clock clock;

  ServiceTokensController(
      AccountChanges accounts,
      Sessions sessions,
      AccessTokens tokens,
      TokenSettings settings,
      Jdbi jdbi,
      Clock clock) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.tokens = tokens;
    this.settings = settings;
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /** Makes a token with the role SERVICE and no other. It is shown once. */
  @Post
  @Consumes(MediaType.ALL)
  HttpResponse<ServiceToken> make(String username) {
    var account = accounts.find(username);
    var until = clock.instant().truncatedTo(ChronoUnit.SECONDS).plus(settings.serviceLifetime());
    var session =
        jdbi.inTransaction(
                handle ->
                    sessions.open(
                        handle,
                        account.id(),
                        account.passwordVersion(),
                        Session.Kind.SERVICE,
                        until,
                        until))
            .orElseThrow(AccountDisabledException::new);
    var token = tokens.make(account.username(), ROLES, session.id(), until);
    return HttpResponse.created(
            new ServiceToken(
                session.id(),
                token,
                "Bearer",
                settings.serviceLifetime().toSeconds(),
                account.username(),
                ROLES))
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  /** Revokes all service tokens of an account. */
  @Delete
  @Status(HttpStatus.NO_CONTENT)
  void revoke(String username) {
    sessions.revokeServiceTokens(accounts.find(username).id());
  }

  /**
   * A new service token.
   *
   * @param expiresIn seconds until it expires
   */
  @Introspected
  record ServiceToken(
      UUID tokenId,
      String accessToken,
      String tokenType,
      long expiresIn,
      String username,
      Set<String> roles) {
    @Override
    public String toString() {
      return "ServiceToken[" + tokenId + "]";
    }
  }
}
