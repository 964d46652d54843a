package io.insula.kernel.movingout.forwarding;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.insula.api.Roles;
import io.insula.kernel.security.tokens.AccessTokens;
import io.micronaut.http.HttpHeaders;
import io.micronaut.security.authentication.Authentication;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The headers that name the user of a forwarded request. */
final class ForwardedUserHeaders {
  /** The prefix of headers between processes. Such headers from clients are ignored. */
  static final String PREFIX = "insula-";

  static final String USER = "Insula-User";
  static final String ROLES = "Insula-Roles";

  /** The scopes of the user's token. Sent only if the token is limited to scopes. */
  static final String SCOPES = "Insula-Scopes";

  private ForwardedUserHeaders() {}

  static void write(Authentication user, BiConsumer<String, String> headers) {
    headers.accept(USER, encode(user.getName()));
    headers.accept(ROLES, encode(String.join(",", user.getRoles())));
    AccessTokens.scopesOf(user)
        .ifPresent(scopes -> headers.accept(SCOPES, encode(String.join(" ", scopes))));
  }

  /**
   * Returns the user in the headers; empty if the name or the roles are missing, are sent twice, or
   * are not in Base64.
   */
  static Optional<Authentication> read(HttpHeaders headers) {
    return only(headers, USER)
        .filter(name -> !name.isEmpty())
        .flatMap(
            name ->
                only(headers, ROLES)
                    .map(
                        roles ->
                            Stream.of(roles.split(",", -1))
                                .filter(Roles.ALL::contains)
                                .collect(Collectors.toUnmodifiableSet()))
                    .map(roles -> user(headers, name, roles)));
  }

  /**
   * Returns the user. If the header {@link #SCOPES} was sent, the user is limited to these scopes.
   * A header that cannot be decoded allows no scope.
   */
  private static Authentication user(HttpHeaders headers, String name, Set<String> roles) {
    return headers.contains(SCOPES)
        ? AccessTokens.withScopes(
            name,
            roles,
            only(headers, SCOPES).map(text -> Set.of(text.split(" "))).orElse(Set.of()))
        : Authentication.build(name, roles);
  }

  /**
   * Encodes a text in Base64, because a name can contain letters that an HTTP header cannot
   * contain.
   */
  private static String encode(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  private static Optional<String> only(HttpHeaders headers, String name) {
    var values = headers.getAll(name);
    if (values.size() != 1) {
      return Optional.empty();
    }
    try {
      return Optional.of(new String(Base64.getUrlDecoder().decode(values.getFirst()), UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // The value is not Base64, so no Insula process wrote it.
    }
  }
}
