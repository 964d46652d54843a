package io.insula.reporting.internal.files;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The table of the bytes of files, in parts of 1 MiB. */
@Singleton
class FileChunkTable {
  static final int PART_BYTES = 1 << 20;

  private final Jdbi jdbi;

  FileChunkTable(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Stores a file in the current transaction.
   *
   * @throws IOException if the file cannot be read
   */
  void insert(long reportId, FileKind kind, Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      var content = in.readNBytes(PART_BYTES);
      for (var part = 0; content.length > 0; part++) {
        insert(reportId, kind, part, content);
        content = in.readNBytes(PART_BYTES);
      }
    }
  }

  private void insert(long reportId, FileKind kind, int part, byte[] content) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO reporting.report_part (report_id, kind, part, content)
                    VALUES (:report, :kind, :part, :content)
                    """)
                .bind("report", reportId)
                .bind("kind", kind.label())
                .bind("part", part)
                .bind("content", content)
                .execute());
  }

  /**
   * Opens a file as a stream, which uses a database connection only while it fetches a part. A
   * missing part ends the stream without an error.
   */
  InputStream open(long reportId, FileKind kind) {
    return new PartStream(part -> find(reportId, kind, part));
  }

  private Optional<byte[]> find(long reportId, FileKind kind, int part) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT content FROM reporting.report_part
                    WHERE report_id = :report AND kind = :kind AND part = :part
                    """)
                .bind("report", reportId)
                .bind("kind", kind.label())
                .bind("part", part)
                .mapTo(byte[].class)
                .findOne());
  }
}
