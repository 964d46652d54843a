package io.insula.reporting.internal.files;

import io.insula.kernel.base.Sha256;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Passes bytes on, counts them and computes their checksum. */
final class DigestingOutput extends FilterOutputStream {
  private final MessageDigest digest = Sha256.digest();
  private long bytes;

  DigestingOutput(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int single) throws IOException {
    out.write(single);
    digest.update((byte) single);
    bytes++;
  }

  @Override
  public void write(byte[] several, int offset, int length) throws IOException {
    out.write(several, offset, length);
    digest.update(several, offset, length);
    bytes += length;
  }

  long bytes() {
    return bytes;
  }

  /** Returns the SHA-256 of the bytes written since the last call, in hexadecimal digits. */
  String sha256() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
