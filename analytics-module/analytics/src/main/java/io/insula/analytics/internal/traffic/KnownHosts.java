package io.insula.analytics.internal.traffic;

import io.insula.kernel.base.CannotStartException;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The well-known websites, such as search engines and social networks, by host and by name. They
 * come from a built-in table, and from an optional table of the operator, which takes precedence.
 */
@Singleton
public final class KnownHosts {
  /** The file with the built-in table. */
  static final String TABLE = "known-hosts.tsv";

  private static final String ADS = "ads";
  private static final String SETTING = "INSULA_ANALYTICS_KNOWN_HOSTS";

  private final Map<String, SourceWithKind> hosts = new HashMap<>();
  private final Map<String, SourceKind> names = new HashMap<>();
  private final Set<String> operators = new HashSet<>();
  private final SubdomainRules labels = new SubdomainRules();
  private final String content;

  /**
   * @param path the path of the operator's table; empty for none
   * @throws CannotStartException if the table cannot be read or is malformed
   */
  @Inject
  KnownHosts(@Value("${insula.analytics.known-hosts}") String path) {
    var rows = new TreeMap<>(KnownHostsParser.read(TABLE, BuiltInTableReader.text(TABLE)));
    rows.forEach(this::name);
    if (!path.isBlank()) {
      var own = KnownHostsParser.read(SETTING + " " + path.strip(), operatorsTable(path.strip()));
      own.forEach(this::name);
      operators.addAll(own.keySet());
      rows.putAll(own);
    }
    rows.forEach(this::host);
    content =
        rows.entrySet().stream()
            .map(row -> row.getKey() + "\t" + row.getValue())
            .collect(Collectors.joining("\n"));
  }

  /** Creates the known hosts from the built-in table alone. */
  public static KnownHosts builtIn() {
    return new KnownHosts("");
  }

  /** Returns the content of both tables in a fixed order and form, so that a digest can be made. */
  String content() {
    return content;
  }

  /**
   * Returns the site to which a host belongs.
   *
   * @param host in lower case, without a dot at its end
   * @return null if the host belongs to no known site
   */
  @Nullable SourceWithKind ofHost(String host) {
    for (var key : HostLookupKeys.of(host)) {
      var found = hosts.get(key);
      if (found != null) {
        return isPartOf(key, found, host) ? found : null;
      }
    }
    return null;
  }

  /**
   * Returns the site to which an Android app belongs. The package name of the app begins with the
   * labels of the site's host in reverse order: {@code com.linkedin.android} belongs to {@code
   * linkedin.com}.
   *
   * @return null if the app belongs to no known site
   */
  @Nullable SourceWithKind ofApp(String name) {
    var known = hosts.get(name);
    if (known != null) {
      return known.name().equals(KnownHostsParser.NOBODY) ? null : known;
    }
    var labels = Arrays.asList(name.split("\\."));
    Collections.reverse(labels);
    return ofHost(String.join(".", labels));
  }

  /** Returns the kind of an unknown host by its first label, such as {@code webmail}. */
  SourceKind kindByLabel(String host) {
    return labels.kindOf(host);
  }

  private boolean isPartOf(String key, SourceWithKind found, String host) {
    if (found.name().equals(KnownHostsParser.NOBODY)) {
      return false;
    }
    if (operators.contains(key) || host.equals(key)) {
      return true;
    }
    // In a key such as google.*, the star can stand for several labels of the host.
    var length = key.endsWith(".*") ? key.length() - 1 : key.length();
    var end =
        key.endsWith(".*") ? host.lastIndexOf(key.substring(0, length)) : host.length() - length;
    return end <= 0 || labels.isPartOf(found, host.substring(0, end - 1));
  }

  /**
   * Returns the source that a {@code utm_source} stands for. If it is a known host, the source has
   * the name of that site; otherwise its name is the {@code utm_source}.
   *
   * @param source in lower case
   */
  SourceWithKind ofSource(String source) {
    if (source.indexOf('.') >= 0) {
      var address = source.contains("://") ? source : "http://" + source;
      var known = ofHost(WebAddress.of(address).host());
      if (known != null) {
        return known;
      }
    }
    return new SourceWithKind(source, kindOfName(spelling(source)));
  }

  /**
   * Returns the kind of a source by its name. The ads of a network, such as {@code redditads}, have
   * the kind of the network.
   */
  private SourceKind kindOfName(String name) {
    var known = names.get(name);
    if (known != null) {
      return known;
    }
    return name.endsWith(ADS)
        ? names.getOrDefault(name.substring(0, name.length() - ADS.length()), SourceKind.NONE)
        : SourceKind.NONE;
  }

  private void name(String key, SourceWithKind source) {
    if (!source.name().equals(KnownHostsParser.NOBODY)) {
      names.put(spelling(source.name()), source.kind());
      if (key.indexOf('.') < 0) {
        names.put(spelling(key), source.kind());
      }
    }
  }

  private void host(String key, SourceWithKind source) {
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
}
