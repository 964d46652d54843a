package io.insula.kernel.security.accounts;

import io.insula.api.Roles;
import io.insula.kernel.web.Caller;
import io.insula.kernel.web.pages.PageQuery;
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
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lets admins list and change accounts. */
@Controller("/accounts")
@Secured(Roles.ADMIN)
class AccountsController {
  private final AccountChangeService changeService;
  private final MemberAccountService accountService;

  AccountsController(AccountChangeService changeService, MemberAccountService accountService) {
    this.changeService = changeService;
    this.accountService = accountService;
  }

  /** Lists all accounts, newest first. */
  @Get
  AccountList list(PageQuery query) {
    var page = changeService.list(query.request());
    return new AccountList(
        page.items().stream().map(AccountView::of).toList(), query.nextCursor(page));
  }

  /** Returns one account. */
  @Get("/{username}")
  AccountView get(String username) {
    return AccountView.of(changeService.find(username));
  }

  /** Disables an account and ends all its sessions, or enables it again. */
  @Patch("/{username}")
  AccountView change(String username, @Valid @Body ChangeRequest body, Caller caller) {
    var account = changeService.find(username);
    if (body.disabled() && account.username().equals(caller.name())) {
      throw new CannotDisableOwnAccountException();
    }
    changeService.setDisabled(account, body.disabled(), caller.name());
    return AccountView.of(changeService.find(username));
  }

  /**
   * Creates an account for each line of a class roster: all of them, or none.
   *
   * @param csv UTF-8 with the header {@code username,email,group,password}
   */
  @Post("/import")
  @Consumes("text/csv")
  @Status(HttpStatus.CREATED)
  Imported importRoster(@Body byte[] csv, Authentication authentication) {
    return new Imported(accountService.importAccounts(csv, authentication.getName()));
  }

  /**
   * The result of an import.
   *
   * @param imported how many accounts were created
   */
  @Introspected
  record Imported(int imported) {}

  /** One page of the list of accounts. */
  @Introspected
  record AccountList(List<AccountView> accounts, @Nullable String nextCursor) {}

  /** The request to disable or enable an account. */
  @Introspected
  record ChangeRequest(@NotNull Boolean disabled) {}
}
