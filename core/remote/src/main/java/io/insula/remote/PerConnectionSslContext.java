package io.insula.remote;

import java.security.GeneralSecurityException;
import java.security.KeyManagementException;
import java.security.SecureRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Creates a separate TLS context for each connection, so that no connection resumes an earlier
 * session. A resumed session would not check a replaced certificate.
 */
final class PerConnectionSslContext extends SSLContextSpi {
  private final KeyManager own;
  private final TrustManager others;

  private PerConnectionSslContext(KeyManager own, TrustManager others) {
    this.own = own;
    this.others = others;
  }

  /**
   * Returns a context without cached sessions.
   *
   * @throws RemoteSetupException if it cannot be created
   */
  static SSLContext by(KeyManager own, TrustManager others) {
    var connections = new PerConnectionSslContext(own, others);
    return new Shown(connections, connections.fresh());
  }

  private SSLContext fresh() {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[] {own}, new TrustManager[] {others}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new RemoteSetupException("TLS cannot be set up: " + e.getMessage(), e);
    }
  }

  @Override
  protected void engineInit(
      KeyManager @Nullable [] keys, TrustManager @Nullable [] trust, @Nullable SecureRandom random)
      throws KeyManagementException {
    throw new KeyManagementException("The keys are already set");
  }

  @Override
  protected SSLSocketFactory engineGetSocketFactory() {
    return fresh().getSocketFactory();
  }

  @Override
  protected SSLServerSocketFactory engineGetServerSocketFactory() {
    return fresh().getServerSocketFactory();
  }

  @Override
  protected SSLEngine engineCreateSSLEngine() {
    return fresh().createSSLEngine();
  }

  @Override
  protected SSLEngine engineCreateSSLEngine(String host, int port) {
    return fresh().createSSLEngine(host, port);
  }

  @Override
  protected SSLSessionContext engineGetServerSessionContext() {
    return fresh().getServerSessionContext();
  }

  @Override
  protected SSLSessionContext engineGetClientSessionContext() {
    return fresh().getClientSessionContext();
  }

  private static final class Shown extends SSLContext {
    Shown(PerConnectionSslContext connections, SSLContext example) {
      super(connections, example.getProvider(), example.getProtocol());
    }
  }
}
