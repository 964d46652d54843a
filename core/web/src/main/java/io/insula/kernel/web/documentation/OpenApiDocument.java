package io.insula.kernel.web.documentation;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.insula.kernel.base.apps.Apps;
import io.insula.kernel.base.plugins.LoadedPlugins;
import io.insula.kernel.base.plugins.PluginManifest;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.util.SupplierUtil;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The OpenAPI document of this process, merged from the documents that micronaut-openapi wrote at
 * compile time. Contains the kernel, the apps in this process, and the apps to which requests are
 * forwarded.
 */
@Singleton
final class OpenApiDocument {
  private static final Logger LOG = LoggerFactory.getLogger(OpenApiDocument.class);

  private final Apps apps;
  private final LocalRouteRoleFinder access;
  private final Optional<RouteRoleFinderProvider> elsewhere;
  private final ServerProvidedParameters boundTypes;
  private final boolean metricsNeedToken;
  private final LoadedPlugins plugins;
  private final ObjectMapper json = new ObjectMapper();
  private final Supplier<byte[]> document = SupplierUtil.memoized(this::merged);

  OpenApiDocument(
      Apps apps,
      LocalRouteRoleFinder access,
      Optional<RouteRoleFinderProvider> elsewhere,
      ServerProvidedParameters boundTypes,
      Optional<LoadedPlugins> plugins,
      @Value("${endpoints.prometheus.sensitive:true}") boolean metricsNeedToken) {
    this.apps = apps;
    this.access = access;
    this.elsewhere = elsewhere;
    this.boundTypes = boundTypes;
    this.metricsNeedToken = metricsNeedToken;
    this.plugins = plugins.orElse(LoadedPlugins.NONE);
  }

  /** Returns the document as JSON. */
  byte[] json() {
    return document.get();
  }

  /** Merges all documents. If the document of a plugin cannot be merged, it is left out. */
  private byte[] merged() {
    try {
      return merged(Set.of());
    } catch (RuntimeException e) {
      var all = plugins.accepted().stream().map(PluginManifest::app).collect(toSet());
      var broken = all.stream().filter(app -> cannotMerge(app, all)).collect(toSet());
      LOG.error("The OpenAPI documents of these plugins are broken and left out: {}", broken, e);
      return merged(broken);
    }
  }

  private boolean cannotMerge(String plugin, Set<String> all) {
    try {
      merged(all.stream().filter(app -> !app.equals(plugin)).collect(toSet()));
      return false;
    } catch (RuntimeException e) {
      return true; // The caller writes the error to the log.
    }
  }

  private byte[] merged(Set<String> omitted) {
    var base = base();
    var merge = new OpenApiMerge(base);
    var modules = new LinkedHashMap<String, RouteRoleFinder>();
    modules.put("kernel", access);
    apps.hosted().forEach(app -> modules.put(app.name(), access));
    // The server forwards requests to remote apps, so the document also has the routes of these
    // apps.
    elsewhere.ifPresent(routes -> apps.remote().forEach(app -> modules.put(app, routes.of(app))));
    // Plugins come last. So if two schemas have the same name, the schema of the plugin is renamed.
    modules.keySet().stream()
        .filter(module -> !omitted.contains(module))
        .sorted(Comparator.comparing(plugins::has))
        .forEach(module -> add(module, requireNonNull(modules.get(module)), base, merge));
    try {
      return json.writeValueAsBytes(merge.result());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String module, RouteRoleFinder access, ObjectNode base, OpenApiMerge merge) {
    var parts = documentsOf(module, base);
    if (!parts.isEmpty()) {
      merge.addModule(module);
      parts.forEach(
          part -> {
            if (plugins.has(module)) {
              new PluginDocument(module, part).renameParts(base.path("components"));
            }
            merge.add(module, part, access);
          });
    }
  }

  private ObjectNode base() {
    var path = OpenApiDocument.class.getPackageName().replace('.', '/') + "/base.json";
    var base = read(path).getFirst();
    if (!metricsNeedToken) {
      base.withObject("/paths/~1prometheus/get").putArray("security");
    }
    return base;
  }

  /**
   * Returns the documents of one module: one document for each artifact. The kernel, for instance,
   * has several artifacts.
   */
  private List<ObjectNode> documentsOf(String module, ObjectNode base) {
    var documents = read("META-INF/swagger/insula-" + module + ".json");
    documents.forEach(found -> boundTypes.removeFrom(found, base));
    return documents;
  }

  private List<ObjectNode> read(String path) {
    var found = new ArrayList<ObjectNode>();
    try {
      for (var url : Collections.list(OpenApiDocument.class.getClassLoader().getResources(path))) {
        try (var stream = url.openStream()) {
          found.add(json.readValue(stream, ObjectNode.class));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }
}
