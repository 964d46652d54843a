package io.insula.kernel.movingout.hosting;

import io.insula.kernel.base.CannotStartException;
import io.insula.kernel.base.ConfigurationMissingException;
import io.insula.remote.PemFiles;
import io.micronaut.context.annotation.ConfigurationProperties;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * How this process talks to others.
 *
 * @param port where it takes calls from other processes; 0 if it takes none
 * @param webPort where it takes the web requests that others forward; 0 for the port after {@code
 *     port}
 * @param host the address that it listens on for them; empty for all, or with {@code insecureLocal}
 *     for the loopback
 * @param insecureLocal whether calls within this machine need neither encryption nor certificates
 * @param certificate the file with its certificate; empty for none
 * @param key the file with its private key
 * @param authorities the file with the certificates of the authorities that it trusts
 * @param reloadInterval how often it looks whether those files have changed
 * @param deadline how long after the arrival of a request its calls to other processes are given
 *     up, and how long any other call may take
 */
@ConfigurationProperties("insula.remote")
public record RemoteSettings(
    int port,
    int webPort,
    String host,
    boolean insecureLocal,
    String certificate,
    String key,
    String authorities,
    Duration reloadInterval,
    Duration deadline) {

  private static final int HIGHEST_PORT = 65_535;

  /** The address to listen on. */
  public String address() {
    if (!host.isBlank()) {
      return host;
    }
    return insecureLocal ? "127.0.0.1" : "0.0.0.0";
  }

  /**
   * Where it takes forwarded web requests.
   *
   * @throws CannotStartException if there is no such port
   */
  public int portForWeb() {
    var chosen = webPort == 0 ? port + 1 : webPort;
    if (chosen > HIGHEST_PORT) {
      throw new CannotStartException(
          "There is no port %d for forwarded web requests: set INSULA_REMOTE_PORT below %d, or"
                  .formatted(chosen, HIGHEST_PORT)
              + " INSULA_REMOTE_WEB_PORT");
    }
    return chosen;
  }

  /**
   * @throws ConfigurationMissingException if one of them is not set
   */
  PemFiles files() {
    if (Stream.of(certificate, key, authorities).anyMatch(String::isBlank)) {
      throw new ConfigurationMissingException(
          "Calls between processes need INSULA_REMOTE_CERTIFICATE, INSULA_REMOTE_KEY and"
              + " INSULA_REMOTE_AUTHORITIES; within one machine, for a trial,"
              + " INSULA_REMOTE_INSECURE_LOCAL=true does instead");
    }
    return new PemFiles(Path.of(certificate), Path.of(key), Path.of(authorities));
  }
}
