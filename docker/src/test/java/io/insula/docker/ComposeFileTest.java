package io.insula.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Checks {@code docker/compose.yaml}: it must be valid by the schema of Compose, and have the
 * properties that {@code docker/README.md} promises.
 */
class ComposeFileTest {
  private static final Pattern SECRET = Pattern.compile("/run/secrets/([\\w-]+)");

  private static final Pattern COMPOSE_DOWN =
      Pattern.compile("(?m)^.*compose\\.yaml\"?( --profile [a-z-]+)? down\\b.*$");

  private static final Pattern PODMAN_REMOVES =
      Pattern.compile("podman (network|volume) ls .* podman \\1 rm\\b");

  private static final Pattern TARGET =
      Pattern.compile("INSULA_REMOTE_([A-Z]+)_TARGET=([a-z]+):9443");

  private final JsonNode compose =
      RepositoryFiles.yaml(RepositoryFiles.DOCKER.resolve("compose.yaml")).getFirst();
  private final Map<String, JsonNode> services =
      compose
          .path("services")
          .propertyStream()
          .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

  @Test
  void the_file_is_valid() {
    assertThat(ThirdPartySchemaValidator.violations("compose-spec", compose)).isEmpty();
  }

  @Test
  void the_file_of_a_new_service_is_valid() {
    var file = RepositoryFiles.ROOT.resolve("templates/service/overlay/docker/compose.yaml");

    assertThat(
            ThirdPartySchemaValidator.violations(
                "compose-spec", RepositoryFiles.yaml(file).getFirst()))
        .isEmpty();
  }

  @Test
  void the_schema_refuses_a_misspelt_field() {
    ((ObjectNode) compose.path("services").path("front")).put("restarts", "always");

    assertThat(ThirdPartySchemaValidator.violations("compose-spec", compose)).isNotEmpty();
  }

  @Test
  void each_image_has_a_version() {
    assertThat(services.values())
        .extracting(service -> service.path("image").asText())
        .allMatch(image -> image.matches(".+:[^:/]*\\d[^:/]*"));
  }

  @Test
  void the_database_is_PostgreSQL_18() {
    assertThat(services.get("postgres").path("image").asText())
        .isEqualTo("${INSULA_POSTGRES_IMAGE:-postgres:18}");
  }

  @Test
  void only_the_proxy_publishes_ports_and_only_https_to_other_machines() {
    assertThat(services)
        .allSatisfy(
            (name, service) -> assertThat(service.has("ports")).isEqualTo(name.equals("proxy")));
    assertThat(texts(services.get("proxy").path("ports")))
        .filteredOn(port -> !port.startsWith("127.0.0.1:"))
        .containsExactly("${INSULA_HTTPS_PORT:-8443}:8443");
    assertThat(services)
        .allSatisfy(
            (name, service) ->
                assertThat(texts(service.path("networks")).contains("outside"))
                    .isEqualTo(name.equals("proxy")));
  }

  @Test
  void all_networks_except_that_of_the_proxy_are_internal() {
    assertThat(compose.path("networks").propertyStream())
        .allSatisfy(
            network ->
                assertThat(network.getValue().path("internal").asBoolean())
                    .isEqualTo(!network.getKey().equals("outside")));
  }

  @Test
  void passwords_and_keys_come_from_files() {
    assertThat(environments())
        .filteredOn(
            variable -> variable.getKey().matches(".*(PASSWORD|SECRET|TOKEN|KEY|CERTIFICATE).*"))
        .filteredOn(variable -> !variable.getKey().equals("INSULA_METRICS_NEED_TOKEN"))
        .hasSizeGreaterThan(8)
        .allSatisfy(
            variable -> assertThat(variable.getValue().asText()).startsWith("/run/secrets/"));
  }

  @Test
  void each_service_gets_the_secrets_that_it_names_and_no_others() {
    for (var name : List.of("front", "threads", "activity", "postgres", "grafana")) {
      var service = services.get(name);
      var environment = service.path("environment").valueStream().map(JsonNode::asText);
      var named =
          Stream.concat(environment, scripts(service))
              .flatMap(text -> SECRET.matcher(text).results())
              .map(secret -> secret.group(1))
              .toList();

      assertThat(texts(service.path("secrets")))
          .as(name)
          .containsExactlyInAnyOrderElementsOf(named);
    }
  }

  @Test
  void each_setting_is_documented() {
    assertThat(RepositoryFiles.undocumented(environments().map(Map.Entry::getKey))).isEmpty();
  }

  @Test
  void each_process_can_start_on_a_newer_schema_for_a_rollback() {
    assertThat(List.of("front", "threads", "activity"))
        .allSatisfy(
            name ->
                assertThat(environment(name, "INSULA_DATABASE_ACCEPT_NEWER"))
                    .isEqualTo("${INSULA_DATABASE_ACCEPT_NEWER:-false}"));
  }

  /**
   * Compose ignores the services of a profile that is not active, so they would continue to run.
   */
  @Test
  void each_command_that_stops_all_services_names_the_profile_of_the_moved_out_apps() {
    var files = new ArrayList<>(RepositoryFiles.files(RepositoryFiles.DOCKER, ".md", ".sh"));
    files.addAll(RepositoryFiles.files(RepositoryFiles.ROOT.resolve("docs"), ".md"));
    files.add(RepositoryFiles.ROOT.resolve("CHANGELOG.md"));
    var commands =
        files.stream()
            .flatMap(file -> COMPOSE_DOWN.matcher(RepositoryFiles.text(file)).results())
            .map(MatchResult::group);

    assertThat(commands)
        .hasSizeGreaterThan(2)
        .allMatch(command -> command.matches(".*(--profile |COMPOSE_PROFILES=)moved-out .*"));
  }

  @Test
  void the_page_has_the_commands_with_which_podman_leaves_no_network_and_no_volume() {
    var script = RepositoryFiles.text(RepositoryFiles.DOCKER.resolve("play-compose.sh"));
    var page = RepositoryFiles.text(RepositoryFiles.DOCKER.resolve("README.md")).lines().toList();
    var commands =
        PODMAN_REMOVES
            .matcher(script.replace("\"$label\"", "label=io.podman.compose.project=insula"))
            .results()
            .map(MatchResult::group)
            .toList();

    assertThat(commands).hasSize(2);
    assertThat(page).containsSubsequence(commands);
  }

  @Test
  void each_mounted_file_exists() {
    var mounted =
        services.values().stream()
            .flatMap(service -> texts(service.path("volumes")).stream())
            .filter(volume -> volume.startsWith("./"))
            .map(volume -> volume.split(":")[0])
            .toList();

    assertThat(mounted)
        .hasSizeGreaterThan(4)
        .allMatch(each -> Files.exists(RepositoryFiles.DOCKER.resolve(each)));
  }

  @Test
  void containers_cannot_write_to_their_image_nor_gain_rights() {
    assertThat(services)
        .allSatisfy(
            (name, service) -> {
              assertThat(texts(service.path("security_opt"))).contains("no-new-privileges:true");
              if (!name.equals("postgres")) {
                assertThat(service.path("read_only").asBoolean()).isTrue();
                assertThat(texts(service.path("cap_drop"))).containsExactly("ALL");
              }
            });
  }

  @Test
  void moved_out_settings_make_each_app_with_its_own_service_remote() {
    var settings =
        RepositoryFiles.text(RepositoryFiles.DOCKER.resolve("moved-out.env")).lines().toList();
    var movedOut =
        services.entrySet().stream()
            .filter(each -> texts(each.getValue().path("profiles")).contains("moved-out"));

    assertThat(movedOut.map(Map.Entry::getKey))
        .containsExactlyInAnyOrder("threads", "activity")
        .allSatisfy(
            app ->
                assertThat(settings)
                    .contains("INSULA_APPS_" + app.toUpperCase(Locale.ROOT) + "=remote"));
  }

  @Test
  void each_process_that_calls_an_app_is_accepted_there() {
    var targets =
        List.of("front", "threads", "activity").stream()
            .flatMap(name -> targets(services.get(name)).map(found -> Map.entry(name, found)))
            .toList();

    assertThat(targets)
        .extracting(each -> each.getKey() + " calls " + each.getValue().group(1))
        .containsExactlyInAnyOrder(
            "front calls THREADS",
            "front calls ACTIVITY",
            "threads calls ACTIVITY",
            "threads calls CYCLES");
    assertThat(targets)
        .allSatisfy(
            each -> {
              var host = each.getValue().group(2);
              var target = services.get(host).path("environment");
              var callers =
                  target.path("INSULA_REMOTE_%s_CALLERS".formatted(each.getValue().group(1)));
              assertThat(certificate(host)).isEqualTo(host);
              assertThat(callers.asText().split(",")).contains(certificate(each.getKey()));
              assertThat(target.path("INSULA_REMOTE_PORT").asText())
                  .isIn("9443", "${INSULA_REMOTE_PORT:-0}");
            });
    assertThat(RepositoryFiles.text(RepositoryFiles.DOCKER.resolve("moved-out.env")).lines())
        .contains("INSULA_REMOTE_PORT=9443");
  }

  private String environment(String service, String variable) {
    return services.get(service).path("environment").path(variable).asText();
  }

  /** Returns the addresses of the apps that a process calls, each with the app and the host. */
  private static Stream<MatchResult> targets(JsonNode service) {
    return service
        .path("environment")
        .propertyStream()
        .map(each -> TARGET.matcher(each.getKey() + "=" + each.getValue().asText()))
        .filter(Matcher::matches)
        .map(Matcher::toMatchResult);
  }

  /** Returns the name in the certificate of a process. */
  private String certificate(String name) {
    return texts(services.get(name).path("secrets")).stream()
        .filter(each -> each.endsWith("-certificate"))
        .map(each -> each.replace("-certificate", ""))
        .findFirst()
        .orElseThrow();
  }

  private Stream<Map.Entry<String, JsonNode>> environments() {
    return services.values().stream()
        .flatMap(service -> service.path("environment").propertyStream());
  }

  /** Returns the SQL scripts that a service runs when it creates its database. */
  private static Stream<String> scripts(JsonNode service) {
    return texts(service.path("volumes")).stream()
        .map(volume -> volume.split(":")[0])
        .filter(file -> file.endsWith(".sql"))
        .map(file -> RepositoryFiles.text(RepositoryFiles.DOCKER.resolve(file)));
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asText).toList();
  }
}
