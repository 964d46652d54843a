package io.insula.reporting.internal.remote;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Explains to an admin why another server was not reached. */
public final class ConnectionErrorMessages {
  private static final int MAX_CAUSE_DEPTH = 20;

  private ConnectionErrorMessages() {}

  /** Returns the reason in words that end a sentence, for instance "it refused the connection". */
  public static String wordsFor(Throwable failure) {
    var causes =
        Stream.iterate(failure, each -> each != null, Throwable::getCause)
            .limit(MAX_CAUSE_DEPTH)
            .toList();
    if (hasOne(causes, UnknownHostException.class, UnresolvedAddressException.class)) {
      return "its host name is unknown";
    }
    if (hasOne(causes, SocketTimeoutException.class, HttpTimeoutException.class)) {
      return "it did not answer in time";
    }
    if (hasOne(causes, SSLException.class)) {
      return "no secure connection could be negotiated (TLS)";
    }
    return hasOne(causes, ConnectException.class)
        ? "it refused the connection"
        : "the connection failed";
  }

  private static boolean hasOne(List<Throwable> causes, Class<?>... types) {
    return causes.stream()
        .anyMatch(cause -> Stream.of(types).anyMatch(type -> type.isInstance(cause)));
  }
}
