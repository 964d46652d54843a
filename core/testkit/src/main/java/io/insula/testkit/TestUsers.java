package io.insula.testkit;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Signed-in clients of one running server. Each person is made and signed in once. */
public final class TestUsers {
  private final ApiClient anonymous;
  private final Map<String, ApiClient> clients = new ConcurrentHashMap<>();

  private TestUsers(ApiClient anonymous) {
    this.anonymous = anonymous;
  }

  public static TestUsers of(URI base) {
    return new TestUsers(ApiClient.at(base));
  }

  /** A client that is not signed in. */
  public ApiClient nobody() {
    return anonymous;
  }

  /** The account {@code admin}, which the server makes at its first start. */
  public ApiClient admin() {
    return clients.computeIfAbsent("admin", name -> signIn(name, TestPasswords.ADMIN));
  }

  /** A member of this name; the account is made unless it is there. */
  public ApiClient member(String name) {
    var admin = admin();
    return clients.computeIfAbsent(
        "member " + name,
        key -> {
          makeAccount(admin, name);
          return signIn(name, TestPasswords.MEMBER);
        });
  }

  /** A service with a token of its own; its account is made unless it is there. */
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
