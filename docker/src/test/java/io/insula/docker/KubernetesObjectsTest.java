package io.insula.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Checks the Kubernetes objects of each folder below {@code docker/kubernetes}: they must be
 * secure, and have the settings that Insula needs.
 */
@ParameterizedClass
@ValueSource(strings = {"base", "overlays/production", "overlays/moved-out"})
class KubernetesObjectsTest {
  private static final int MARGIN_SECONDS = 5;

  /** How long {@code docker/README.md} lets a starting pod migrate the database. */
  private static final int MIGRATION_SECONDS = 600;

  private static final Pattern REMOTE_APP = Pattern.compile("INSULA_APPS_([A-Z]+)=remote");
  private static final Pattern TARGET =
      Pattern.compile("INSULA_REMOTE_([A-Z]+)_TARGET=([a-z]+):9443");
  private static final Pattern CALLERS =
      Pattern.compile("INSULA_REMOTE_([A-Z]+)_CALLERS=([a-z,]+)");

  /**
   * How long ingress-nginx keeps an idle connection to a pod, if it is not configured otherwise.
   */
  private static final long INGRESS_KEEP_ALIVE_SECONDS = 60;

  private final List<JsonNode> objects;
  private final List<Deployment> deployments;

  KubernetesObjectsTest(String folder) throws JsonProcessingException {
    this.objects = KustomizeOverlay.build(RepositoryFiles.KUBERNETES.resolve(folder));
    this.deployments = all("Deployment", Deployment.class);
  }

  @Test
  void a_rollout_stops_no_pod_before_another_is_ready() {
    assertThat(deployments)
        .isNotEmpty()
        .allSatisfy(
            deployment -> {
              var rolling = deployment.getSpec().getStrategy().getRollingUpdate();
              assertThat(deployment.getSpec().getReplicas()).isGreaterThan(1);
              assertThat(rolling.getMaxUnavailable().getIntVal()).isZero();
              assertThat(rolling.getMaxSurge().getIntVal()).isPositive();
            });
  }

  @Test
  void each_deployment_keeps_a_pod_while_nodes_are_drained() throws JsonProcessingException {
    var budgets = all("PodDisruptionBudget", PodDisruptionBudget.class);

    assertThat(budgets.stream().map(budget -> budget.getSpec().getSelector().getMatchLabels()))
        .containsExactlyInAnyOrderElementsOf(
            deployments.stream().map(KubernetesObjectsTest::selector).toList());
    assertThat(budgets)
        .allSatisfy(budget -> assertThat(budget.getSpec().getMinAvailable().getIntVal()).isOne());
  }

  @Test
  void a_selector_matches_the_pods_of_its_deployment_and_of_no_other() {
    assertThat(deployments)
        .allSatisfy(
            deployment ->
                assertThat(deployment.getSpec().getTemplate().getMetadata().getLabels())
                    .containsAllEntriesOf(selector(deployment)));
    assertThat(deployments.stream().map(KubernetesObjectsTest::selector)).doesNotHaveDuplicates();
  }

  @Test
  void each_service_leads_to_ports_of_one_deployment() throws JsonProcessingException {
    assertThat(all("Service", Service.class))
        .isNotEmpty()
        .allSatisfy(
            service -> {
              var pods =
                  deployments.stream()
                      .filter(each -> selector(each).equals(service.getSpec().getSelector()));
              var ports =
                  container(pods.toList().getFirst()).getPorts().stream()
                      .map(ContainerPort::getName);
              assertThat(
                      service.getSpec().getPorts().stream()
                          .map(port -> port.getTargetPort().getStrVal()))
                  .isSubsetOf(ports.toList());
            });
  }

  @Test
  void probes_ask_the_routes_for_health() {
    assertThat(containers())
        .allSatisfy(
            container -> {
              assertThat(container.getStartupProbe().getHttpGet().getPath())
                  .isEqualTo("/health/liveness");
              assertThat(container.getLivenessProbe().getHttpGet().getPath())
                  .isEqualTo("/health/liveness");
              assertThat(container.getReadinessProbe().getHttpGet().getPath())
                  .isEqualTo("/health/readiness");
            });
  }

  @Test
  void a_starting_pod_has_ten_minutes_for_migrations_and_a_rollout_waits_longer() {
    assertThat(deployments)
        .allSatisfy(
            deployment -> {
              var probe = container(deployment).getStartupProbe();
              var longest = probe.getPeriodSeconds() * probe.getFailureThreshold();
              assertThat(longest).isGreaterThanOrEqualTo(MIGRATION_SECONDS);
              assertThat(deployment.getSpec().getProgressDeadlineSeconds()).isGreaterThan(longest);
            });
  }

  @Test
  void a_pod_has_enough_time_to_stop_as_its_settings_allow() throws JsonProcessingException {
    var settings = settings();
    var stop =
        Stream.of("INSULA_DRAIN", "INSULA_SHUTDOWN_GRACE", "INSULA_JOBS_STOP_WITHIN")
            .map(settings::get)
            .mapToLong(KubernetesObjectsTest::seconds)
            .sum();

    assertThat(deployments)
        .allSatisfy(
            deployment ->
                assertThat(
                        deployment
                            .getSpec()
                            .getTemplate()
                            .getSpec()
                            .getTerminationGracePeriodSeconds())
                    .isGreaterThanOrEqualTo(stop + MARGIN_SECONDS));
  }

  @Test
  void a_pod_keeps_idle_connections_longer_than_the_ingress_controller()
      throws JsonProcessingException {
    assertThat(seconds(settings().get("INSULA_IDLE_TIMEOUT")))
        .isGreaterThan(INGRESS_KEEP_ALIVE_SECONDS);
  }

  /**
   * Each pod meets the pod security standard "restricted", and has a read-only file system and
   * limits.
   */
  @Test
  void pods_are_restricted() {
    assertThat(deployments)
        .allSatisfy(
            deployment -> {
              var pod = deployment.getSpec().getTemplate().getSpec();
              assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
              assertThat(pod.getSecurityContext().getSeccompProfile().getType())
                  .isEqualTo("RuntimeDefault");
              assertThat(pod.getAutomountServiceAccountToken()).isFalse();
              assertThat(pod.getTopologySpreadConstraints()).isNotEmpty();
            });
    assertThat(containers())
        .allSatisfy(
            container -> {
              var security = container.getSecurityContext();
              assertThat(security.getAllowPrivilegeEscalation()).isFalse();
              assertThat(security.getReadOnlyRootFilesystem()).isTrue();
              assertThat(security.getCapabilities().getDrop()).containsExactly("ALL");
              assertThat(container.getResources().getLimits()).containsKey("memory");
              assertThat(container.getResources().getRequests()).containsKeys("cpu", "memory");
            });
  }

  @Test
  void each_image_has_a_version() {
    assertThat(containers())
        .extracting(Container::getImage)
        .allMatch(image -> image.matches(".+:\\d[^:/]*"));
  }

  @Test
  void each_setting_is_documented() throws JsonProcessingException {
    var variables = Stream.concat(settings().keySet().stream(), environment().map(EnvVar::getName));

    assertThat(RepositoryFiles.undocumented(variables)).isEmpty();
  }

  @Test
  void passwords_and_keys_are_only_referred_to() throws JsonProcessingException {
    assertThat(objects).noneMatch(object -> object.path("kind").asText().equals("Secret"));
    assertThat(settings().keySet()).noneMatch(KubernetesObjectsTest::isSecret);
    assertThat(environment().filter(variable -> isSecret(variable.getName())))
        .isNotEmpty()
        .allSatisfy(variable -> assertThat(variable.getValue()).startsWith("/run/secrets/"));
  }

  @Test
  void each_secret_of_a_pod_is_one_that_the_example_makes() {
    var example =
        RepositoryFiles.text(RepositoryFiles.KUBERNETES.resolve("secrets/insula.env.example"));

    assertThat(
            environment()
                .map(EnvVar::getValue)
                .filter(value -> value.startsWith("/run/secrets/insula/")))
        .isNotEmpty()
        .allSatisfy(
            path ->
                assertThat(example)
                    .contains("\n" + path.replace("/run/secrets/insula/", "") + "=\n"));
  }

  @Test
  void each_secret_that_a_pod_mounts_is_made_by_the_example_or_by_a_documented_command() {
    var commands =
        RepositoryFiles.text(RepositoryFiles.DOCKER.resolve("README.md"))
            .replace("\\\n", "")
            .lines()
            .filter(line -> line.contains(" create secret generic "))
            .toList();
    var keys =
        environment()
            .map(EnvVar::getValue)
            .filter(value -> value.startsWith("/run/secrets/processes/"))
            .map(value -> " --from-file=" + value.replace("/run/secrets/processes/", "") + "=")
            .toList();

    assertThat(mountedSecrets())
        .contains("insula")
        .filteredOn(secret -> !secret.equals("insula"))
        .allSatisfy(
            secret ->
                assertThat(commands)
                    .anySatisfy(
                        command ->
                            assertThat(command).contains(" " + secret + " ").contains(keys)));
  }

  private List<String> mountedSecrets() {
    return deployments.stream()
        .flatMap(each -> each.getSpec().getTemplate().getSpec().getVolumes().stream())
        .filter(volume -> volume.getSecret() != null)
        .map(volume -> volume.getSecret().getSecretName())
        .toList();
  }

  @Test
  void each_target_of_calls_is_a_service_whose_pods_take_calls() throws JsonProcessingException {
    var services = all("Service", Service.class);

    assertThat(environment().filter(variable -> variable.getName().endsWith("_TARGET")))
        .allSatisfy(
            variable -> {
              var target = variable.getValue().split(":");
              assertThat(services)
                  .filteredOn(service -> service.getMetadata().getName().equals(target[0]))
                  .flatExtracting(service -> service.getSpec().getPorts())
                  .anyMatch(port -> port.getPort() == Integer.parseInt(target[1]));
            });
  }

  @Test
  void each_of_several_processes_mounts_the_certificate_with_its_own_name() {
    assertThat(deployments)
        .allSatisfy(
            deployment ->
                assertThat(certificates(deployment))
                    .isEqualTo(
                        deployments.size() == 1
                            ? List.of()
                            : List.of("insula-" + component(deployment) + "-certificate")));
  }

  @Test
  void each_process_that_calls_an_app_is_accepted_there_and_no_other_is() {
    var targets =
        calls(
            TARGET,
            (process, call) ->
                List.of("%s calls %s in %s".formatted(process, call.group(1), call.group(2))));
    var accepted =
        calls(
            CALLERS,
            (process, call) ->
                Stream.of(call.group(2).split(","))
                    .map(caller -> "%s calls %s in %s".formatted(caller, call.group(1), process))
                    .toList());

    assertThat(calls(TARGET, (process, call) -> List.of(process + " calls " + call.group(1))))
        .hasSize(deployments.size() == 1 ? 0 : 3)
        .containsExactlyInAnyOrderElementsOf(
            calls(REMOTE_APP, (process, call) -> List.of(process + " calls " + call.group(1))));
    assertThat(accepted).containsExactlyInAnyOrderElementsOf(targets);
  }

  /** Returns the names of the Secrets that a pod mounts where its settings expect a certificate. */
  private static List<String> certificates(Deployment deployment) {
    var mounted =
        container(deployment).getVolumeMounts().stream()
            .filter(mount -> mount.getMountPath().equals("/run/secrets/processes"))
            .map(VolumeMount::getName)
            .toList();
    return deployment.getSpec().getTemplate().getSpec().getVolumes().stream()
        .filter(volume -> mounted.contains(volume.getName()))
        .map(volume -> volume.getSecret().getSecretName())
        .toList();
  }

  /** Returns the texts that a function makes of each setting of a process that matches. */
  private List<String> calls(
      Pattern setting, BiFunction<String, MatchResult, List<String>> describe) {
    return deployments.stream()
        .flatMap(
            deployment ->
                container(deployment).getEnv().stream()
                    .map(each -> setting.matcher(each.getName() + "=" + each.getValue()))
                    .filter(Matcher::matches)
                    .flatMap(found -> describe.apply(component(deployment), found).stream()))
        .toList();
  }

  /** Returns the name of a process, which is also the name in its certificate. */
  private static String component(Deployment deployment) {
    return selector(deployment).get("app.kubernetes.io/component");
  }

  @Test
  void connections_that_no_policy_allows_are_denied() throws JsonProcessingException {
    assertThat(all("NetworkPolicy", NetworkPolicy.class))
        .filteredOn(policy -> policy.getMetadata().getName().equals("default-deny"))
        .singleElement()
        .satisfies(
            policy -> {
              assertThat(policy.getSpec().getPolicyTypes()).containsExactly("Ingress", "Egress");
              assertThat(policy.getSpec().getPodSelector().getMatchLabels()).isNullOrEmpty();
              assertThat(policy.getSpec().getIngress()).isNullOrEmpty();
              assertThat(policy.getSpec().getEgress()).isNullOrEmpty();
            });
  }

  private static long seconds(String duration) {
    return Long.parseLong(duration.replaceAll("s$", ""));
  }

  private static boolean isSecret(String variable) {
    return variable.matches(".*(PASSWORD|SECRET|TOKEN|KEY|CERTIFICATE|AUTHORITIES).*");
  }

  private static Map<String, String> selector(Deployment deployment) {
    return deployment.getSpec().getSelector().getMatchLabels();
  }

  private static Container container(Deployment deployment) {
    return deployment.getSpec().getTemplate().getSpec().getContainers().getFirst();
  }

  private List<Container> containers() {
    return deployments.stream().map(KubernetesObjectsTest::container).toList();
  }

  private Stream<EnvVar> environment() {
    return containers().stream().flatMap(container -> container.getEnv().stream());
  }

  private Map<String, String> settings() throws JsonProcessingException {
    return all("ConfigMap", ConfigMap.class).getFirst().getData();
  }

  private <T> List<T> all(String kind, Class<T> type) throws JsonProcessingException {
    var found = new ArrayList<T>();
    for (var object : objects) {
      if (object.path("kind").asText().equals(kind)) {
        found.add(new KubernetesTypeReader().read(object, type));
      }
    }
    return found;
  }
}
