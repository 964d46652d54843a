package io.insula.kernel.security.accounts;

import io.insula.api.Roles;
import io.insula.kernel.web.BodyLimit;
import io.insula.kernel.web.RequestKey;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

/**
 * The route on which admins create accounts. It exists only if sign-up is off. Otherwise {@link
 * SignUpController} has this route.
 */
@Controller("/accounts")
@Secured(Roles.ADMIN)
@Requires(property = "insula.accounts.sign-up", notEquals = "true")
class AccountCreationController {
  private final AccountService accounts;
  private final AccountChangeService changeService;

  AccountCreationController(AccountService accounts, AccountChangeService changeService) {
    this.accounts = accounts;
    this.changeService = changeService;
  }

  /** Creates an account with the role MEMBER. */
  @Post
  @Status(HttpStatus.CREATED)
  @BodyLimit(NewAccountRequest.MAX_BYTES)
  AccountView create(
      @Valid @Body NewAccountRequest body,
      Authentication authentication,
      @Nullable RequestKey key) {
    var account = body.toAccount();
    accounts.create(account, authentication.getName(), RequestKey.valueOrNull(key));
    return AccountView.of(changeService.find(account.username()));
  }
}
