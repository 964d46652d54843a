package io.insula.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.insula.docker.NetworkPolicyEvaluator.Connection;
import io.insula.docker.NetworkPolicyEvaluator.Peer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Checks that the network policies of each folder below {@code docker/kubernetes} allow the
 * connections that Insula needs, and no others.
 */
@ParameterizedClass
@ValueSource(strings = {"base", "overlays/production", "overlays/moved-out"})
class KubernetesConnectionsTest {
  private static final String NAME = "app.kubernetes.io/name";
  private static final int HTTP = 8080;

  /** The ports on which a process accepts calls and forwarded web requests of other processes. */
  private static final List<Integer> CALLS = List.of(9443, 9444);

  private static final Peer NAME_SERVER = Peer.pod("kube-system", Map.of("k8s-app", "kube-dns"));
  private static final Peer PROMETHEUS = Peer.pod("monitoring", Map.of(NAME, "prometheus"));
  private static final Peer INGRESS = Peer.pod("ingress-nginx", Map.of(NAME, "ingress-nginx"));
  private static final Peer STRANGER =
      Peer.pod(NetworkPolicyEvaluator.NAMESPACE, Map.of(NAME, "stranger"));
  private static final Peer INTERNET = Peer.outside("203.0.113.7");

  private final List<Deployment> deployments;
  private final List<Service> services;
  private final List<NetworkPolicy> policies;
  private final Peer database;

  KubernetesConnectionsTest(String folder) throws JsonProcessingException {
    var objects = KustomizeOverlay.build(RepositoryFiles.KUBERNETES.resolve(folder));
    deployments = all(objects, "Deployment", Deployment.class);
    services = all(objects, "Service", Service.class);
    policies = all(objects, "NetworkPolicy", NetworkPolicy.class);
    // The address is in the example network of the database. An operator replaces this network.
    database =
        folder.equals("base")
            ? Peer.pod(NetworkPolicyEvaluator.NAMESPACE, Map.of(NAME, "postgresql"))
            : Peer.outside("10.0.3.7");
  }

  @Test
  void each_needed_connection_is_allowed() {
    var evaluator = new NetworkPolicyEvaluator(policies);

    assertThat(needed()).allMatch(evaluator::allows);
  }

  @Test
  void without_any_one_of_the_policies_a_needed_connection_is_denied() {
    var names =
        policies.stream()
            .map(policy -> policy.getMetadata().getName())
            .filter(name -> !name.equals("default-deny"))
            // The policy database-server selects no pod if the database is outside of the cluster.
            .filter(name -> isDatabaseInside() || !name.equals("database-server"))
            .toList();

    assertThat(names)
        .contains("names", "clients", "metrics", "database")
        .allSatisfy(name -> assertThat(needed()).anyMatch(each -> !without(name).allows(each)));
  }

  @Test
  void other_pods_and_other_addresses_are_denied() {
    var evaluator = new NetworkPolicyEvaluator(policies);
    var pods = deployments.stream().map(KubernetesConnectionsTest::pod).toList();

    assertThat(pods)
        .isNotEmpty()
        .allSatisfy(
            pod -> {
              for (var port : List.of(HTTP, CALLS.getFirst(), CALLS.getLast())) {
                assertThat(evaluator.allows(tcp(STRANGER, pod, port))).isFalse();
                assertThat(evaluator.allows(tcp(INTERNET, pod, port))).isFalse();
              }
              assertThat(evaluator.allows(tcp(INGRESS, pod, CALLS.getFirst()))).isFalse();
              assertThat(evaluator.allows(tcp(pod, INTERNET, 443))).isFalse();
              assertThat(evaluator.allows(tcp(pod, STRANGER, 5432))).isFalse();
            });
  }

  @Test
  void the_pod_for_backups_can_connect_to_the_database_and_to_no_other_pod()
      throws JsonProcessingException {
    var evaluator = new NetworkPolicyEvaluator(policies);
    var file = RepositoryFiles.KUBERNETES.resolve("backup-pod.yaml");
    var pod = new KubernetesTypeReader().read(RepositoryFiles.yaml(file).getFirst(), Pod.class);
    var backup = Peer.pod(pod.getMetadata().getNamespace(), pod.getMetadata().getLabels());

    assertThat(evaluator.allows(tcp(backup, database, 5432))).isTrue();
    assertThat(evaluator.allows(tcp(backup, NAME_SERVER, 53))).isTrue();
    assertThat(evaluator.allows(tcp(backup, INTERNET, 443))).isFalse();
    assertThat(deployments.stream().map(KubernetesConnectionsTest::pod))
        .allMatch(each -> !evaluator.allows(tcp(backup, each, HTTP)))
        .allMatch(each -> !evaluator.allows(tcp(backup, each, CALLS.getFirst())));
    assertThat(services)
        .noneMatch(
            service ->
                backup.labels().entrySet().containsAll(service.getSpec().getSelector().entrySet()));
  }

  private boolean isDatabaseInside() {
    return database.address() == null;
  }

  private NetworkPolicyEvaluator without(String name) {
    return new NetworkPolicyEvaluator(
        policies.stream().filter(each -> !each.getMetadata().getName().equals(name)).toList());
  }

  /** Returns all connections that the objects need. */
  private List<Connection> needed() {
    var needed = new ArrayList<Connection>();
    for (var deployment : deployments) {
      var pod = pod(deployment);
      needed.add(new Connection(pod, NAME_SERVER, "UDP", 53));
      needed.add(tcp(pod, NAME_SERVER, 53));
      needed.add(tcp(pod, database, 5432));
      needed.add(tcp(PROMETHEUS, pod, HTTP));
      targets(deployment)
          .forEach(target -> CALLS.forEach(port -> needed.add(tcp(pod, target, port))));
    }
    needed.add(tcp(INGRESS, podOf("insula"), HTTP));
    return needed;
  }

  /** Returns the pods whose apps a deployment calls. */
  private Stream<Peer> targets(Deployment deployment) {
    return deployment.getSpec().getTemplate().getSpec().getContainers().getFirst().getEnv().stream()
        .filter(variable -> variable.getName().endsWith("_TARGET"))
        .map(variable -> podOf(variable.getValue().split(":")[0]));
  }

  /** Returns the pod to which a service leads. */
  private Peer podOf(String service) {
    var selector =
        services.stream()
            .filter(each -> each.getMetadata().getName().equals(service))
            .map(each -> each.getSpec().getSelector())
            .findFirst()
            .orElseThrow();
    return deployments.stream()
        .map(KubernetesConnectionsTest::pod)
        .filter(pod -> pod.labels().entrySet().containsAll(selector.entrySet()))
        .findFirst()
        .orElseThrow();
  }

  private static Peer pod(Deployment deployment) {
    var template = deployment.getSpec().getTemplate();
    var ports =
        template.getSpec().getContainers().getFirst().getPorts().stream()
            .collect(Collectors.toMap(ContainerPort::getName, ContainerPort::getContainerPort));
    return new Peer(
        NetworkPolicyEvaluator.NAMESPACE, template.getMetadata().getLabels(), ports, null);
  }

  private static Connection tcp(Peer from, Peer to, int port) {
    return new Connection(from, to, "TCP", port);
  }

  private static <T> List<T> all(List<JsonNode> objects, String kind, Class<T> type)
      throws JsonProcessingException {
    var found = new ArrayList<T>();
    for (var object : objects) {
      if (object.path("kind").asText().equals(kind)) {
        found.add(new KubernetesTypeReader().read(object, type));
      }
    }
    return found;
  }
}
