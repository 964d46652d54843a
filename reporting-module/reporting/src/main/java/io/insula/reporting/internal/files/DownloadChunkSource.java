package io.insula.reporting.internal.files;

import io.insula.kernel.web.ByteChunkSource;
import io.insula.kernel.web.ResponseStreamer;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads a file for a client that downloads it. */
record DownloadChunkSource(InputStream content) implements ByteChunkSource {
  @Override
  public Optional<byte[]> next() throws IOException {
    var slice = content.readNBytes(ResponseStreamer.SLICE_BYTES);
    return slice.length == 0 ? Optional.empty() : Optional.of(slice);
  }

  @Override
  public void close() throws IOException {
    content.close();
  }
}
