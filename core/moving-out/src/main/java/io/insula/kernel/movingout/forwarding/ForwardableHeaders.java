package io.insula.kernel.movingout.forwarding;

import io.insula.api.InvalidInputException;
import io.insula.kernel.base.watching.TraceId;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.security.authentication.Authentication;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Selects which headers of a request and of its answer are forwarded. */
final class ForwardableHeaders {
  /** Headers that belong to a single connection (RFC 9110, section 7.6.1). */
  private static final Set<String> HOP_BY_HOP =
      Set.of(
          "connection",
          "keep-alive",
          "proxy-authenticate",
          "proxy-authorization",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  /** Request headers that are meant for this process, or that this process replaces. */
  private static final Set<String> NOT_TO_UPSTREAM =
      Set.of(
          "host",
          "content-length",
          "expect",
          "authorization",
          "cookie",
          "origin",
          "access-control-request-method",
          "access-control-request-headers",
          "access-control-request-private-network",
          // The other process must not compress the answer, because this process compresses it.
          "accept-encoding",
          "traceparent");

  /** Headers that this process writes itself. */
  private static final Set<String> NOT_TO_CLIENT = Set.of("content-length", "date", "trace-id");

  private ForwardableHeaders() {}

  /**
   * Copies headers into the outgoing request, and adds the trace id and the user.
   *
   * @throws InvalidInputException if a header cannot be forwarded
   */
  static void toUpstream(HttpRequest<?> request, java.net.http.HttpRequest.Builder outgoing) {
    var headers = request.getHeaders();
    var named = namedByConnection(headers.getAll(HttpHeaders.CONNECTION));
    for (var name : headers.names()) {
      var lowerCase = name.toLowerCase(Locale.ROOT);
      if (passes(lowerCase, NOT_TO_UPSTREAM) && !named.contains(lowerCase)) {
        headers.getAll(name).forEach(value -> add(name, value, outgoing));
      }
    }
    outgoing.header("traceparent", TraceId.asTraceParent(TraceId.of(request)));
    request
        .getUserPrincipal(Authentication.class)
        .ifPresent(user -> ForwardedUserHeaders.write(user, outgoing::header));
  }

  /** Copies the headers that must be forwarded into the response for the client. */
  static void toClient(Map<String, List<String>> headers, MutableHttpResponse<?> response) {
    var named = namedByConnection(headers.getOrDefault("connection", List.of()));
    headers.forEach(
        (name, values) -> {
          var lowerCase = name.toLowerCase(Locale.ROOT);
          if (passes(lowerCase, NOT_TO_CLIENT) && !named.contains(lowerCase)) {
            values.forEach(value -> response.header(name, value));
          }
        });
  }

  private static boolean passes(String name, Set<String> dropped) {
    return !HOP_BY_HOP.contains(name)
        && !dropped.contains(name)
        && !name.startsWith(ForwardedUserHeaders.PREFIX);
  }

  private static Set<String> namedByConnection(List<String> values) {
    var names = new HashSet<String>();
    values.stream()
        .flatMap(value -> Stream.of(value.split(",", -1)))
        .map(name -> name.strip().toLowerCase(Locale.ROOT))
        .forEach(names::add);
    return names;
  }

  private static void add(String name, String value, java.net.http.HttpRequest.Builder outgoing) {
    try {
      outgoing.header(name, value);
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(name, "is not a valid header");
    }
  }
}
