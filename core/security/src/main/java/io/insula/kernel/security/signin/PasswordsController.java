package io.insula.kernel.security.signin;

import io.insula.api.InvalidInputException;
import io.insula.kernel.security.accounts.Account;
import io.insula.kernel.security.accounts.AccountChangeService;
import io.insula.kernel.security.accounts.AccountRules;
import io.insula.kernel.security.tokens.AccessTokens;
import io.insula.kernel.web.BodyLimit;
import io.insula.kernel.web.Caller;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.rules.SecurityRule;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** Changes passwords. */
@Controller("/accounts/{username}/password")
@Secured(SecurityRule.IS_AUTHENTICATED)
class PasswordsController {
  /**
   * The maximum size of the body in bytes. The longest allowed values fit, even if all characters
   * are escaped in JSON.
   */
  private static final long SMALL_BODY = 8 * 1024;

  private final PasswordCheck passwords;
  private final AccountChangeService changeService;
  private final ClientAddressFinder clientAddressFinder;

  PasswordsController(
      PasswordCheck passwords,
      AccountChangeService changeService,
      ClientAddressFinder clientAddressFinder) {
    this.passwords = passwords;
    this.changeService = changeService;
    this.clientAddressFinder = clientAddressFinder;
  }

  /**
   * Changes the password of an account and ends all its sign-in sessions. Service tokens stay
   * valid. The owner must send the current password. An admin can change passwords of other
   * accounts without the current password.
   */
  @Put
  @Status(HttpStatus.NO_CONTENT)
  @BodyLimit(SMALL_BODY)
  void change(
      String username,
      @Valid @Body ChangeRequest body,
      Authentication authentication,
      Caller caller,
      HttpRequest<?> request) {
    var own = isOwn(username, authentication, caller);
    if (!own && !caller.isAdmin()) {
      throw new AuthorizationException(authentication);
    }
    changeService.changePassword(
        own ? checked(caller.name(), body, request) : changeService.find(username),
        body.password(),
        caller.name());
  }

  /**
   * Returns whether the account belongs to the caller. A service or an external user can have the
   * account's name, but is not its owner.
   */
  private static boolean isOwn(String username, Authentication authentication, Caller caller) {
    return AccessTokens.sessionOf(authentication).isPresent()
        && !AccessTokens.isOfService(authentication)
        && AccountRules.canonical(username).equals(caller.name());
  }

  private Account checked(String username, ChangeRequest body, HttpRequest<?> request) {
    if (body.currentPassword() == null) {
      throw new InvalidInputException("current_password", "is required");
    }
    return passwords
        .check(username, body.currentPassword(), clientAddressFinder.of(request))
        .orElseThrow(WrongPasswordException::new);
  }

  /** The request to change a password. */
  @Introspected
  record ChangeRequest(@NotNull String password, @Nullable String currentPassword) {
    @Override
    public String toString() {
      return "ChangeRequest";
    }
  }
}
