package io.insula.cycles.internal.exchange;

import io.insula.api.Roles;
import io.insula.api.UnavailableException;
import io.insula.cycles.internal.pabulib.PabulibReader;
import io.insula.cycles.internal.received.ReceivedFile;
import io.insula.kernel.web.BodyLimit;
import io.insula.kernel.web.Caller;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The route that imports elections. */
@Tag(name = "cycles")
@Controller("/cycles/import")
@Secured(Roles.ADMIN)
class ImportController {
  static final String PABULIB = "application/x-pabulib";
  static final String TEXT = "text/plain";

  /**
   * The maximum number of concurrent imports, waiting imports included. Each import uses up to 64
   * MB of disk and almost no memory.
   */
  private static final int MAX_CONCURRENT_IMPORTS = 8;

  /** How long an import waits for its turn; shorter than the timeout of most clients. */
  private static final Duration MAX_WAIT = Duration.ofSeconds(20);

  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final CycleImportService imports;
  private final Semaphore permits = new Semaphore(MAX_CONCURRENT_IMPORTS);

  /**
   * Only one file is stored at a time, because storing a file uses a connection, a processor and
   * the memory of a count.
   */
  private final Semaphore turn = new Semaphore(1, true);

  ImportController(CycleImportService imports) {
    this.imports = imports;
  }

  /**
   * Imports a file in Pabulib's format, up to 64 MB, as a closed cycle with its proposals, ballots
   * and count. If the file has an error, nothing is stored. The error has a line and a column.
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
    if (!permits.tryAcquire()) {
      throw busy();
    }
    try (var file = ReceivedFile.ofBody(document)) {
      return new Imported(store(file, caller.name()));
    } finally {
      permits.release();
    }
  }

  private long store(ReceivedFile file, String importer) {
    awaitTurn();
    try {
      return imports.store(file.read(), importer);
    } finally {
      turn.release();
    }
  }

  private void awaitTurn() {
    try {
      if (!turn.tryAcquire(MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
        throw busy();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw busy();
    }
  }

  private static UnavailableException busy() {
    return new UnavailableException(
        "Too many files are being imported. Retry shortly.", RETRY_AFTER, null);
  }

  /** The new cycle. */
  @Introspected
  record Imported(long cycleId) {}
}
