package io.insula.reporting.internal.files;

import io.insula.kernel.web.ResponseStreamer;
import io.insula.reporting.internal.workbook.ReproducibleZip;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A stream of a zip of CSV files, which adds a byte-order mark at the beginning of each file. */
final class ByteOrderMarkArchive extends SliceStream {
  private final InputStream archive;
  private final ZipInputStream unmarked;
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final ZipOutputStream marked = new ZipOutputStream(output, StandardCharsets.UTF_8);
  private boolean isInFile;
  private boolean isAtEnd;

  /**
   * @param archive the archive without marks
   */
  ByteOrderMarkArchive(InputStream archive) {
    this.archive = archive;
    this.unmarked = new ZipInputStream(archive, StandardCharsets.UTF_8);
  }

  @Override
  byte[] next() throws IOException {
    while (!isAtEnd && output.size() < ResponseStreamer.SLICE_BYTES) {
      makeMore();
    }
    var slice = output.toByteArray();
    output.reset();
    return slice;
  }

  private void makeMore() throws IOException {
    if (!isInFile) {
      beginFile();
      return;
    }
    var content = unmarked.readNBytes(ResponseStreamer.SLICE_BYTES);
    marked.write(content);
    if (content.length == 0) {
      marked.closeEntry();
      isInFile = false;
    }
  }

  private void beginFile() throws IOException {
    var entry = unmarked.getNextEntry();
    if (entry == null) {
      // Reads the rest of the archive, too. The checksum is compared only after the last byte.
      archive.transferTo(OutputStream.nullOutputStream());
      marked.finish();
      isAtEnd = true;
    } else {
      marked.putNextEntry(ReproducibleZip.entryNamed(entry.getName()));
      marked.write(ByteOrderMark.bytes());
      isInFile = true;
    }
  }

  @Override
  public void close() throws IOException {
    unmarked.close();
    marked.close();
  }
}
