package io.insula.kernel.web.problems;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP error that a filter or a controller throws. The Java API of an app throws {@link
 * io.insula.api.InsulaException} instead.
 */
public final class ProblemException extends RuntimeException {
  private final ProblemType type;
  private final @Nullable Duration retryAfter;

  /**
   * @param detail the cause of this problem, for the end user
   * @param retryAfter how long to wait before a retry; null if a retry cannot help
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
