package io.insula.kernel.web.documentation;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;

/** The page at {@code /docs}, and the OpenAPI document that it shows. */
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.VIRTUAL)
@Hidden
final class DocumentationController {
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final OpenApiDocument document;
  private final SwaggerUiFiles files;

  DocumentationController(OpenApiDocument document, SwaggerUiFiles files) {
    this.document = document;
    this.files = files;
  }

  @Get("/openapi.json")
  @Produces(MediaType.APPLICATION_JSON)
  byte[] openApi() {
    return document.json();
  }

  @Get("/docs")
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<?> page() {
    return file(SwaggerUiFiles.INDEX);
  }

  @Get("/docs/{name}")
  @Produces(MediaType.ALL)
  HttpResponse<?> file(String name) {
    return files
        .open(name)
        .<HttpResponse<?>>map(DocumentationController::answer)
        .orElseGet(HttpResponse::notFound);
  }

  private static HttpResponse<StreamedFile> answer(StreamedFile file) {
    return HttpResponse.ok(file)
        .header(HttpHeaders.CACHE_CONTROL, "max-age=3600")
        .header("Content-Security-Policy", CONTENT_SECURITY_POLICY);
  }
}
