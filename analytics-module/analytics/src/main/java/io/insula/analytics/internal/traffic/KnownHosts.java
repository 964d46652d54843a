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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The well-known websites, such as search engines and social networks, by host and by name. An
 * optional table of the operator takes precedence over the built-in table.
 */
@Singleton
public final class KnownHosts {
  /** The file with the built-in table. */
  static final String TABLE = "known-hosts.tsv";

  /**
   * The endings that turn the name of a network into a name of its ads, as in {@code redditads}.
   */
  private static final List<String> ADS = List.of("ads", "ad");

  /**
   * The minimum number of labels of a package that also stands for longer packages: {@code
   * com.twitter.android} stands for {@code com.twitter.android.beta}.
   */
  private static final int PACKAGE_LABELS = 3;

  /** The kinds of networks whose names a placement can follow, as in {@code instagram_stories}. */
  private static final Set<SourceKind> WITH_PLACEMENTS =
      Set.of(SourceKind.SEARCH, SourceKind.SOCIAL, SourceKind.VIDEO);

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[ _/&+,|-]+");
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
   * Returns the site of a host; null if the host belongs to no known site.
   *
   * @param host in lower case, without a dot at its end
   */
  @Nullable SourceWithKind ofHost(String host) {
    var site = ofSite(host);
    if (site != null) {
      return site;
    }
    var plain = labels.plainSearchHost(host);
    var search = plain == null ? null : hosts.get(plain);
    return search != null && search.kind() == SourceKind.SEARCH ? search : null;
  }

  private @Nullable SourceWithKind ofSite(String host) {
    for (var key : HostLookupKeys.of(host)) {
      var found = hosts.get(key);
      if (found != null) {
        return isPartOf(key, found, host) ? found : null;
      }
    }
    return null;
  }

  /**
   * Returns the site of an Android app; null if the app belongs to no known site. There are two
   * ways:
   *
   * <ul>
   *   <li>The table has the beginning of the package: {@code com.twitter.android} for {@code
   *       com.twitter.android.beta}.
   *   <li>The reversed package belongs to a known host: {@code pulse.linkedin.com} for {@code
   *       com.linkedin.pulse}.
   * </ul>
   */
  @Nullable SourceWithKind ofApp(String name) {
    var parts = Arrays.asList(name.split("\\."));
    for (int end = parts.size(); end >= Math.min(PACKAGE_LABELS, parts.size()); end--) {
      var known = hosts.get(String.join(".", parts.subList(0, end)));
      if (known != null) {
        var isPart = labels.isNoService(parts.subList(end, parts.size()));
        return isPart && !known.name().equals(KnownHostsParser.NOBODY) ? known : null;
      }
    }
    return ofHost(String.join(".", parts.reversed()));
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
    // The star in a key such as google.* can stand for several labels of the host.
    var length = key.endsWith(".*") ? key.length() - 1 : key.length();
    var end =
        key.endsWith(".*") ? host.lastIndexOf(key.substring(0, length)) : host.length() - length;
    return end <= 0 || labels.isPartOf(found, key, host.substring(0, end - 1));
  }

  /**
   * Returns the source that a {@code utm_source} names. A known host, such as {@code
   * www.google.com}, becomes its site. Other texts stay unchanged.
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
    return new SourceWithKind(source, kindOfName(source));
  }

  /**
   * Returns the kind of the ad network of a source: for {@code microsoft}, the kind of {@code
   * microsoftads}.
   */
  SourceKind kindOfAds(String source) {
    return names.getOrDefault(spelling(source) + ADS.getFirst(), SourceKind.NONE);
  }

  /**
   * Returns the kind of a source by its name. Also finds:
   *
   * <ul>
   *   <li>names without their dots
   *   <li>the ads of a network, such as {@code redditads}
   *   <li>the placements of a network, such as {@code instagram_stories}
   *   <li>two networks of one kind, such as {@code facebook/instagram}
   * </ul>
   */
  private SourceKind kindOfName(String source) {
    var name = spelling(source);
    var ofAds =
        ADS.stream()
            .filter(name::endsWith)
            .map(ending -> name.substring(0, name.length() - ending.length()));
    return Stream.concat(Stream.of(name, name.replace(".", "")), ofAds)
        .filter(names::containsKey)
        .findFirst()
        .map(names::get)
        .orElseGet(() -> kindOfPlacement(source));
  }

  /**
   * Returns the kind of the network in a source such as {@code instagram_stories}; {@link
   * SourceKind#NONE} without a placement. The network is the longest known name at the beginning.
   */
  private SourceKind kindOfPlacement(String source) {
    var words = List.of(BETWEEN_WORDS.split(source));
    for (int end = words.size() - 1; end > 0; end--) {
      var kind = names.get(String.join("", words.subList(0, end)));
      if (kind != null) {
        return WITH_PLACEMENTS.contains(kind)
                && arePlacements(words.subList(end, words.size()), kind)
            ? kind
            : SourceKind.NONE;
      }
    }
    return SourceKind.NONE;
  }

  private boolean arePlacements(List<String> words, SourceKind kind) {
    return words.stream().allMatch(word -> labels.isPlacement(word) || names.get(word) == kind);
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
