package io.insula.kernel.movingout.forwarding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.insula.garden.internal.web.GardenRoutesController;
import io.insula.kernel.security.tokens.AccessTokens;
import io.insula.testkit.ApiClient;
import io.insula.testkit.TestUsers;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForwardingTest {
  private static final String TRACE = "0123456789abcdef0123456789abcdef";
  private static final String ORIGIN = "https://pages.example.org";
  private static final int MIB = 1024 * 1024;

  private ForwardingServers servers;
  private TestUsers people;
  private GardenRoutesController garden;

  @BeforeAll
  void start() {
    servers = ForwardingServers.insecure(Map.of("insula.web.cors-origins", ORIGIN));
    people = TestUsers.of(servers.front().getURI());
    garden = servers.garden();
  }

  @AfterAll
  void stop() {
    servers.close();
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  private URI listener() {
    return URI.create("http://127.0.0.1:" + (servers.port() + 1));
  }

  @Test
  void the_signed_in_user_is_the_same_in_the_other_process() {
    var ade = people.member("ade").get("/garden/members").expect(200).json();
    assertThat(ade.required("name").textValue()).isEqualTo("ade");
    assertThat(ade.required("roles").toString()).isEqualTo("[\"MEMBER\"]");

    var admin = people.admin().get("/garden/visitor").expect(200).json();
    assertThat(admin.required("roles").toString()).isEqualTo("[\"ADMIN\",\"MEMBER\"]");
  }

  @Test
  void a_limited_token_is_limited_in_the_other_process_too() {
    var tokens = servers.front().getApplicationContext().getBean(AccessTokens.class);
    var token =
        tokens.make(
            "ade",
            Set.of("MEMBER"),
            Set.of("meadow:read"),
            UUID.randomUUID(),
            Instant.now().plusSeconds(60));

    servers.nobody().withToken(token).get("/garden/members").expect(403);
    servers.nobody().withToken(token).get("/garden/visitor").expect(200);
  }

  @Test
  void names_may_have_any_letters() {
    var name = "Zoë, 王 🌻";
    var token =
        servers
            .front()
            .getApplicationContext()
            .getBean(AccessTokens.class)
            .make(name, Set.of("MEMBER"), UUID.randomUUID(), Instant.now().plusSeconds(60));

    var seen = servers.nobody().withToken(token).get("/garden/visitor").expect(200).json();
    assertThat(seen.required("name").textValue()).isEqualTo(name);
  }

  @Test
  void the_app_checks_permissions_itself() {
    assertThat(servers.nobody().get("/garden/visitor").expect(200).body()).contains("nobody");
    var anonymous = servers.nobody().get("/garden/members").expect(401);
    assertThat(anonymous.header("WWW-Authenticate")).isEqualTo("Bearer");
    var invalid = servers.nobody().withToken("no.valid.token");
    invalid.get("/garden/members").expect(401);
    invalid.get("/garden/visitor").expect(401);
    people.service("feed").get("/garden/members").expect(403);
  }

  @Test
  void identity_headers_of_a_client_are_ignored() {
    for (var address : List.of(servers.front().getURI(), servers.host().getURI())) {
      ApiClient.at(address)
          .withHeader("Insula-User", encoded("admin"))
          .withHeader("Insula-Roles", encoded("ADMIN,MEMBER"))
          .get("/garden/members")
          .expect(401);
    }
    var seen =
        people
            .member("ade")
            .withHeader("Insula-User", encoded("admin"))
            .withHeader("Insula-Roles", encoded("ADMIN,MEMBER"))
            .get("/garden/members")
            .expect(200);
    assertThat(seen.body()).contains("ade").doesNotContain("admin", "ADMIN");
  }

  @Test
  void a_token_is_ignored_in_forwarded_requests() {
    var token = tokenOf(servers);
    ApiClient.at(servers.host().getURI()).withToken(token).get("/garden/members").expect(200);
    ApiClient.at(listener()).withToken(token).get("/garden/members").expect(401);

    ApiClient.at(listener())
        .withHeader("Insula-User", encoded("ade"))
        .withHeader("Insula-Roles", encoded("MEMBER,EMPEROR"))
        .get("/garden/members")
        .expect(200);
    ApiClient.at(listener())
        .withHeader("Insula-User", "not base64!")
        .withHeader("Insula-Roles", encoded("MEMBER"))
        .get("/garden/members")
        .expect(401);
  }

  @ParameterizedTest
  @CsvSource({"/garden/visitor, 200 OK", "/garden/members, 401 Unauthorized"})
  void the_status_line_is_the_same_as_where_the_app_is(String path, String expected)
      throws IOException {
    for (var server : List.of(servers.front(), servers.host())) {
      try (var client = new Socket(InetAddress.getLoopbackAddress(), server.getPort())) {
        var request = "GET " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
        client.getOutputStream().write(request.getBytes(UTF_8));
        var answer = new String(client.getInputStream().readAllBytes(), UTF_8);
        assertThat(answer).startsWith("HTTP/1.1 " + expected + "\r\n");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 200",
    "localhost:80, 200",
    "[::1]:80, 200",
    "evil.example, 403",
    "localhost.evil.example, 403",
    "127.0.0.1.evil.example, 403",
    "10.0.0.1, 403"
  })
  void a_request_with_the_host_name_of_another_page_is_refused(String host, int expected)
      throws Exception {
    try (var client = new Socket(InetAddress.getLoopbackAddress(), servers.port() + 1)) {
      var request =
          "GET /garden/visitor HTTP/1.1\r\nHost: %s\r\nInsula-User: %s\r\nInsula-Roles: %s\r\n"
              .formatted(host, encoded("ade"), encoded("ADMIN"));
      client.getOutputStream().write((request + "Connection: close\r\n\r\n").getBytes(UTF_8));
      var answer = new String(client.getInputStream().readAllBytes(), UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 " + expected + " ");
    }
  }

  private static String tokenOf(ForwardingServers servers) {
    return servers
        .host()
        .getApplicationContext()
        .getBean(AccessTokens.class)
        .make("admin", Set.of("MEMBER"), UUID.randomUUID(), Instant.now().plusSeconds(60));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/login",
        "/accounts",
        "/prometheus",
        "/health",
        "/openapi.json",
        "/apps",
        "/gardens",
        "/",
        "/x/../garden"
      })
  void only_routes_of_apps_exist_at_the_port_for_forwarded_requests(String path) {
    var refused = ApiClient.at(listener()).get(path).expect(404);
    assertThat(refused.header("Insula-Refusal")).isEqualTo("no app in this process has this path");
    assertThat(refused.json().required("trace_id").textValue())
        .isEqualTo(refused.header("Trace-Id"));
  }

  @Test
  void the_trace_is_the_same_on_both_sides() {
    var client = servers.nobody().withHeader("traceparent", "00-" + TRACE + "-0123456789abcdef-01");

    assertThat(client.get("/garden/visitor").json().required("trace_id").textValue())
        .isEqualTo(TRACE);
    var problem = client.get("/garden/members").expect(401);
    assertThat(problem.json().required("trace_id").textValue()).isEqualTo(TRACE);
    assertThat(problem.header("Trace-Id")).isEqualTo(TRACE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/garden/visitor", "/garden/members", "/garden/picture", "/garden/none"})
  void every_header_occurs_once(String path) {
    var answer = servers.nobody().get(path);

    assertThat(answer.headers().map()).allSatisfy((_, values) -> assertThat(values).hasSize(1));
    assertThat(answer.headers().map())
        .containsKeys("trace-id", "x-content-type-options", "content-length", "date")
        .containsKey("cache-control")
        .doesNotContainKey("insula-refusal");
  }

  @Test
  void headers_of_the_app_take_precedence_over_those_of_the_server() {
    var picture = servers.nobody().get("/garden/picture").expect(200);
    assertThat(picture.header("Cache-Control")).isEqualTo("max-age=60");
    assertThat(picture.header("Content-Type")).isEqualTo("image/png");
    assertThat(picture.header("Content-Length")).isEqualTo("3");
  }

  @Test
  void headers_for_the_front_server_are_not_forwarded() {
    var seen =
        people
            .member("ade")
            .withHeader("Cookie", "a=b")
            .withHeader("Origin", ORIGIN)
            .withHeader("Insula-Anything", "x")
            .withHeader("TE", "trailers")
            .withHeader("X-Anything", "y")
            .withHeader("Accept-Language", "fr")
            .get("/garden/headers")
            .expect(200)
            .json();

    assertThat(seen.fieldNames())
        .toIterable()
        .contains("X-Anything", "Accept-Language", "traceparent", "Insula-User", "Insula-Roles")
        .doesNotContain("Cookie", "Origin", "Authorization", "Insula-Anything", "TE");
    assertThat(seen.required("Host").toString()).contains("127.0.0.1:" + (servers.port() + 1));
  }

  @Test
  void an_address_arrives_as_it_was_written() {
    var answer = servers.nobody().get("/garden/paths/a%2Fb%20%C3%BC?q=%7Bx%7D&r=a+b").expect(200);
    assertThat(answer.json().required("name").textValue()).isEqualTo("a/b ü");
    assertThat(answer.json().required("uri").textValue())
        .isEqualTo("/garden/paths/a%2Fb%20%C3%BC?q=%7Bx%7D&r=a+b");
    assertThat(servers.nobody().get("/garden/several?tag=a&tag=b").expect(200).body())
        .contains("[\"a\",\"b\"]");
    servers.nobody().get("/garden/visitor?x=%FF").expect(400);
    servers.nobody().get("/garden").expect(200);
    servers.nobody().get("/gardener").expect(404);
  }

  @Test
  void answers_without_a_body_stay_without_one() {
    var nothing = servers.nobody().get("/garden/nothing").expect(204);
    assertThat(nothing.header("Content-Length")).isNull();
    var unchanged = servers.nobody().get("/garden/unchanged").expect(304);
    assertThat(unchanged.header("ETag")).isEqualTo("\"7\"");
    var head = servers.nobody().send("HEAD", "/garden/picture", "text/plain", new byte[0]);
    assertThat(head.expect(200).body()).isEmpty();
    servers.nobody().post("/garden/visitor").expect(405);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void large_bodies_go_through(boolean lengthIsKnown) throws Exception {
    var bytes = new byte[10 * MIB];
    Arrays.fill(bytes, (byte) 1);
    var body =
        lengthIsKnown
            ? BodyPublishers.ofByteArray(bytes)
            : BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(bytes));
    try (var client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(servers.front().getURI().resolve("/garden/soil"))
              .timeout(Duration.ofSeconds(30))
              .POST(body)
              .build();
      var answer = client.send(request, BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).contains("\"length\":10485760", "\"sum\":10485760");
    }
  }

  @Test
  void the_route_limits_a_body_up_to_the_limit_of_the_front_server() {
    var ade = people.member("ade");
    var json = ("{\"a\":\"" + "x".repeat(MIB) + "\"}").getBytes(UTF_8);
    ade.send("POST", "/garden/seeds", "application/json", json).expect(413);
    ade.send("POST", "/garden/soil", "text/plain", new byte[12 * MIB + 1]).expect(413);
    ade.send("POST", "/garden/soil", "text/plain", new byte[17 * MIB]).expect(413);
    ade.send("POST", "/garden/soil", "text/plain", new byte[0]).expect(200);
  }

  @Test
  void a_body_with_invalid_framing_is_answered_400() throws Exception {
    try (var client = new Socket(InetAddress.getLoopbackAddress(), servers.front().getPort())) {
      client
          .getOutputStream()
          .write(
              "POST /garden/soil HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"
                  .getBytes(UTF_8));
      assertThat(new String(client.getInputStream().readNBytes(12), UTF_8))
          .isEqualTo("HTTP/1.1 400");
    }
  }

  @Test
  void an_idempotency_key_acts_once_and_in_the_process_of_the_app() {
    var before = garden.runs.get();
    var client = people.member("ade").withHeader("Idempotency-Key", UUID.randomUUID().toString());
    var first = client.post("/garden/seeds", Map.of("seed", "rose")).expect(201);
    var again = client.post("/garden/seeds", Map.of("seed", "rose")).expect(201);

    assertThat(garden.runs.get() - before).isEqualTo(1);
    assertThat(first.json().required("key").textValue()).isNotEqualTo("none");
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.header("Location")).isEqualTo("/garden/seeds/1");
    client.post("/garden/seeds", Map.of("seed", "tulip")).expect(422);
    people.member("bea").withHeader("Idempotency-Key", "a b").post("/garden/seeds", 1).expect(400);
    assertThat(keysIn(servers.front())).isZero();
    assertThat(keysIn(servers.host())).isEqualTo(1);
  }

  private static int keysIn(EmbeddedServer server) {
    return server
        .getApplicationContext()
        .getBean(Jdbi.class)
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT count(*) FROM kernel.idempotency_keys")
                    .mapTo(Integer.class)
                    .one());
  }

  @Test
  void cors_works_as_if_the_app_were_in_this_process() throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(servers.front().getURI().resolve("/garden/seeds"))
              .timeout(Duration.ofSeconds(30))
              .method("OPTIONS", BodyPublishers.noBody())
              .header("Origin", ORIGIN)
              .header("Access-Control-Request-Method", "POST")
              .header("Access-Control-Request-Headers", "content-type,idempotency-key")
              .build();
      var answer = client.send(request, BodyHandlers.discarding());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().allValues("Access-Control-Allow-Origin")).containsExactly(ORIGIN);
    }
    var get = servers.nobody().withHeader("Origin", ORIGIN).get("/garden/visitor").expect(200);
    assertThat(get.headers().allValues("Access-Control-Allow-Origin")).containsExactly(ORIGIN);
  }

  @Test
  void admins_see_where_the_app_is() {
    assertThat(people.admin().get("/apps").expect(200).body())
        .contains("\"target\":\"127.0.0.1:" + servers.port() + "\"");
  }
}
