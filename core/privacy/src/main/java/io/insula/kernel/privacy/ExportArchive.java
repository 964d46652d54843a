package io.insula.kernel.privacy;

import io.insula.api.privacy.PersonalItem;
import io.insula.kernel.web.ByteChunkSource;
import io.insula.kernel.web.ResponseStreamer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A zip file with the exported data of a person: one file for the account, and one for each app.
 * The zip is written while the client reads, and never fills the memory.
 */
final class ExportArchive implements ByteChunkSource {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final ZipOutputStream zip = new ZipOutputStream(written, StandardCharsets.UTF_8);
  private final Deque<Part> parts = new ArrayDeque<>();
  private final ExportLineWriter lines;
  private final Instant now;
  private boolean isInFile;
  private boolean hasEnded;

  private record Part(String file, Stream<PersonalItem> items, Iterator<PersonalItem> rest) {
    void startReading() {
      var _ = rest.hasNext();
    }
  }

  private ExportArchive(ExportLineWriter lines, Instant now) {
    this.lines = lines;
    this.now = now;
  }

  /**
   * Opens an archive and starts to read the data for all files. Throws if the data of an app cannot
   * be read.
   *
   * @param parts the data for each file, by the name of the file
   */
  static ExportArchive open(
      Map<String, Supplier<Stream<PersonalItem>>> parts, ExportLineWriter lines, Instant now) {
    var archive = new ExportArchive(lines, now);
    try {
      new LinkedHashMap<>(parts).forEach(archive::add);
      archive.parts.forEach(Part::startReading);
      return archive;
    } catch (RuntimeException e) {
      archive.close();
      throw e;
    }
  }

  private void add(String file, Supplier<Stream<PersonalItem>> opening) {
    var items = opening.get();
    parts.add(new Part(file, items, items.iterator()));
  }

  @Override
  public Optional<byte[]> next() throws IOException {
    while (!hasEnded && written.size() < ResponseStreamer.SLICE_BYTES) {
      writeMore();
    }
    if (written.size() == 0) {
      return Optional.empty();
    }
    var slice = written.toByteArray();
    written.reset();
    return Optional.of(slice);
  }

  private void writeMore() throws IOException {
    var part = parts.peek();
    if (part == null) {
      zip.finish();
      hasEnded = true;
    } else if (!isInFile) {
      zip.putNextEntry(new ZipEntry(part.file()).setLastModifiedTime(FileTime.from(now)));
      isInFile = true;
    } else if (part.rest().hasNext()) {
      zip.write(lines.of(part.rest().next()));
    } else {
      zip.closeEntry();
      isInFile = false;
      parts.remove().items().close();
    }
  }

  /** Closes the parts that were not read to their end. */
  @Override
  public void close() {
    parts.forEach(part -> part.items().close());
    parts.clear();
  }
}
