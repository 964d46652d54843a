package io.insula.analytics.remote;

import io.insula.analytics.Conversion;
import io.insula.analytics.Credit;
import io.insula.remote.WireTime;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Converts between conversions and gRPC messages. A conversion is sent without its credits, which
 * follow separately, because there can be many.
 */
final class ConversionWire {
  private ConversionWire() {}

  static io.insula.analytics.wire.Conversion write(Conversion conversion) {
    var message =
        io.insula.analytics.wire.Conversion.newBuilder()
            .setName(conversion.name())
            .setAt(WireTime.write(conversion.at()))
            .setPageviewsBefore(conversion.pageviewsBefore())
            .setPageviewsAfter(conversion.pageviewsAfter())
            .setExplanation(conversion.explanation());
    Optional.ofNullable(conversion.value())
        .map(BigDecimal::toPlainString)
        .ifPresent(message::setValue);
    Optional.ofNullable(conversion.currency()).ifPresent(message::setCurrency);
    Optional.ofNullable(conversion.timeToConvert())
        .map(ConversionWire::write)
        .ifPresent(message::setTimeToConvert);
    return message.build();
  }

  private static com.google.protobuf.Duration write(Duration duration) {
    return com.google.protobuf.Duration.newBuilder()
        .setSeconds(duration.getSeconds())
        .setNanos(duration.getNano())
        .build();
  }

  static Conversion read(
      io.insula.analytics.wire.Conversion message, Map<String, List<Credit>> credits) {
    return new Conversion(
        message.getName(),
        WireTime.read(message.getAt()),
        message.hasValue() ? new BigDecimal(message.getValue()) : null,
        message.hasCurrency() ? message.getCurrency() : null,
        message.hasTimeToConvert() ? read(message.getTimeToConvert()) : null,
        message.getPageviewsBefore(),
        message.getPageviewsAfter(),
        credits,
        message.getExplanation());
  }

  private static Duration read(com.google.protobuf.Duration message) {
    return Duration.ofSeconds(message.getSeconds(), message.getNanos());
  }
}
