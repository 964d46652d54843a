package io.insula.reporting.internal.mail;

import io.insula.reporting.internal.remote.ConnectionErrorMessages;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/**
 * The reason why an e-mail was not sent.
 *
 * @param isTransient whether a retry may succeed
 * @param reason the reason, without the address of any user
 */
record SmtpFailure(boolean isTransient, String reason) {
  private static final int FIRST_FINAL_REPLY = 500;

  static SmtpFailure of(MessagingException failure) {
    var all = all(failure);
    if (all.stream().anyMatch(AuthenticationFailedException.class::isInstance)) {
      return new SmtpFailure(false, "the mail server does not accept the user name and password");
    }
    if (all.stream().anyMatch(AddressException.class::isInstance)) {
      return new SmtpFailure(false, "the address is not a valid e-mail address");
    }
    var reply = all.stream().map(SmtpFailure::reply).flatMapToInt(OptionalInt::stream).max();
    return reply.isPresent()
        ? new SmtpFailure(
            reply.getAsInt() < FIRST_FINAL_REPLY, "the mail server answered " + reply.getAsInt())
        : new SmtpFailure(true, connection(all));
  }

  /**
   * Returns the failure, its causes, and the further exceptions that the mail library attaches to
   * it.
   */
  private static List<Throwable> all(Throwable failure) {
    var found = new ArrayList<Throwable>();
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    collect(failure, seen, found);
    return found;
  }

  private static void collect(
      @Nullable Throwable failure, Set<Throwable> seen, List<Throwable> found) {
    if (failure == null || !seen.add(failure)) {
      return;
    }
    found.add(failure);
    collect(failure.getCause(), seen, found);
    if (failure instanceof MessagingException linked) {
      collect(linked.getNextException(), seen, found);
    }
  }

  private static OptionalInt reply(Throwable failure) {
    var code =
        switch (failure) {
          case SMTPSendFailedException send -> send.getReturnCode();
          case SMTPAddressFailedException address -> address.getReturnCode();
          case SMTPSenderFailedException sender -> sender.getReturnCode();
          default -> 0;
        };
    return code > 0 ? OptionalInt.of(code) : OptionalInt.empty();
  }

  private static String connection(List<Throwable> all) {
    return all.stream()
        .filter(IOException.class::isInstance)
        .reduce((_, last) -> last)
        .map(
            cause ->
                "the mail server cannot be reached: " + ConnectionErrorMessages.wordsFor(cause))
        .orElse("the mail server cannot be reached: " + all.getFirst().getMessage());
  }
}
