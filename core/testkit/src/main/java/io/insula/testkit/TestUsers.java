package io.insula.testkit;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Provides signed-in clients of one running server. Each account is created once. A client stays
 * signed in for at least 5 minutes. A longer test must request the client again.
 */
public final class TestUsers {
  private static final Duration MAX_TOKEN_USE = Duration.ofMinutes(10);

  private final ApiClient anonymous;
  private final Map<String, SignedIn> clients = new ConcurrentHashMap<>();
  private final Map<String, ApiClient> serviceClients = new ConcurrentHashMap<>();

  private TestUsers(ApiClient anonymous) {
    this.anonymous = anonymous;
  }

  public static TestUsers of(URI base) {
    return new TestUsers(ApiClient.at(base));
  }

  /** Returns a client that is not signed in. */
  public ApiClient nobody() {
    return anonymous;
  }

  /**
   * Returns a client for the account {@code admin}, which the server creates at its first start.
   */
  public ApiClient admin() {
    return client("admin", () -> signIn("admin", TestPasswords.ADMIN));
  }

  /** Returns a client for a member of this name; creates the account if it does not exist. */
  public ApiClient member(String name) {
    var admin = admin();
    return client(
        "member " + name,
        () -> {
          makeAccount(admin, name);
          return signIn(name, TestPasswords.MEMBER);
        });
  }

  /**
   * Returns a client for a service with its own token; creates its account if it does not exist.
   */
  public ApiClient service(String name) {
    var admin = admin();
    return serviceClients.computeIfAbsent(
        name,
        key -> {
          makeAccount(admin, name);
          var answer = admin.post("/accounts/" + name + "/service-token").expect(201);
          return anonymous.withToken(answer.json().required("access_token").textValue());
        });
  }

  /**
   * Returns a client that signed in less than 10 minutes ago, because an access token is valid for
   * only 15 minutes.
   */
  private ApiClient client(String key, Supplier<ApiClient> signIn) {
    return clients
        .compute(
            key,
            (_, known) ->
                known != null && known.at().isAfter(Instant.now().minus(MAX_TOKEN_USE))
                    ? known
                    : new SignedIn(signIn.get(), Instant.now()))
        .client();
  }

  private record SignedIn(ApiClient client, Instant at) {}

  private ApiClient signIn(String name, String password) {
    var answer =
        anonymous.post("/login", Map.of("username", name, "password", password)).expect(200);
    return anonymous.withToken(answer.json().required("access_token").textValue());
  }

  private static void makeAccount(ApiClient admin, String name) {
    var account =
        Map.of("username", name, "email", name + "@example.org", "password", TestPasswords.MEMBER);
    var answer = admin.post("/accounts", account);
    if (answer.status() != 409) {
      answer.expect(201);
    }
  }
}
