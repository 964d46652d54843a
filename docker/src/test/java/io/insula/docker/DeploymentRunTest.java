package io.insula.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Starts the image of this commit with the files for Compose and for Kubernetes, and sends requests
 * to it.
 */
@Tag("containers")
@Execution(ExecutionMode.SAME_THREAD)
class DeploymentRunTest {
  private static final ContainerEngine ENGINE = ContainerEngine.ofThisRun();
  private static final String TAG = "localhost/insula-play:" + UUID.randomUUID();
  private static final String PROMETHEUS = "INSULA_PROMETHEUS_IMAGE";
  private static final List<String> IMAGES = List.of("INSULA_NGINX_IMAGE", PROMETHEUS);

  /** The variable that {@code container-tests.sh} sets if the image of Grafana can be pulled. */
  private static final String GRAFANA = "INSULA_TEST_GRAFANA";

  @TempDir static Path folder;

  @AutoClose private static BuiltImage image;

  @BeforeAll
  static void build() {
    image = BuiltImage.build(ENGINE, TAG, folder);
  }

  @Test
  void the_services_of_compose_start_answer_are_monitored_and_stop() throws IOException {
    var file = Files.write(folder.resolve("queries"), PrometheusQueries.toEvaluate());
    var evaluated = "evaluated " + PrometheusQueries.toEvaluate().size();

    assertThat(playCompose("--queries", file.toString()))
        .contains("first answer over TLS", "{process=\"front\"} => 1", evaluated)
        .doesNotContain("{process=\"threads\"}")
        .endsWith("down");
  }

  @Test
  void apps_in_their_own_processes_start_answer_are_monitored_and_stop() throws IOException {
    assertThat(playCompose("--moved-out"))
        .contains("first answer over TLS", "{process=\"threads\"} => 1")
        .endsWith("down");
  }

  private static String playCompose(String... options) throws IOException {
    assumeTrue(hasCompose(), "neither docker compose nor podman-compose is installed");
    assumeTrue(
        IMAGES.stream().allMatch(DeploymentRunTest::canBeHad),
        "the images cannot be pulled; docker/offline-images.sh makes replacements");
    var all = new ArrayList<>(List.of(options));
    if (!"true".equals(System.getenv(GRAFANA))) {
      all.add("--without-grafana");
    }
    return play("play-compose.sh", all.toArray(String[]::new));
  }

  @Test
  void alerts_fire_when_they_should_and_not_before() {
    assumeTrue(canBeHad(PROMETHEUS), "the image of Prometheus cannot be pulled");
    var cases = "/docker/src/test/prometheus/alerts-test.yaml";

    assertThat(
            ENGINE.run(
                "run",
                "--rm",
                "--network=none",
                "--volume=" + RepositoryFiles.DOCKER + ":/docker:ro",
                "--entrypoint=promtool",
                image(PROMETHEUS),
                "test",
                "rules",
                cases))
        .contains("SUCCESS");
  }

  @Test
  void the_base_for_kubernetes_runs_as_its_user_and_answers() throws IOException {
    assumeTrue(
        ENGINE.run("--version").contains("podman"), "only podman can run the files for Kubernetes");

    assertThat(play("play-kubernetes.sh")).contains("user 10001; read-only").contains("stopped");
  }

  @Test
  void threads_in_a_Deployment_of_its_own_answers_through_front(@TempDir Path secrets)
      throws IOException {
    assumeTrue(
        ENGINE.run("--version").contains("podman"), "only podman can run the files for Kubernetes");
    var pods = MovedOutPods.start(ENGINE, TAG, postgresImage(), secrets);
    try (pods) {
      pods.awaitReady();
      var discussion = MovedOutDiscussion.start(pods.people());

      discussion.voteAndComment();
      discussion.moderateAsAdminOfCycle();
      discussion.awaitItsEvents();
      assertThat(pods.userOf("insula")).isEqualTo("10001");
      assertThat(pods.userOf("threads")).isEqualTo("10001");

      assertThat(pods.stop("threads")).isIn(0, 143);
      discussion.assertUnavailable();
      assertThat(pods.stop("insula")).isIn(0, 143);
    }
    assertThat(pods.remains()).isEmpty();
  }

  private static String play(String script, String... options) throws IOException {
    var command =
        Stream.concat(
            Stream.of(RepositoryFiles.DOCKER.resolve(script).toString()), Stream.of(options));
    return ContainerEngine.output(
        command.toList(),
        Map.of(
            "INSULA_IMAGE", TAG,
            "INSULA_POSTGRES_IMAGE", postgresImage(),
            "INSULA_PORT", freePort(),
            "INSULA_HTTPS_PORT", freePort(),
            "INSULA_GRAFANA_PORT", freePort()));
  }

  private static String postgresImage() {
    return System.getenv().getOrDefault("INSULA_TEST_POSTGRES_IMAGE", "postgres:18");
  }

  private static String freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return Integer.toString(socket.getLocalPort());
    }
  }

  private static boolean hasCompose() {
    return ENGINE.run("--version").contains("podman")
        ? Stream.of(System.getenv("PATH").split(":"))
            .anyMatch(place -> Path.of(place, "podman-compose").toFile().canExecute())
        : ENGINE.succeeds("compose", "version");
  }

  private static boolean canBeHad(String variable) {
    var image = image(variable);
    return ENGINE.succeeds("image", "inspect", image) || ENGINE.succeeds("pull", image);
  }

  private static String image(String variable) {
    return System.getenv().getOrDefault(variable, publicImage(variable));
  }

  private static String publicImage(String variable) {
    var beginning = "${" + variable + ":-";
    return RepositoryFiles.yaml(RepositoryFiles.DOCKER.resolve("compose.yaml"))
        .getFirst()
        .path("services")
        .findValuesAsText("image")
        .stream()
        .filter(image -> image.startsWith(beginning))
        .map(image -> image.substring(beginning.length(), image.length() - 1))
        .findFirst()
        .orElseThrow();
  }
}
