package io.insula.testkit;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** A certificate authority for calls between processes in tests. */
public final class TestCertificateAuthority {
  private final X509Bundle authority;

  private TestCertificateAuthority(X509Bundle authority) {
    this.authority = authority;
  }

  public static TestCertificateAuthority named(String name) {
    return new TestCertificateAuthority(
        make(
            () ->
                new CertificateBuilder()
                    .subject("CN=" + name)
                    .ecp256()
                    .setIsCertificateAuthority(true)
                    .buildSelfSigned()));
  }

  /** Returns a certificate for a process of this name on this machine, valid for a day. */
  public X509Bundle issue(String name) {
    return issue(name, Instant.now().plus(Duration.ofDays(1)));
  }

  /**
   * Returns a certificate for a process of this name. The certificate expires at {@code until},
   * which may be in the past.
   */
  public X509Bundle issue(String name, Instant until) {
    return issue(
        new CertificateBuilder()
            .subject("CN=" + name)
            .addSanDnsName(name)
            .addSanIpAddress("127.0.0.1")
            .notBefore(Instant.now().minus(Duration.ofDays(2)))
            .notAfter(until));
  }

  /** Returns the certificate of a builder, with a new key. */
  public X509Bundle issue(CertificateBuilder certificate) {
    return make(() -> certificate.ecp256().buildIssuedBy(authority));
  }

  /**
   * Writes the files of a process that has a certificate and trusts this authority.
   *
   * @param folder the folder, which is created if necessary
   */
  public Pem write(Path folder, X509Bundle own) {
    var files =
        new Pem(
            folder.resolve("certificate.pem"),
            folder.resolve("key.pem"),
            folder.resolve("authorities.pem"));
    try {
      Files.createDirectories(folder);
      Files.writeString(files.certificate(), own.getCertificatePathPEM());
      Files.writeString(files.key(), own.getPrivateKeyPEM());
      Files.writeString(files.authorities(), authority.getRootCertificatePEM());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  /** The PEM files. */
  public record Pem(Path certificate, Path key, Path authorities) {}

  private interface Making {
    X509Bundle make() throws Exception;
  }

  private static X509Bundle make(Making making) {
    try {
      return making.make();
    } catch (Exception e) {
      throw new IllegalStateException("The certificate could not be created", e);
    }
  }
}
