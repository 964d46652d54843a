package io.insula.kernel.security.signin;

import io.insula.api.Roles;
import io.insula.kernel.security.accounts.AccountChangeService;
import io.insula.kernel.web.SensitiveResponse;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Manages the long-lived tokens that other services use. */
@Controller("/accounts/{username}/service-token")
@Secured(Roles.ADMIN)
@SensitiveResponse
class ServiceTokensController {
  private final AccountChangeService accounts;
  private final ServiceTokens tokens;

  ServiceTokensController(AccountChangeService accounts, ServiceTokens tokens) {
    this.accounts = accounts;
    this.tokens = tokens;
  }

  /**
   * Creates a token that has only the role SERVICE. The token is shown once. Without a body, the
   * token may do all that its role allows, and has the lifetime in the settings.
   */
  @Post
  @Consumes(MediaType.ALL)
  @Status(HttpStatus.CREATED)
  HttpResponse<ServiceToken> make(
      String username, @Nullable @Body ServiceTokenRequest request, Authentication authentication) {
    var asked = request == null ? ServiceTokenRequest.NOTHING_SAID : request;
    return HttpResponse.created(
            tokens.make(accounts.find(username), asked, authentication.getName()))
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  /** Lists the valid tokens of an account, newest first, without the tokens themselves. */
  @Get
  ServiceTokenList list(String username) {
    return new ServiceTokenList(tokens.list(accounts.find(username)));
  }

  /** Revokes all service tokens of an account. */
  @Delete
  @Status(HttpStatus.NO_CONTENT)
  void revokeAll(String username, Authentication authentication) {
    tokens.revokeAll(accounts.find(username), authentication.getName());
  }

  /** Revokes one service token. */
  @Delete("/{tokenId}")
  @Status(HttpStatus.NO_CONTENT)
  void revoke(String username, UUID tokenId, Authentication authentication) {
    tokens.revoke(accounts.find(username), tokenId, authentication.getName());
  }

  /** The service tokens of an account. */
  @Introspected
  record ServiceTokenList(List<ServiceTokenView> serviceTokens) {}
}
