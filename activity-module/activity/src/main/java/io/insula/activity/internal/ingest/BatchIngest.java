package io.insula.activity.internal.ingest;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.insula.activity.EventConflictException;
import io.insula.activity.NewEvent;
import io.insula.api.FieldError;
import io.insula.api.InvalidInputException;
import io.insula.api.UnavailableException;
import io.insula.kernel.base.watching.ErrorReporter;
import io.insula.kernel.base.watching.TraceId;
import io.insula.kernel.web.RequestKey;
import io.insula.kernel.web.problems.JsonDocumentErrors;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Stores the events of an NDJSON document, each separately, while the document arrives. */
@Singleton
final class BatchIngest {
  static final int MAX_LINES = 10_000;

  /**
   * The maximum size of a line, in bytes. By default, a request with a single event has the same
   * limit.
   */
  private static final int MAX_LINE_BYTES = 1 << 20;

  /**
   * The maximum number of lines that are submitted together. One transaction stores about as many.
   * Memory holds at most two such groups.
   */
  private static final int PORTION_LINES = 1_000;

  private static final int PORTION_BYTES = 1 << 20;

  private final EventIngest ingest;
  private final ReservedEventComponents reserved;
  private final ErrorReporter errors;
  private final ObjectReader reader;

  BatchIngest(
      EventIngest ingest,
      ReservedEventComponents reserved,
      ErrorReporter errors,
      ObjectMapper json) {
    this.ingest = ingest;
    this.reserved = reserved;
    this.errors = errors;
    this.reader = json.readerFor(EventRequest.class);
  }

  /** A parsed line: an event, or the reason why it is refused. */
  private record Line(
      int number, Optional<NewEvent> event, String refusal, List<FieldError> errors) {}

  /**
   * Stores all valid lines.
   *
   * @param document lines of JSON; blank lines do not count
   * @param key gives ids to events without an id, so that a repeat stores no event twice
   * @return an answer for each line that is not blank, and one answer for all lines after the first
   *     {@value #MAX_LINES}
   * @throws IOException if the document ends too early; its complete lines may be stored
   */
  List<BatchLineResult> store(InputStream document, @Nullable RequestKey key) throws IOException {
    var lines = new NdjsonLineReader(document, MAX_LINE_BYTES);
    var answers = new ArrayList<BatchLineResult>();
    var underWay = List.<CompletableFuture<BatchLineResult>>of();
    var portion = readPortion(lines, MAX_LINES, key);
    for (int count = portion.size(); !portion.isEmpty(); count += portion.size()) {
      var submitted = submit(portion);
      underWay.forEach(answer -> answers.add(answer.join()));
      underWay = submitted;
      portion = readPortion(lines, MAX_LINES - count, key);
    }
    underWay.forEach(answer -> answers.add(answer.join()));
    lines
        .next()
        .ifPresent(beyond -> answers.add(BatchLineResult.beyondLimit(beyond.number(), MAX_LINES)));
    // Reads the rest of the document, because a client that is still sending would not read the
    // answer.
    document.transferTo(OutputStream.nullOutputStream());
    return answers;
  }

  private List<Line> readPortion(NdjsonLineReader lines, int maxLines, @Nullable RequestKey key)
      throws IOException {
    var portion = new ArrayList<Line>();
    int bytes = 0;
    while (portion.size() < Math.min(maxLines, PORTION_LINES) && bytes < PORTION_BYTES) {
      var line = lines.next();
      if (line.isEmpty()) {
        return portion;
      }
      bytes += line.get().bytes().length;
      portion.add(read(line.get(), key));
    }
    return portion;
  }

  private Line read(NdjsonLineReader.Line line, @Nullable RequestKey key) throws IOException {
    if (line.isTooLong()) {
      return refused(
          line, List.of(new FieldError("", "must have at most " + MAX_LINE_BYTES + " bytes")));
    }
    try {
      EventRequest request = reader.readValue(line.bytes());
      if (request == null) {
        return refused(line, List.of(new FieldError("", "must be an object")));
      }
      var event = request.toEvent();
      reserved.check(event);
      return new Line(line.number(), Optional.of(named(event, line, key)), "", List.of());
    } catch (JacksonException e) {
      return refused(line, JsonDocumentErrors.of(e));
    } catch (InvalidInputException e) {
      return refused(line, e.errors());
    } catch (ReservedEventComponents.ReservedComponentException e) {
      return new Line(line.number(), Optional.empty(), String.valueOf(e.getMessage()), e.errors());
    }
  }

  private static NewEvent named(
      NewEvent event, NdjsonLineReader.Line line, @Nullable RequestKey key) {
    if (key == null || event.id() != null) {
      return event;
    }
    var name = key.value() + " " + line.number();
    return event.withId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.US_ASCII)));
  }

  private static Line refused(NdjsonLineReader.Line line, List<FieldError> errors) {
    return new Line(line.number(), Optional.empty(), "The line is not valid.", errors);
  }

  private List<CompletableFuture<BatchLineResult>> submit(List<Line> lines) {
    var recordings = record(lines.stream().flatMap(line -> line.event().stream()).toList());
    return lines.stream()
        .map(
            line ->
                line.event().isPresent()
                    ? recordings.next().handle((recording, e) -> answer(line, recording, e))
                    : CompletableFuture.completedFuture(
                        BatchLineResult.refused(line.number(), line.refusal(), line.errors())))
        .toList();
  }

  private Iterator<CompletableFuture<StoreResult>> record(List<NewEvent> events) {
    try {
      return ingest.recordAll(events).iterator();
    } catch (UnavailableException e) {
      return events.stream()
          .map(event -> CompletableFuture.<StoreResult>failedFuture(e))
          .iterator();
    }
  }

  private BatchLineResult answer(
      Line line, @Nullable StoreResult recording, @Nullable Throwable error) {
    if (recording != null) {
      return BatchLineResult.of(line.number(), recording);
    }
    return switch (error instanceof CompletionException e ? e.getCause() : error) {
      case EventConflictException e ->
          BatchLineResult.refused(line.number(), String.valueOf(e.getMessage()), List.of());
      case UnavailableException e ->
          BatchLineResult.unavailable(line.number(), String.valueOf(e.getMessage()));
      case null ->
          throw new IllegalStateException(
              "the future of an event has neither a result nor an error");
      case Throwable e -> {
        errors.report(e, "POST /events/batch, line " + line.number(), TraceId.current());
        yield BatchLineResult.unavailable(
            line.number(),
            "It is unknown whether this event was stored. Send it again with the same id.");
      }
    };
  }
}
