package io.insula.bench.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * One request of a load.
 *
 * @param request the bytes of the request, which stay unchanged
 * @param status the expected status
 * @param latencies records the latency of the answer
 */
public record LoadRequest(ByteBuffer request, int status, Latencies latencies) {
  /** Returns the method and the path of the request, for display. */
  String name() {
    var text = StandardCharsets.UTF_8.decode(request.duplicate()).toString();
    return text.substring(0, Math.max(0, text.indexOf(" HTTP/")));
  }
}
