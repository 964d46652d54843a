package io.insula.kernel.documentation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.insula.kernel.apps.AppDescriptor;
import io.insula.kernel.apps.Apps;
import io.micronaut.core.util.SupplierUtil;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The OpenAPI document of this process: the compiler wrote one for each module, and those of the
 * kernel and of the apps that are hosted here, or whose requests are forwarded, are put together
 * when somebody first asks.
 */
@Singleton
final class OpenApiDocument {
  private final Apps apps;
  private final LocalRouteAccess access;
  private final BoundTypes boundTypes;
  private final ObjectMapper json = new ObjectMapper();
  private final Supplier<byte[]> document = SupplierUtil.memoized(this::merged);

  OpenApiDocument(Apps apps, LocalRouteAccess access, BoundTypes boundTypes) {
    this.apps = apps;
    this.access = access;
    this.boundTypes = boundTypes;
  }

  /** The document as JSON. */
  byte[] json() {
    return document.get();
  }

  private byte[] merged() {
    var base = base();
    var merge = new DocumentMerge(base);
    Stream.concat(Stream.of("kernel"), apps.hosted().stream().map(AppDescriptor::name))
        .forEach(module -> add(module, access, base, merge));
    // Their routes are forwarded.
    apps.remote().forEach(app -> add(app, remoteAccess(app), base, merge));
    try {
      return json.writeValueAsBytes(merge.result());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String module, RouteAccess access, ObjectNode base, DocumentMerge merge) {
    documentOf(module, base).ifPresent(part -> merge.add(module, part, access));
  }

  private static RouteAccess remoteAccess(String app) {
    return new RemoteRouteAccess(app, OpenApiDocument.class.getClassLoader());
  }

  private ObjectNode base() {
    var path = OpenApiDocument.class.getPackageName().replace('.', '/') + "/base.json";
    return read(path).orElseThrow(() -> new IllegalStateException(path + " is missing"));
  }

  private Optional<ObjectNode> documentOf(String module, ObjectNode base) {
    var document = read("META-INF/swagger/insula-" + module + ".json");
    document.ifPresent(found -> boundTypes.removeFrom(found, base));
    return document;
  }

  private Optional<ObjectNode> read(String path) {
    try (var stream = OpenApiDocument.class.getClassLoader().getResourceAsStream(path)) {
      return stream == null
          ? Optional.empty()
          : Optional.of(json.readValue(stream, ObjectNode.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
