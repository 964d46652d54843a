package io.insula.kernel.security.accounts;

import io.insula.api.FieldError;
import io.insula.api.Roles;
import io.insula.api.TextRule;
import io.insula.kernel.security.log.SecurityEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rules for user names, e-mail addresses, groups and roles. {@link PasswordRules} has the rules
 * for passwords.
 */
public final class AccountRules {
  private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,63}");
  private static final Pattern EMAIL = Pattern.compile("[^\\s@\\p{Cntrl}]+@[^\\s@\\p{Cntrl}]+");
  private static final int MAX_EMAIL_LENGTH = 254;
  private static final int MAX_GROUP_LENGTH = 100;
  private static final TextRule GROUP = TextRule.line(1, MAX_GROUP_LENGTH);

  private AccountRules() {}

  /**
   * Returns a name as it is stored, in lower case. Names that differ only in case belong to the
   * same account.
   */
  public static String canonical(String username) {
    return username.toLowerCase(Locale.ROOT);
  }

  /** Returns whether an account can have this name. */
  public static boolean isUsername(String canonical) {
    return USERNAME.matcher(canonical).matches();
  }

  static List<FieldError> errorsOf(NewAccount account) {
    var errors = new ArrayList<FieldError>();
    if (!isUsername(account.username())) {
      errors.add(
          new FieldError(
              "username",
              "must have 1 to 64 characters of a-z, 0-9, dot, underscore, hyphen and @, and begin"
                  + " with a letter or digit"));
    }
    if (SecurityEvent.isReserved(account.username())) {
      errors.add(new FieldError("username", "is reserved"));
    }
    addIfPresent(errors, emailError(account.email()));
    addIfPresent(errors, groupError(account.group()));
    addIfPresent(errors, passwordError("password", account.password(), account.username()));
    if (!Roles.ALL.containsAll(account.roles())) {
      errors.add(new FieldError("roles", "may only contain MEMBER, SERVICE and ADMIN"));
    }
    return errors;
  }

  static @Nullable FieldError passwordError(String field, String password, String username) {
    var complaint = PasswordRules.complaintAbout(password, username);
    return complaint == null ? null : new FieldError(field, complaint);
  }

  private static @Nullable FieldError emailError(@Nullable String email) {
    if (email == null
        || (email.length() <= MAX_EMAIL_LENGTH
            && isWellFormed(email)
            && EMAIL.matcher(email).matches())) {
      return null;
    }
    return new FieldError("email", "must be an e-mail address");
  }

  private static @Nullable FieldError groupError(@Nullable String group) {
    return group == null || GROUP.complaintAbout(group).isEmpty()
        ? null
        : new FieldError("group", "must have 1 to " + MAX_GROUP_LENGTH + " characters on one line");
  }

  static boolean isWellFormed(String text) {
    return text.codePoints()
        .noneMatch(
            character -> character == 0 || Character.getType(character) == Character.SURROGATE);
  }

  private static void addIfPresent(List<FieldError> errors, @Nullable FieldError error) {
    if (error != null) {
      errors.add(error);
    }
  }
}
