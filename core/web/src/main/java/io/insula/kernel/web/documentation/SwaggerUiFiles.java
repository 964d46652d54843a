package io.insula.kernel.web.documentation;

import static java.util.Objects.requireNonNull;

import io.micronaut.core.util.SupplierUtil;
import io.micronaut.http.MediaType;
import io.micronaut.http.server.types.files.StreamedFile;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;

/**
 * The files of the page at {@code /docs}: the server's own files, and the files of Swagger UI from
 * its jar.
 */
@Singleton
final class SwaggerUiFiles {
  static final String INDEX = "index.html";

  private static final Map<String, MediaType> OURS =
      Map.of(
          INDEX,
          new MediaType("text/html;charset=utf-8"),
          "start.js",
          new MediaType("text/javascript;charset=utf-8"));
  private static final Map<String, MediaType> SWAGGER_UI =
      Map.of(
          "swagger-ui.css",
          new MediaType("text/css;charset=utf-8"),
          "swagger-ui-bundle.js",
          new MediaType("text/javascript;charset=utf-8"),
          "favicon-32x32.png",
          MediaType.IMAGE_PNG_TYPE);

  private final Supplier<String> swaggerUi = SupplierUtil.memoized(SwaggerUiFiles::findSwaggerUi);

  /** Returns a file of the page by its name; empty if the page has no such file. */
  Optional<StreamedFile> open(String name) {
    if (OURS.containsKey(name)) {
      return Optional.of(new StreamedFile(stream(ownPath(name)), OURS.get(name)));
    }
    return Optional.ofNullable(SWAGGER_UI.get(name))
        .map(type -> new StreamedFile(stream(swaggerUi.get() + name), type));
  }

  private static String ownPath(String name) {
    return SwaggerUiFiles.class.getPackageName().replace('.', '/') + "/" + name;
  }

  private static String findSwaggerUi() {
    var about = new Properties();
    try (var stream = stream("META-INF/maven/org.webjars/swagger-ui/pom.properties")) {
      about.load(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "META-INF/resources/webjars/swagger-ui/" + about.getProperty("version") + "/";
  }

  private static InputStream stream(String path) {
    var stream = SwaggerUiFiles.class.getClassLoader().getResourceAsStream(path);
    return requireNonNull(stream, path);
  }
}
