package io.insula.remote;

import com.google.protobuf.Timestamp;
import java.time.Instant;

/** Converts times to Protocol Buffers timestamps and back, with nanosecond resolution. */
public final class WireTime {
  private WireTime() {}

  public static Timestamp write(Instant time) {
    return Timestamp.newBuilder()
        .setSeconds(time.getEpochSecond())
        .setNanos(time.getNano())
        .build();
  }

  /**
   * @throws java.time.DateTimeException if the time is beyond Java's range
   */
  public static Instant read(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }
}
