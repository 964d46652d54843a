package io.insula.bench.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * One request of a load.
 *
 * @param request its bytes; whoever sends it leaves them as they are
 * @param status what it must be answered
 * @param latencies where the time is counted that its answer takes
 */
public record LoadRequest(ByteBuffer request, int status, Latencies latencies) {
  /** Its method and path, for people. */
  String name() {
    var text = StandardCharsets.UTF_8.decode(request.duplicate()).toString();
    return text.substring(0, Math.max(0, text.indexOf(" HTTP/")));
  }
}
