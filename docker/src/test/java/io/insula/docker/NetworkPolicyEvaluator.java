package io.insula.docker;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.networking.v1.IPBlock;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides as a cluster does which connections the network policies of one namespace allow. Supports
 * selectors by labels and blocks of IPv4 addresses without exceptions.
 */
final class NetworkPolicyEvaluator {
  /** The namespace of the policies. */
  static final String NAMESPACE = "insula";

  private static final String NAMESPACE_LABEL = "kubernetes.io/metadata.name";
  private static final int ADDRESS_BITS = 32;

  private final List<NetworkPolicy> policies;

  NetworkPolicyEvaluator(List<NetworkPolicy> policies) {
    this.policies = policies;
  }

  /**
   * One end of a connection: a pod, or an address outside of the cluster.
   *
   * @param ports the numbers of the ports of a pod, by their names
   * @param address the address outside of the cluster; null for a pod
   */
  record Peer(
      String namespace,
      Map<String, String> labels,
      Map<String, Integer> ports,
      @Nullable String address) {
    static Peer pod(String namespace, Map<String, String> labels) {
      return new Peer(namespace, labels, Map.of(), null);
    }

    static Peer outside(String address) {
      return new Peer("", Map.of(), Map.of(), address);
    }
  }

  /** A connection that one peer opens to a port of another one. */
  record Connection(Peer from, Peer to, String protocol, int port) {}

  boolean allows(Connection connection) {
    return allowsEgress(connection) && allowsIngress(connection);
  }

  private boolean allowsEgress(Connection connection) {
    var selecting = selecting(connection.from(), "Egress");
    return selecting.isEmpty()
        || selecting.stream()
            .flatMap(policy -> policy.getSpec().getEgress().stream())
            .anyMatch(
                rule ->
                    matches(rule.getTo(), connection.to())
                        && matchesPort(rule.getPorts(), connection));
  }

  private boolean allowsIngress(Connection connection) {
    var selecting = selecting(connection.to(), "Ingress");
    return selecting.isEmpty()
        || selecting.stream()
            .flatMap(policy -> policy.getSpec().getIngress().stream())
            .anyMatch(
                rule ->
                    matches(rule.getFrom(), connection.from())
                        && matchesPort(rule.getPorts(), connection));
  }

  /**
   * Returns the policies of this type that select the peer. A peer outside of the namespace has
   * none.
   */
  private List<NetworkPolicy> selecting(Peer peer, String type) {
    return policies.stream()
        .filter(policy -> peer.namespace().equals(NAMESPACE))
        .filter(policy -> policy.getSpec().getPolicyTypes().contains(type))
        .filter(policy -> selects(policy.getSpec().getPodSelector(), peer.labels()))
        .toList();
  }

  private static boolean matches(List<NetworkPolicyPeer> allowed, Peer peer) {
    return allowed.isEmpty() || allowed.stream().anyMatch(each -> matches(each, peer));
  }

  private static boolean matches(NetworkPolicyPeer allowed, Peer peer) {
    if (allowed.getIpBlock() != null || peer.address() != null) {
      return allowed.getIpBlock() != null
          && peer.address() != null
          && contains(allowed.getIpBlock(), peer.address());
    }
    var inNamespace =
        allowed.getNamespaceSelector() == null
            ? peer.namespace().equals(NAMESPACE)
            : selects(allowed.getNamespaceSelector(), Map.of(NAMESPACE_LABEL, peer.namespace()));
    return inNamespace
        && (allowed.getPodSelector() == null || selects(allowed.getPodSelector(), peer.labels()));
  }

  private static boolean matchesPort(List<NetworkPolicyPort> ports, Connection connection) {
    return ports.isEmpty()
        || ports.stream()
            .anyMatch(
                port ->
                    port.getProtocol().equals(connection.protocol())
                        && number(port.getPort(), connection.to()) == connection.port());
  }

  /** Returns the number of a port; -1 if the peer has no port of this name. */
  private static int number(IntOrString port, Peer peer) {
    return port.getIntVal() != null
        ? port.getIntVal()
        : peer.ports().getOrDefault(port.getStrVal(), -1);
  }

  private static boolean selects(LabelSelector selector, Map<String, String> labels) {
    if (!selector.getMatchExpressions().isEmpty()) {
      throw new IllegalArgumentException("Expressions in selectors are not supported: " + selector);
    }
    return selector.getMatchLabels() == null
        || labels.entrySet().containsAll(selector.getMatchLabels().entrySet());
  }

  private static boolean contains(IPBlock block, String address) {
    var parts = block.getCidr().split("/");
    var shift = ADDRESS_BITS - Integer.parseInt(parts[1]);
    return bits(parts[0]) >> shift == bits(address) >> shift;
  }

  private static long bits(String address) {
    try {
      return ByteBuffer.wrap(InetAddress.getByName(address).getAddress()).getInt() & 0xFFFFFFFFL;
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(address, e);
    }
  }
}
