package io.insula.kernel.movingout.hosting;

import io.insula.kernel.base.CannotStartException;
import io.insula.kernel.base.InvalidConfigurationException;
import io.insula.kernel.base.SettingBounds;
import io.insula.remote.PemFilePaths;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * Settings of the communication with other processes. The deadline is the longest time for:
 *
 * <ul>
 *   <li>all calls of a request, from the arrival of the request
 *   <li>a call without a request
 *   <li>each step of a forwarded request
 * </ul>
 *
 * @param port the port for calls from other processes; 0 for none
 * @param webPort the port for forwarded web requests; 0 for the port after {@code port}
 * @param host the address of both ports; empty for all addresses, or with {@code insecureLocal} for
 *     the loopback address
 * @param insecureLocal whether calls within this machine use neither encryption nor certificates
 * @param certificate the file with this process's certificate; empty for none
 * @param key the file with this process's private key
 * @param authorities the file with the certificates of the trusted authorities
 * @param reloadInterval how often the three files are checked for changes
 * @param deadline the deadline, as described above
 */
@Context
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

  private static final int MAX_PORT = 65_535;

  public RemoteSettings {
    SettingBounds.check("INSULA_REMOTE_PORT", port, 0, MAX_PORT);
    SettingBounds.check("INSULA_REMOTE_WEB_PORT", webPort, 0, MAX_PORT);
    SettingBounds.check("INSULA_REMOTE_RELOAD_INTERVAL", reloadInterval, Duration.ofDays(1));
    SettingBounds.check("INSULA_REMOTE_DEADLINE", deadline, Duration.ofHours(1));
  }

  /** Returns the address to listen on. */
  public String address() {
    if (!host.isBlank()) {
      return host;
    }
    return insecureLocal ? "127.0.0.1" : "0.0.0.0";
  }

  /**
   * Returns the port for forwarded web requests.
   *
   * @throws CannotStartException if {@code webPort} is 0 and the port after {@code port} is above
   *     65535
   */
  public int portForWeb() {
    var chosen = webPort == 0 ? port + 1 : webPort;
    if (chosen > MAX_PORT) {
      throw new CannotStartException(
          "There is no port %d for forwarded web requests: set INSULA_REMOTE_PORT below %d, or"
                  .formatted(chosen, MAX_PORT)
              + " INSULA_REMOTE_WEB_PORT");
    }
    return chosen;
  }

  /**
   * @throws InvalidConfigurationException if one of the files is not set
   */
  PemFilePaths files() {
    if (Stream.of(certificate, key, authorities).anyMatch(String::isBlank)) {
      throw new InvalidConfigurationException(
          "Calls between processes need INSULA_REMOTE_CERTIFICATE, INSULA_REMOTE_KEY and"
              + " INSULA_REMOTE_AUTHORITIES; within one machine, for a trial,"
              + " INSULA_REMOTE_INSECURE_LOCAL=true is enough");
    }
    return new PemFilePaths(Path.of(certificate), Path.of(key), Path.of(authorities));
  }
}
