package io.insula.remote;

import com.google.protobuf.Timestamp;
import java.time.Instant;

/** Makes messages of times, and the other way; to the nanosecond. */
public final class WireTime {
  private WireTime() {}

  public static Timestamp write(Instant time) {
    return Timestamp.newBuilder()
        .setSeconds(time.getEpochSecond())
        .setNanos(time.getNano())
        .build();
  }

  /**
   * @throws java.time.DateTimeException if it is beyond what Java can tell
   */
  public static Instant read(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }
}
