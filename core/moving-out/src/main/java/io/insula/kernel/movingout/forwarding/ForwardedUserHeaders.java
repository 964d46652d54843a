package io.insula.kernel.movingout.forwarding;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.insula.api.Roles;
import io.micronaut.http.HttpHeaders;
import io.micronaut.security.authentication.Authentication;
import java.util.Base64;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The headers by which one process tells another one whose request it forwards. */
final class ForwardedUserHeaders {
  /** What only processes tell each other; of clients nothing with this is taken. */
  static final String PREFIX = "insula-";

  static final String USER = "Insula-User";
  static final String ROLES = "Insula-Roles";

  private ForwardedUserHeaders() {}

  static void write(Authentication user, BiConsumer<String, String> headers) {
    headers.accept(USER, encode(user.getName()));
    headers.accept(ROLES, encode(String.join(",", user.getRoles())));
  }

  /** Whoever is named; empty where nobody is, or not exactly once and legibly. */
  static Optional<Authentication> read(HttpHeaders headers) {
    return only(headers, USER)
        .filter(name -> !name.isEmpty())
        .flatMap(
            name ->
                only(headers, ROLES)
                    .map(
                        roles ->
                            Authentication.build(
                                name,
                                Stream.of(roles.split(",", -1))
                                    .filter(Roles.ALL::contains)
                                    .collect(Collectors.toUnmodifiableSet()))));
  }

  /** Names may have any letters, which plain headers may not. */
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
      return Optional.empty(); // No process of ours wrote this.
    }
  }
}
