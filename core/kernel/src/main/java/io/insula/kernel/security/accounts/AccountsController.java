package io.insula.kernel.security.accounts;

import io.insula.api.FieldError;
import io.insula.api.InvalidInputException;
import io.insula.kernel.security.Roles;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.rules.SecurityRule;
import java.util.ArrayList;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The accounts, for admins; and signing up, where that is on. */
@Controller("/accounts")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.ADMIN)
final class AccountsController {
  private final AccountService accounts;
  private final boolean signUpIsOn;

  AccountsController(
      AccountService accounts, @Value("${insula.accounts.sign-up}") boolean signUpIsOn) {
    this.accounts = accounts;
    this.signUpIsOn = signUpIsOn;
  }

  /** Makes an account with the role MEMBER. */
  @Post
  @Status(HttpStatus.CREATED)
  @Secured(SecurityRule.IS_ANONYMOUS)
  AccountView create(@Body CreateRequest body, @Nullable Authentication authentication) {
    if (!signUpIsOn
        && (authentication == null || !authentication.getRoles().contains(Roles.ADMIN))) {
      throw new AuthorizationException(authentication);
    }
    var account = body.toAccount();
    accounts.create(account);
    return new AccountView(account.username(), account.email(), account.roles());
  }

  /** What to send to make an account. */
  @Introspected
  record CreateRequest(
      @Nullable String username, @Nullable String password, @Nullable String email) {
    NewAccount toAccount() {
      var errors = new ArrayList<FieldError>();
      if (username == null) {
        errors.add(new FieldError("username", "is required"));
      }
      if (password == null) {
        errors.add(new FieldError("password", "is required"));
      }
      if (username == null || password == null) {
        throw new InvalidInputException(errors);
      }
      return new NewAccount(
          AccountRules.canonical(username), email, null, password, Set.of(Roles.MEMBER));
    }
  }

  /** What is told of an account. */
  @Introspected
  record AccountView(String username, @Nullable String email, Set<String> roles) {}
}
