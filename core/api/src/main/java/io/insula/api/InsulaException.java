package io.insula.api;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The root of all errors that an app's API throws on purpose. The message is for the end user.
 * Subclasses have fields for the ids of the objects concerned.
 */
public abstract class InsulaException extends RuntimeException {
  /** The kind of error, by which callers decide what to do next. */
  public enum Kind {
    /** The input breaks a rule; a retry fails in the same way. */
    INVALID,
    /** The caller is authenticated but not permitted to do this. */
    FORBIDDEN,
    /** The object does not exist, or the caller is not allowed to see it. */
    NOT_FOUND,
    /** The current state forbids the action, for instance because a name is taken. */
    CONFLICT,
    /** The action cannot be done right now; the caller can retry. */
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

  /** Returns the errors in the fields of the input; empty if the exception is not about fields. */
  public List<FieldError> errors() {
    return List.of();
  }

  /**
   * Returns the position of the {@link #errors} in the file that the client sent; empty if there is
   * no file.
   */
  public Optional<FilePosition> position() {
    return Optional.empty();
  }
}
