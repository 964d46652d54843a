package io.insula.testkit;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Provides clients of one running server that are signed in. Each account is created and signed in
 * once.
 */
public final class TestUsers {
  private final ApiClient anonymous;
  private final Map<String, ApiClient> clients = new ConcurrentHashMap<>();

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
    return clients.computeIfAbsent("admin", name -> signIn(name, TestPasswords.ADMIN));
  }

  /** Returns a client for a member of this name; creates the account if it does not exist. */
  public ApiClient member(String name) {
    var admin = admin();
    return clients.computeIfAbsent(
        "member " + name,
        key -> {
          makeAccount(admin, name);
          return signIn(name, TestPasswords.MEMBER);
        });
  }

  /**
   * Returns a client for a service with its own token; creates its account if it does not exist.
   */
  public ApiClient service(String name) {
    var admin = admin();
    return clients.computeIfAbsent(
        "service " + name,
        key -> {
          makeAccount(admin, name);
          var answer = admin.post("/accounts/" + name + "/service-token").expect(201);
          return anonymous.withToken(answer.json().required("access_token").textValue());
        });
  }

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
