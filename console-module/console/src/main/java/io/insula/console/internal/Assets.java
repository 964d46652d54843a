package io.insula.console.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedCollection;
import java.util.SequencedSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** All files of the console. They are read once, at start-up. */
@Singleton
final class Assets {
  /**
   * The path of the page's only style sheet. This file joins the console's own style sheets, in the
   * order of their paths.
   */
  static final String STYLES = "styles.css";

  private static final Pattern STATIC_IMPORT =
      Pattern.compile("(?:\\bfrom|^import)\\s*[\"']([^\"']+)[\"']", Pattern.MULTILINE);

  /** The vendored modules, by the names under which other modules import them. */
  private static final Map<String, String> VENDORED =
      Map.of(
          "preact", "vendor/preact/preact.js",
          "preact/hooks", "vendor/preact/hooks.js",
          "htm", "vendor/htm/htm.js",
          "@preact/signals", "vendor/signals/signals.js",
          "@preact/signals-core", "vendor/signals-core/signals-core.js",
          "preact-iso/router", "vendor/preact-iso/router.js",
          "preact-iso/lazy", "vendor/preact-iso/lazy.js",
          "uplot", "vendor/uplot/uplot.js");

  private final SortedMap<String, Asset> byPath = new TreeMap<>();
  private final SortedMap<String, Asset> byName = new TreeMap<>();

  Assets() {
    AssetReader.read().forEach(asset -> byPath.put(asset.path(), asset));
    var languages = MessageFileMerger.joined(byPath.values());
    languages.forEach(asset -> byPath.put(asset.path(), asset));
    byPath.put(STYLES, Asset.of(STYLES, joinedStyles(byPath.values())));
    VENDORED.forEach((name, path) -> byName.put(name, require(path)));
    var scripts = byPath.values().stream().filter(asset -> asset.isScript() && !asset.isVendored());
    Stream.concat(scripts, languages.stream())
        .forEach(asset -> byName.put("console/" + asset.path(), asset));
  }

  /** Returns the asset with this path, if there is one. */
  Optional<Asset> find(String path) {
    return Optional.ofNullable(byPath.get(path));
  }

  /**
   * Returns the asset with this path.
   *
   * @throws IllegalStateException if this app's jar does not have it
   */
  Asset require(String path) {
    return find(path)
        .orElseThrow(() -> new IllegalStateException("The console has no file " + path));
  }

  /**
   * Returns the JavaScript modules and the texts of each language, by name. Scripts use these
   * names, for instance {@code preact} and {@code console/main.js}.
   */
  SortedMap<String, Asset> byName() {
    return Collections.unmodifiableSortedMap(byName);
  }

  /** Returns all assets, in the order of their paths. */
  Collection<Asset> all() {
    return Collections.unmodifiableCollection(byPath.values());
  }

  /**
   * Returns a module and all its static imports, direct and indirect. The browser can then load all
   * these modules at once.
   */
  SequencedCollection<Asset> withImports(String path) {
    var found = new LinkedHashSet<Asset>();
    collect(require(path), found);
    return found;
  }

  private void collect(Asset module, SequencedSet<Asset> found) {
    if (!found.add(module)) {
      return;
    }
    STATIC_IMPORT
        .matcher(new String(module.content(), UTF_8))
        .results()
        .map(match -> byName.get(match.group(1)))
        .filter(imported -> imported != null)
        .forEach(imported -> collect(imported, found));
  }

  private static byte[] joinedStyles(Collection<Asset> assets) {
    var joined = new ByteArrayOutputStream();
    assets.stream()
        .filter(asset -> asset.path().endsWith(".css") && !asset.isVendored())
        .forEach(asset -> joined.writeBytes(asset.content()));
    return joined.toByteArray();
  }
}
