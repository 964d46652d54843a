package io.insula.reporting.internal.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Computes the SHA-256 of files and streams. */
final class Checksums {
  private Checksums() {}

  /** Computes the size and checksum of a file on disk. */
  static FileDigest of(FileKind kind, Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return of(kind, in);
    }
  }

  /** Reads a stream to its end, and computes its size and checksum. */
  static FileDigest of(FileKind kind, InputStream in) throws IOException {
    try (var out = new DigestingOutput(OutputStream.nullOutputStream())) {
      in.transferTo(out);
      return new FileDigest(kind, out.bytes(), out.sha256());
    }
  }
}
