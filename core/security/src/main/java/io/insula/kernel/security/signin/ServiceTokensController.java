package io.insula.kernel.security.signin;

import io.insula.api.Roles;
import io.insula.kernel.security.accounts.AccountChanges;
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

/** The long-lived tokens by which other services call. */
@Controller("/accounts/{username}/service-token")
@Secured(Roles.ADMIN)
@SensitiveResponse
class ServiceTokensController {
  private final AccountChanges accounts;
  private final TokenIssuer issuer;
  private final Sessions sessions;

  ServiceTokensController(AccountChanges accounts, TokenIssuer issuer, Sessions sessions) {
    this.accounts = accounts;
    this.issuer = issuer;
    this.sessions = sessions;
  }

  /** Makes a token with the role SERVICE and no other. It is shown once. */
  @Post
  @Consumes(MediaType.ALL)
  @Status(HttpStatus.CREATED)
  HttpResponse<ServiceToken> make(String username) {
    return HttpResponse.created(issuer.issueServiceToken(accounts.find(username)))
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  /** Revokes all service tokens of an account. */
  @Delete
  @Status(HttpStatus.NO_CONTENT)
  void revoke(String username) {
    sessions.revokeServiceTokens(accounts.find(username).id());
  }
}
