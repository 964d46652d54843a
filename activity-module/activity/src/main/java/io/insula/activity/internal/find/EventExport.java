package io.insula.activity.internal.find;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.insula.activity.EventFilter;
import io.insula.activity.internal.reading.EventAccess;
import io.insula.activity.internal.reading.EventChunk;
import io.insula.activity.internal.reading.EventSelect;
import io.insula.activity.internal.reading.EventTableReader;
import io.insula.kernel.web.ByteChunkSource;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All events that match a filter, as one file, newest first. The file has no events that were
 * stored after its start.
 */
final class EventExport implements ByteChunkSource {
  private static final int PORTION_BYTES = 1 << 20;

  private final EventTableReader eventReader;
  private final EventFilter filter;
  private final EventAccess access;
  private final ExportFormat format;
  private final ObjectMapper json;
  private int rows = EventChunk.MAX_ROWS;
  private boolean hasBegun;
  private boolean hasEnded;
  private @Nullable Instant before;

  EventExport(
      EventTableReader eventReader,
      EventFilter filter,
      EventAccess access,
      ExportFormat format,
      ObjectMapper json) {
    this.eventReader = eventReader;
    this.filter = filter;
    this.access = access;
    this.format = format;
    this.json = json;
  }

  @Override
  public Optional<byte[]> next() {
    if (hasEnded) {
      return Optional.empty();
    }
    var query = EventSelect.newestFirst(filter, access, before);
    var portion = eventReader.portion(query, rows, PORTION_BYTES);
    var text = (hasBegun ? "" : format.head()) + format.portion(portion.events(), json);
    hasBegun = true;
    hasEnded = portion.isLast();
    rows = portion.rowsOfTheNext();
    if (!hasEnded) {
      before = portion.events().getLast().createdAt();
    }
    return text.isEmpty() ? Optional.empty() : Optional.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
