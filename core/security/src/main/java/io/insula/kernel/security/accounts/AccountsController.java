package io.insula.kernel.security.accounts;

import io.insula.api.Roles;
import io.insula.kernel.security.log.SecurityEvent;
import io.insula.kernel.web.BodyLimit;
import io.insula.kernel.web.Caller;
import io.insula.kernel.web.pages.PageQuery;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.rules.SecurityRule;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The accounts, for admins; and signing up, where that is on. */
@Controller("/accounts")
@Secured(Roles.ADMIN)
class AccountsController {
  /** In bytes; there is room for the longest values, escaped. */
  private static final long SMALL_BODY = 8 * 1024;

  private final AccountService accounts;
  private final AccountChanges changes;
  private final AccountImport imports;
  private final boolean signUpIsOn;

  AccountsController(
      AccountService accounts,
      AccountChanges changes,
      AccountImport imports,
      @Value("${insula.accounts.sign-up}") boolean signUpIsOn) {
    this.accounts = accounts;
    this.changes = changes;
    this.imports = imports;
    this.signUpIsOn = signUpIsOn;
  }

  /** Makes an account with the role MEMBER. */
  @Post
  @Status(HttpStatus.CREATED)
  @BodyLimit(SMALL_BODY)
  @Secured(SecurityRule.IS_ANONYMOUS)
  AccountView create(@Valid @Body CreateRequest body, @Nullable Authentication authentication) {
    if (!signUpIsOn
        && (authentication == null || !authentication.getRoles().contains(Roles.ADMIN))) {
      throw new AuthorizationException(authentication);
    }
    var account = body.toAccount();
    accounts.create(
        account, authentication == null ? SecurityEvent.ANONYMOUS : authentication.getName());
    return AccountView.of(changes.find(account.username()));
  }

  /** Lists all accounts, newest first. */
  @Get
  AccountList list(PageQuery query) {
    var page = changes.list(query.request());
    return new AccountList(
        page.items().stream().map(AccountView::of).toList(), query.nextCursor(page));
  }

  /** Returns one account. */
  @Get("/{username}")
  AccountView get(String username) {
    return AccountView.of(changes.find(username));
  }

  /** Disables an account, which ends all its sessions, or enables it again. */
  @Patch("/{username}")
  AccountView change(String username, @Valid @Body ChangeRequest body, Caller caller) {
    var account = changes.find(username);
    if (body.disabled() && account.username().equals(caller.name())) {
      throw new CannotDisableOwnAccountException();
    }
    changes.setDisabled(account, body.disabled(), caller.name());
    return AccountView.of(changes.find(username));
  }

  /**
   * Makes an account for each line of a class roster: all of them, or none.
   *
   * @param csv UTF-8 with the header {@code username,email,group,password}
   */
  @Post("/import")
  @Consumes("text/csv")
  @Status(HttpStatus.CREATED)
  Imported importRoster(@Body byte[] csv, Authentication authentication) {
    return new Imported(imports.importAccounts(csv, authentication.getName()));
  }

  /** What to send to make an account. */
  @Introspected
  record CreateRequest(@NotNull String username, @NotNull String password, @Nullable String email) {
    NewAccount toAccount() {
      return new NewAccount(
          AccountRules.canonical(username), email, null, password, Set.of(Roles.MEMBER));
    }

    @Override
    public String toString() {
      return "CreateRequest[" + username + "]";
    }
  }

  /**
   * What an import has done.
   *
   * @param imported how many accounts it made
   */
  @Introspected
  record Imported(int imported) {}

  /** A part of the list of accounts. */
  @Introspected
  record AccountList(List<AccountView> accounts, @Nullable String nextCursor) {}

  /** What to send to change an account. */
  @Introspected
  record ChangeRequest(@NotNull Boolean disabled) {}
}
