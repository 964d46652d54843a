package io.insula.cycles.internal.exchange;

import io.insula.api.InvalidInputException;
import io.insula.api.Roles;
import io.insula.api.UnavailableException;
import io.insula.cycles.internal.pabulib.PabulibReader;
import io.insula.kernel.web.BodyLimit;
import io.insula.kernel.web.Caller;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Takes elections in. */
@Tag(name = "cycles")
@Controller("/cycles/import")
@Secured(Roles.ADMIN)
class ImportController {
  static final String PABULIB = "application/x-pabulib";
  static final String TEXT = "text/plain";

  /** Each holds a connection to the database while its body comes. */
  private static final int AT_ONCE = 2;

  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final CycleImports imports;
  private final Semaphore room = new Semaphore(AT_ONCE);

  ImportController(CycleImports imports) {
    this.imports = imports;
  }

  /**
   * Makes a closed cycle of a file in Pabulib's format, up to 64 MB, with its proposals, ballots
   * and count; all or nothing. What is wrong with the file is named with its line and column.
   */
  @Post(consumes = {TEXT, PABULIB})
  @Status(HttpStatus.CREATED)
  @BodyLimit(PabulibReader.MAX_BYTES)
  @RequestBody(
      required = true,
      description = "A file in Pabulib's format",
      content = {
        @Content(mediaType = TEXT, schema = @Schema(type = "string")),
        @Content(mediaType = PABULIB, schema = @Schema(type = "string"))
      })
  Imported take(@Body @Nullable InputStream document, @Parameter(hidden = true) Caller caller) {
    if (!room.tryAcquire()) {
      throw new UnavailableException(
          "Enough files are being imported already; try again.", RETRY_AFTER, null);
    }
    try (var file = document == null ? InputStream.nullInputStream() : document) {
      return new Imported(imports.store(file, caller.name()));
    } catch (IOException e) {
      throw broken(e);
    } catch (UncheckedIOException e) {
      throw broken(e);
    } finally {
      room.release();
    }
  }

  private static RuntimeException broken(Exception error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof ContentLengthExceededException tooLarge) {
        return tooLarge;
      }
    }
    return new InvalidInputException("", "the body broke off; nothing is stored");
  }

  /** The cycle that was made. */
  @Introspected
  record Imported(long cycleId) {}
}
