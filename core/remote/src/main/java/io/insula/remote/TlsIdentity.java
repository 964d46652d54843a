package io.insula.remote;

import io.grpc.util.CertificateUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.util.Arrays;

/**
 * The contents of the PEM files at one moment.
 *
 * @param chain this process's own certificate, with the chain to an authority
 * @param authorities the trusted authorities
 */
record TlsIdentity(X509Certificate[] chain, PrivateKey key, X509Certificate[] authorities) {

  /** The bytes of the PEM files. A comparison shows whether the files have changed. */
  record Source(byte[] certificate, byte[] key, byte[] authorities) {
    static Source read(PemFilePaths files) throws IOException {
      return new Source(
          Files.readAllBytes(files.certificate()),
          Files.readAllBytes(files.key()),
          Files.readAllBytes(files.authorities()));
    }

    boolean isSameAs(Source other) {
      return Arrays.equals(certificate, other.certificate)
          && Arrays.equals(key, other.key)
          && Arrays.equals(authorities, other.authorities);
    }
  }

  /**
   * @throws GeneralSecurityException if the files are not valid, or the key does not belong to the
   *     certificate
   */
  static TlsIdentity of(Source source) throws GeneralSecurityException, IOException {
    var chain = certificates(source.certificate(), "certificate");
    var key = key(source.key());
    if (!belongTogether(key, chain[0].getPublicKey())) {
      throw new GeneralSecurityException("the key does not belong to the certificate");
    }
    return new TlsIdentity(chain, key, certificates(source.authorities(), "authority"));
  }

  private static PrivateKey key(byte[] pem) throws GeneralSecurityException, IOException {
    try {
      return CertificateUtils.getPrivateKey(new ByteArrayInputStream(pem));
    } catch (InvalidKeySpecException e) {
      throw new GeneralSecurityException(
          "the private key must be an RSA or EC key in unencrypted PKCS #8", e);
    }
  }

  private static X509Certificate[] certificates(byte[] pem, String what)
      throws GeneralSecurityException {
    var certificates = CertificateUtils.getX509Certificates(new ByteArrayInputStream(pem));
    if (certificates.length == 0) {
      throw new GeneralSecurityException("there is no " + what);
    }
    return certificates;
  }

  private static boolean belongTogether(PrivateKey key, PublicKey certified)
      throws GeneralSecurityException {
    if (!key.getAlgorithm().equals(certified.getAlgorithm())) {
      return false;
    }
    var algorithm = key.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA";
    var challenge = new byte[32];
    new SecureRandom().nextBytes(challenge);
    var signature = Signature.getInstance(algorithm);
    signature.initSign(key);
    signature.update(challenge);
    var signed = signature.sign();
    signature.initVerify(certified);
    signature.update(challenge);
    return signature.verify(signed);
  }
}
