package io.insula.kernel.security.accounts;

import io.insula.kernel.security.log.SecurityEvent;
import io.insula.kernel.web.BodyLimit;
import io.insula.kernel.web.IdempotencyHeader;
import io.insula.kernel.web.RequestKey;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

/**
 * The route on which users create their own accounts. It exists only if sign-up is on. Otherwise
 * {@link AccountCreationController} has this route.
 */
@Controller("/accounts")
@Secured(SecurityRule.IS_ANONYMOUS)
@Requires(property = "insula.accounts.sign-up", value = "true")
class SignUpController {
  private final AccountService accounts;
  private final AccountChangeService changeService;

  SignUpController(AccountService accounts, AccountChangeService changeService) {
    this.accounts = accounts;
    this.changeService = changeService;
  }

  /**
   * Creates an account with the role MEMBER. A repeat with the same idempotency key and body
   * returns the same account.
   *
   * @param idempotencyKey a random text that the client chooses; ignored below 16 characters,
   *     because others could guess it
   */
  @Post
  @Status(HttpStatus.CREATED)
  @BodyLimit(NewAccountRequest.MAX_BYTES)
  AccountView create(
      @Valid @Body NewAccountRequest body,
      @Nullable Authentication authentication,
      @Nullable RequestKey key,
      // The OpenAPI document adds this parameter to every POST, so it is hidden here.
      @Parameter(hidden = true) @Header(IdempotencyHeader.NAME) @Nullable String idempotencyKey) {
    var account = body.toAccount();
    if (authentication == null) {
      // Ignores a key that can be guessed. A client that guesses the key could try passwords of the
      // new account.
      var unguessable = IdempotencyHeader.unguessable(idempotencyKey);
      accounts.create(account, SecurityEvent.ANONYMOUS, unguessable);
    } else {
      accounts.create(account, authentication.getName(), RequestKey.valueOrNull(key));
    }
    return AccountView.of(changeService.find(account.username()));
  }
}
