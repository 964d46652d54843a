package io.insula.kernel.web.problems;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An error of HTTP itself, thrown by a filter or a controller where no app's API is involved. */
public final class ProblemException extends RuntimeException {
  private final ProblemType type;
  private final @Nullable Duration retryAfter;

  /**
   * @param detail what is wrong this time, for the end user
   * @param retryAfter how long to wait before the next try; null if another try is pointless
   */
  public ProblemException(ProblemType type, String detail, @Nullable Duration retryAfter) {
    super(detail);
    this.type = type;
    this.retryAfter = retryAfter;
  }

  public ProblemException(ProblemType type, String detail) {
    this(type, detail, null);
  }

  public ProblemType type() {
    return type;
  }

  public @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
