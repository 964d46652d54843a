package io.insula.kernel.security.accounts;

import io.insula.kernel.security.log.SecurityEvent;
import io.insula.kernel.web.BodyLimit;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
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
  private final AccountChanges changes;

  SignUpController(AccountService accounts, AccountChanges changes) {
    this.accounts = accounts;
    this.changes = changes;
  }

  /** Creates an account with the role MEMBER. */
  @Post
  @Status(HttpStatus.CREATED)
  @BodyLimit(NewAccountRequest.MAX_BYTES)
  AccountView create(@Valid @Body NewAccountRequest body, @Nullable Authentication authentication) {
    var account = body.toAccount();
    accounts.create(
        account, authentication == null ? SecurityEvent.ANONYMOUS : authentication.getName());
    return AccountView.of(changes.find(account.username()));
  }
}
