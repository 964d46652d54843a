package io.insula.kernel.security.signin;

import io.insula.api.Roles;
import io.insula.kernel.security.accounts.AccountChanges;
import io.insula.kernel.security.log.SecurityEvent;
import io.insula.kernel.security.log.SecurityLog;
import io.insula.kernel.security.sessions.Sessions;
import io.insula.kernel.web.SensitiveResponse;
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
import io.micronaut.security.authentication.Authentication;

/** The long-lived tokens by which other services call. */
@Controller("/accounts/{username}/service-token")
@Secured(Roles.ADMIN)
@SensitiveResponse
class ServiceTokensController {
  private final AccountChanges accounts;
  private final TokenIssuer issuer;
  private final Sessions sessions;
  private final SecurityLog log;

  ServiceTokensController(
      AccountChanges accounts, TokenIssuer issuer, Sessions sessions, SecurityLog log) {
    this.accounts = accounts;
    this.issuer = issuer;
    this.sessions = sessions;
    this.log = log;
  }

  /** Makes a token with the role SERVICE and no other. It is shown once. */
  @Post
  @Consumes(MediaType.ALL)
  HttpResponse<ServiceToken> make(String username, Authentication authentication) {
    return HttpResponse.created(
            issuer.issueServiceToken(accounts.find(username), authentication.getName()))
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  /** Revokes all service tokens of an account. */
  @Delete
  @Status(HttpStatus.NO_CONTENT)
  void revoke(String username, Authentication authentication) {
    var account = accounts.find(username);
    sessions.revokeServiceTokens(account.id());
    log.add(
        SecurityEvent.ofAccount(
            "service tokens revoked", authentication.getName(), account.username()));
  }
}
