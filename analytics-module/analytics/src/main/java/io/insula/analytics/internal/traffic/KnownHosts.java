package io.insula.analytics.internal.traffic;

import io.insula.kernel.base.CannotStartException;
import io.insula.kernel.base.Sha256;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The well-known search engines, social networks and others, by host and by name: a built-in table,
 * and one of the operator, which takes precedence.
 */
@Singleton
public final class KnownHosts {
  private static final String TABLE = "known-hosts.tsv";
  private static final String SETTING = "INSULA_ANALYTICS_KNOWN_HOSTS";
  private static final int DIGEST_BYTES = 6;

  private final Map<String, KnownSource> hosts = new HashMap<>();
  private final Map<String, SourceKind> names = new HashMap<>();
  private final String digest;

  /**
   * @param path the path of the operator's table; empty for none
   * @throws CannotStartException if it cannot be read or is malformed
   */
  @Inject
  KnownHosts(@Value("${insula.analytics.known-hosts}") String path) {
    var rows = new TreeMap<>(KnownHostsFile.read(TABLE, DataFile.text(TABLE)));
    rows.forEach(this::name);
    if (!path.isBlank()) {
      var own = KnownHostsFile.read(SETTING + " " + path.strip(), operatorsTable(path.strip()));
      own.forEach(this::name);
      rows.putAll(own);
    }
    rows.forEach(this::host);
    digest = digest(rows);
  }

  /** Returns only the built-in table. */
  public static KnownHosts builtIn() {
    return new KnownHosts("");
  }

  /** Returns a short digest of the content. */
  String digest() {
    return digest;
  }

  /**
   * Returns the owner of a host.
   *
   * @param host in lower case, without a dot at its end
   * @return null if unknown
   */
  @Nullable KnownSource ofHost(String host) {
    if (host.length() > HostNames.MAX_LENGTH) {
      return null;
    }
    var suffix = host;
    while (true) {
      var found = hosts.get(suffix);
      if (found != null) {
        return found.name().equals(KnownHostsFile.NOBODY) ? null : found;
      }
      var dot = suffix.indexOf('.');
      if (dot < 0) {
        return null;
      }
      suffix = suffix.substring(dot + 1);
    }
  }

  /**
   * Returns the owner of a {@code utm_source}. If it is a known host, the owner has its usual name;
   * otherwise its name is the {@code utm_source}.
   *
   * @param source in lower case
   */
  KnownSource ofSource(String source) {
    if (source.indexOf('.') >= 0) {
      var address = source.contains("://") ? source : "http://" + source;
      var known = ofHost(WebAddress.of(address).host());
      if (known != null) {
        return known;
      }
    }
    return new KnownSource(source, names.getOrDefault(spelling(source), SourceKind.NONE));
  }

  private void name(String key, KnownSource source) {
    if (!source.name().equals(KnownHostsFile.NOBODY)) {
      names.put(spelling(source.name()), source.kind());
      if (key.indexOf('.') < 0) {
        names.put(spelling(key), source.kind());
      }
    }
  }

  private void host(String key, KnownSource source) {
    if (key.indexOf('.') >= 0) {
      hosts.put(key, source);
    }
  }

  /**
   * Returns a form of a name in which {@code facebook_ads}, {@code facebook-ads} and {@code
   * facebook ads} are equal.
   */
  private static String spelling(String name) {
    return name.indexOf(' ') < 0 && name.indexOf('_') < 0 && name.indexOf('-') < 0
        ? name
        : name.replace(" ", "").replace("_", "").replace("-", "");
  }

  private static String operatorsTable(String path) {
    try {
      return Files.readString(Path.of(path));
    } catch (IOException | InvalidPathException e) {
      throw new CannotStartException(SETTING + " must be a readable file in UTF-8, not " + path, e);
    }
  }

  private static String digest(Map<String, KnownSource> rows) {
    var text = new StringBuilder();
    rows.forEach(
        (key, source) ->
            text.append(key)
                .append('\t')
                .append(source.name())
                .append('\t')
                .append(source.kind().written())
                .append('\n'));
    return HexFormat.of().formatHex(Sha256.of(text.toString()), 0, DIGEST_BYTES);
  }
}
