package io.insula.remote;

import io.grpc.Attributes;
import io.grpc.Grpc;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * Reads the names of the process at the other end of a connection. The names are from the
 * certificate that the handshake has verified.
 */
public final class PeerIdentity {
  private static final int DNS_NAME = 2;

  private PeerIdentity() {}

  static Optional<Set<String>> namesOf(Attributes connection, Clock clock) {
    return namesOf(connection.get(Grpc.TRANSPORT_ATTR_SSL_SESSION), clock);
  }

  /**
   * Returns the DNS names in the peer's certificate. Returns the common name if the certificate has
   * no DNS names.
   *
   * @param session null for a connection without TLS
   * @return the names; empty without a verified certificate, or if the certificate has expired
   */
  public static Optional<Set<String>> namesOf(@Nullable SSLSession session, Clock clock) {
    if (session == null) {
      return Optional.empty();
    }
    try {
      return session.getPeerCertificates()[0] instanceof X509Certificate certificate
          ? namesOf(certificate, Date.from(clock.instant()))
          : Optional.empty();
    } catch (SSLPeerUnverifiedException e) {
      return Optional.empty(); // The peer has no verified certificate.
    }
  }

  private static Optional<Set<String>> namesOf(X509Certificate certificate, Date now) {
    if (now.before(certificate.getNotBefore()) || now.after(certificate.getNotAfter())) {
      return Optional.empty();
    }
    var names = dnsNames(certificate);
    return Optional.of(names.isEmpty() ? commonNames(certificate) : names);
  }

  private static Set<String> dnsNames(X509Certificate certificate) {
    try {
      return Optional.ofNullable(certificate.getSubjectAlternativeNames())
          .map(Collection::stream)
          .orElseGet(Stream::empty)
          .filter(name -> name.getFirst() instanceof Integer kind && kind == DNS_NAME)
          .map(name -> String.valueOf(name.get(1)))
          .collect(Collectors.toUnmodifiableSet());
    } catch (CertificateParsingException e) {
      throw new IllegalArgumentException("The names of a certificate cannot be read", e);
    }
  }

  private static Set<String> commonNames(X509Certificate certificate) {
    try {
      var subject = certificate.getSubjectX500Principal().getName();
      return List.copyOf(new LdapName(subject).getRdns()).stream()
          .filter(part -> part.getType().equalsIgnoreCase("CN"))
          .map(part -> String.valueOf(part.getValue()))
          .collect(Collectors.toUnmodifiableSet());
    } catch (InvalidNameException e) {
      throw new IllegalArgumentException("The subject of a certificate cannot be read", e);
    }
  }
}
