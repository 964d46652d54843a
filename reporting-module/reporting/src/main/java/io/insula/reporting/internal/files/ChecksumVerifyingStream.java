package io.insula.reporting.internal.files;

import io.insula.kernel.base.Sha256;
import io.insula.kernel.web.ResponseStreamer;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * A stream that verifies the checksum of its bytes before the last slice. So a client never
 * receives a damaged file as a complete one.
 */
final class ChecksumVerifyingStream extends SliceStream {
  private final InputStream in;
  private final String sha256;
  private final MessageDigest digest = Sha256.digest();
  private byte[] held = {};
  private boolean isBegun;
  private boolean isChecked;

  /**
   * @param sha256 the stored checksum, in hexadecimal digits
   */
  ChecksumVerifyingStream(InputStream in, String sha256) {
    this.in = in;
    this.sha256 = sha256;
  }

  /**
   * @throws DamagedReportException if the checksum of the bytes differs from the stored checksum,
   *     or the bytes cannot be read
   */
  @Override
  byte[] next() throws IOException {
    if (!isBegun) {
      held = load();
      isBegun = true;
    }
    var slice = held;
    held = isChecked ? held : load();
    if (held.length == 0 && !isChecked) {
      requireUndamaged();
      isChecked = true;
    }
    return slice;
  }

  private byte[] load() throws IOException {
    try {
      var slice = in.readNBytes(ResponseStreamer.SLICE_BYTES);
      digest.update(slice);
      return slice;
    } catch (IOException e) {
      throw new DamagedReportException(e);
    }
  }

  private void requireUndamaged() {
    if (!HexFormat.of().formatHex(digest.digest()).equals(sha256)) {
      throw new DamagedReportException();
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
