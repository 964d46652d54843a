package io.insula.kernel.security.signin;

import io.insula.api.FieldError;
import io.insula.api.InvalidInputException;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** Signing in. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
final class SignInController {
  private final SignIns signIns;

  SignInController(SignIns signIns) {
    this.signIns = signIns;
  }

  /** Signs in with a password. */
  @Post("/login")
  HttpResponse<SignedIn> logIn(@Body Credentials credentials) {
    if (credentials.username() == null || credentials.password() == null) {
      throw credentials.incomplete();
    }
    return notStored(signIns.signIn(credentials.username(), credentials.password()));
  }

  private static HttpResponse<SignedIn> notStored(SignedIn signedIn) {
    return HttpResponse.ok(signedIn).header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  /** What to send to sign in. */
  @Introspected
  record Credentials(@Nullable String username, @Nullable String password) {
    private InvalidInputException incomplete() {
      var errors = new ArrayList<FieldError>();
      if (username == null) {
        errors.add(new FieldError("username", "is required"));
      }
      if (password == null) {
        errors.add(new FieldError("password", "is required"));
      }
      return new InvalidInputException(errors);
    }

    @Override
    public String toString() {
      return "Credentials[" + username + "]";
    }
  }
}
