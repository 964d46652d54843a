package io.insula.remote;

import io.grpc.ChannelCredentials;
import io.grpc.ServerCredentials;
import io.grpc.netty.NettySslContextChannelCredentials;
import io.grpc.netty.NettySslContextServerCredentials;
import io.grpc.util.AdvancedTlsX509KeyManager;
import io.grpc.util.AdvancedTlsX509TrustManager;
import io.netty.handler.codec.http2.Http2SecurityUtil;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mutual TLS: both sides authenticate with certificates. The files with the certificates are read
 * again when they change. New connections then use the new certificates.
 */
public final class MutualTls implements RemoteSecurity {
  private static final Logger LOG = LoggerFactory.getLogger(MutualTls.class);

  private final PemFilePaths files;
  private final AdvancedTlsX509KeyManager own = new AdvancedTlsX509KeyManager();
  private final AdvancedTlsX509TrustManager others;
  private final AtomicReference<TlsIdentity.Source> read;
  private final AtomicReference<TlsIdentity> used;

  // This artifact depends on neither the database nor the framework, so it cannot use
  // SupervisedLoop. The task does not end, because reload catches every exception.
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofVirtual().name("remote-certificates").factory());

  private MutualTls(PemFilePaths files) throws IOException, GeneralSecurityException {
    this.files = files;
    this.others = AdvancedTlsX509TrustManager.newBuilder().build();
    var source = TlsIdentity.Source.read(files);
    this.read = new AtomicReference<>(source);
    this.used = new AtomicReference<>(TlsIdentity.of(source));
    use(used.get());
  }

  /**
   * Reads the files, and then checks them regularly for changes.
   *
   * @param interval how often the files are checked, at least 1 ms
   * @throws RemoteSetupException if the files are not readable, valid and consistent, or the
   *     interval is too short
   */
  public static MutualTls of(PemFilePaths files, Duration interval) {
    if (interval.toMillis() < 1) {
      throw new RemoteSetupException(
          "The time between two checks of the certificates must be 1 ms or more, not " + interval);
    }
    try {
      var made = new MutualTls(files);
      made.watch.scheduleWithFixedDelay(
          made::reload, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
      return made;
    } catch (IOException | GeneralSecurityException e) {
      throw new RemoteSetupException(
          "The certificates for calls between processes are not usable (%s): %s"
              .formatted(files, e.getMessage()),
          e);
    }
  }

  /** Returns the certificate that expires first in the chain of this process's certificate. */
  public X509Certificate firstToExpire() {
    return Arrays.stream(used.get().chain())
        .min(Comparator.comparing(X509Certificate::getNotAfter))
        .orElseThrow();
  }

  @Override
  public ChannelCredentials towards(RemoteTarget target) {
    return NettySslContextChannelCredentials.create(http2(true, ClientAuth.NONE));
  }

  @Override
  public ServerCredentials on(String host) {
    return NettySslContextServerCredentials.create(http2(false, ClientAuth.REQUIRE));
  }

  private SslContext http2(boolean client, ClientAuth clientAuth) {
    return new JdkSslContext(
        context(),
        client,
        Http2SecurityUtil.CIPHERS,
        SupportedCipherSuiteFilter.INSTANCE,
        new ApplicationProtocolConfig(
            Protocol.ALPN,
            SelectorFailureBehavior.NO_ADVERTISE,
            SelectedListenerFailureBehavior.ACCEPT,
            ApplicationProtocolNames.HTTP_2),
        clientAuth,
        new String[] {"TLSv1.3", "TLSv1.2"},
        false);
  }

  @Override
  public Optional<SSLContext> webTowards(RemoteTarget target) {
    return Optional.of(context());
  }

  @Override
  public Optional<SSLContext> webOn(String host) {
    return Optional.of(context());
  }

  @Override
  public String addressOf(String host) {
    return host;
  }

  private SSLContext context() {
    return PerConnectionSslContext.by(own, others);
  }

  @Override
  public void close() {
    watch.shutdownNow();
  }

  /**
   * Reloads changed files. The old certificates stay in use until the key fits the certificate,
   * because the operator replaces the files one by one.
   */
  private void reload() {
    try {
      var source = TlsIdentity.Source.read(files);
      if (!source.isSameAs(read.get())) {
        use(TlsIdentity.of(source));
        read.set(source);
        LOG.info("The certificates for calls between processes were replaced: {}", files);
      }
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      LOG.warn("The new certificates are not usable, the old ones stay in use: {}", e.toString());
    }
  }

  private void use(TlsIdentity identity) throws IOException, GeneralSecurityException {
    others.updateTrustCredentials(identity.authorities());
    own.updateIdentityCredentials(identity.chain(), identity.key());
    used.set(identity);
  }
}
