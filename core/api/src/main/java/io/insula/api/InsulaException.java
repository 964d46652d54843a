package io.insula.api;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The root of all errors that an app's API throws on purpose. Leaves carry what they are about as
 * fields. The message is written for the end user: it leaves the process.
 */
public abstract class InsulaException extends RuntimeException {
  /** What went wrong, in the terms by which callers decide what to do next. */
  public enum Kind {
    /** The input breaks a rule; sending it again changes nothing. */
    INVALID,
    /** The caller is known and may not do this. */
    FORBIDDEN,
    /** There is no such thing, or the caller may not know of it. */
    NOT_FOUND,
    /** The state of things forbids it, for instance a name that is taken. */
    CONFLICT,
    /** It cannot be done right now; it may be tried again. */
    UNAVAILABLE
  }

  private final Kind kind;

  protected InsulaException(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  protected InsulaException(Kind kind, String message) {
    this(kind, message, null);
  }

  public final Kind kind() {
    return kind;
  }

  /** What is wrong with which field of the input; empty where it is no matter of fields. */
  public List<FieldError> errors() {
    return List.of();
  }

  /** Where {@link #errors} stand in the file that was sent; empty where it is no matter of one. */
  public Optional<FilePosition> position() {
    return Optional.empty();
  }
}
