package io.insula.remote;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.Code;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.insula.api.FieldError;
import io.insula.api.InsulaException;
import io.insula.api.InvalidInputException;
import io.insula.api.UnavailableException;
import io.insula.remote.wire.Failure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Converts the exceptions of an app's API to rich gRPC statuses, and back. */
final class ExceptionCodecs {
  private static final String INVALID_INPUT = "InvalidInput";
  private static final Duration MAX_RETRY_AFTER = Duration.ofDays(1);
  private static final String UNAVAILABLE = "Unavailable";

  private final Map<String, ExceptionCodec<?>> byName;
  private final Map<Class<?>, ExceptionCodec<?>> byClass;

  /**
   * @throws IllegalStateException if two codecs have the same name or the same exception class
   */
  ExceptionCodecs(List<ExceptionCodec<?>> types) {
    byName =
        types.stream()
            .collect(Collectors.toUnmodifiableMap(ExceptionCodec::name, Function.identity()));
    byClass =
        types.stream()
            .collect(Collectors.toUnmodifiableMap(ExceptionCodec::type, Function.identity()));
  }

  StatusRuntimeException encode(InsulaException exception) {
    var failure =
        Failure.newBuilder()
            .setType(nameOf(exception))
            .setKind(Failure.Kind.valueOf(exception.kind().name()))
            .setMessage(Optional.ofNullable(exception.getMessage()).orElse(""))
            .putAllFields(fieldsOf(exception));
    for (var error : exception.errors()) {
      failure.addComplaintsBuilder().setField(error.field()).setMessage(error.message());
    }
    if (exception instanceof UnavailableException unavailable) {
      failure.setRetryAfter(durationOf(unavailable.retryAfter()));
    }
    return StatusProto.toStatusRuntimeException(
        com.google.rpc.Status.newBuilder()
            .setCode(codeOf(exception.kind()).getNumber())
            .setMessage(failure.getType())
            .addDetails(Any.pack(failure.build()))
            .build());
  }

  /**
   * Returns the app's exception from a status; empty if the status contains none.
   *
   * @throws RemoteInternalErrorException if the exception in the status cannot be read, or its kind
   *     is unknown here
   */
  Optional<InsulaException> decode(StatusRuntimeException status) {
    var rich = StatusProto.fromThrowable(status);
    if (rich == null) {
      return Optional.empty();
    }
    return rich.getDetailsList().stream()
        .filter(detail -> detail.is(Failure.class))
        .findFirst()
        .map(detail -> unpack(detail, status));
  }

  private InsulaException unpack(Any detail, StatusRuntimeException status) {
    try {
      return make(detail.unpack(Failure.class), status);
    } catch (InvalidProtocolBufferException e) {
      throw new RemoteInternalErrorException("The answer cannot be read", Status.Code.INTERNAL, e);
    }
  }

  private InsulaException make(Failure failure, StatusRuntimeException status) {
    var kind = kindOf(failure.getKind());
    var errors =
        failure.getComplaintsList().stream()
            .map(complaint -> new FieldError(complaint.getField(), complaint.getMessage()))
            .toList();
    var type = byName.get(failure.getType());
    if (type != null) {
      try {
        return type.make().apply(new FailureFields(failure.getFieldsMap()));
      } catch (IllegalArgumentException e) {
        // The other process has a version with other fields. The kind, the message and the errors
        // can still be read.
        return new RemoteFailureException(failure.getType(), kind, failure.getMessage(), errors, e);
      }
    }
    if (kind == InsulaException.Kind.INVALID && !errors.isEmpty()) {
      return new InvalidInputException(errors);
    }
    if (kind == InsulaException.Kind.UNAVAILABLE) {
      return new UnavailableException(
          failure.getMessage(), durationOf(failure.getRetryAfter()), status);
    }
    return new RemoteFailureException(
        failure.getType(), kind, failure.getMessage(), errors, status);
  }

  private String nameOf(InsulaException exception) {
    var type = byClass.get(exception.getClass());
    if (type != null) {
      return type.name();
    }
    return switch (exception) {
      case InvalidInputException _ -> INVALID_INPUT;
      case UnavailableException _ -> UNAVAILABLE;
      case RemoteFailureException remote -> remote.type();
      default -> exception.getClass().getSimpleName();
    };
  }

  private Map<String, String> fieldsOf(InsulaException exception) {
    var type = byClass.get(exception.getClass());
    return type == null ? Map.of() : type.fieldsOf(exception);
  }

  private static com.google.protobuf.Duration durationOf(Duration duration) {
    return com.google.protobuf.Duration.newBuilder()
        .setSeconds(duration.getSeconds())
        .setNanos(duration.getNano())
        .build();
  }

  private static Duration durationOf(com.google.protobuf.Duration duration) {
    var isUsual =
        duration.getSeconds() >= 0
            && duration.getSeconds() <= MAX_RETRY_AFTER.toSeconds()
            && duration.getNanos() >= 0;
    return isUsual
        ? Duration.ofSeconds(duration.getSeconds(), duration.getNanos())
        : RemoteConnection.RETRY_AFTER;
  }

  private static Code codeOf(InsulaException.Kind kind) {
    return switch (kind) {
      case INVALID -> Code.INVALID_ARGUMENT;
      case FORBIDDEN -> Code.PERMISSION_DENIED;
      case NOT_FOUND -> Code.NOT_FOUND;
      case CONFLICT -> Code.FAILED_PRECONDITION;
      case UNAVAILABLE -> Code.UNAVAILABLE;
    };
  }

  private static InsulaException.Kind kindOf(Failure.Kind kind) {
    return switch (kind) {
      case INVALID -> InsulaException.Kind.INVALID;
      case FORBIDDEN -> InsulaException.Kind.FORBIDDEN;
      case NOT_FOUND -> InsulaException.Kind.NOT_FOUND;
      case CONFLICT -> InsulaException.Kind.CONFLICT;
      case UNAVAILABLE -> InsulaException.Kind.UNAVAILABLE;
      case KIND_UNSPECIFIED, UNRECOGNIZED ->
          throw new RemoteInternalErrorException(
              "The other process failed with an error that this version does not know",
              Status.Code.UNKNOWN,
              null);
    };
  }
}
