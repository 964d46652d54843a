package io.insula.analytics.remote;

import com.google.protobuf.CodedOutputStream;
import io.insula.analytics.Attribution;
import io.insula.analytics.Conversion;
import io.insula.analytics.Credit;
import io.insula.analytics.Touch;
import io.insula.analytics.wire.AttributionPart;
import io.insula.analytics.wire.Credits;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Converts between attributions and gRPC messages. */
public final class AttributionWire {
  /**
   * The maximum number of credits in one {@code Credits} message. With this limit, the message fits
   * into one part of {@link AttributionMessageSplitter}.
   */
  private static final int MAX_CREDITS = 10_000;

  private static final int NO_TOUCH = -1;
  private static final int BILLIONTHS = 9;

  private AttributionWire() {}

  /**
   * Writes the attribution as gRPC messages, in order. Each message is far below the size limit of
   * gRPC.
   *
   * @param receiver receives each part as soon as the part is made
   */
  public static void write(Attribution attribution, Consumer<AttributionPart> receiver) {
    var parts = new AttributionMessageSplitter(receiver);
    var touches = attribution.touches();
    parts.add(
        0,
        part -> {
          index(attribution.firstTouch(), touches).ifPresent(part::setFirstTouch);
          index(attribution.lastTouch(), touches).ifPresent(part::setLastTouch);
          part.setConversionsTotal(attribution.conversionsTotal());
        });
    for (var fingerprint : attribution.fingerprints()) {
      var bytes =
          CodedOutputStream.computeStringSize(
              AttributionPart.FINGERPRINTS_FIELD_NUMBER, fingerprint);
      parts.add(bytes, part -> part.addFingerprints(fingerprint));
    }
    for (var touch : touches) {
      var message = TouchWire.write(touch);
      parts.add(message.getSerializedSize(), part -> part.addTouches(message));
    }
    for (int i = 0; i < attribution.conversions().size(); i++) {
      add(attribution.conversions().get(i), i, parts);
    }
    parts.end();
  }

  private static Optional<Integer> index(@Nullable Touch touch, List<Touch> touches) {
    return Optional.ofNullable(touch).map(touches::indexOf);
  }

  private static void add(Conversion conversion, int place, AttributionMessageSplitter parts) {
    var message = ConversionWire.write(conversion);
    parts.add(message.getSerializedSize(), part -> part.addConversions(message));
    conversion
        .credits()
        .forEach(
            (model, credits) -> {
              for (int from = 0; from < credits.size(); from += MAX_CREDITS) {
                var until = Math.min(from + MAX_CREDITS, credits.size());
                var some = write(place, model, credits.subList(from, until));
                parts.add(some.getSerializedSize(), part -> part.addCredits(some));
              }
            });
  }

  private static Credits write(int conversion, String model, List<Credit> credits) {
    var message = Credits.newBuilder().setConversion(conversion).setModel(model);
    for (var credit : credits) {
      message
          .addTouches(Optional.ofNullable(credit.touch()).orElse(NO_TOUCH))
          .addBillionths(credit.share().movePointRight(BILLIONTHS).longValueExact());
    }
    return message.build();
  }

  /** Reads all parts and joins them into one attribution. */
  static Attribution read(String userId, Iterator<AttributionPart> parts) {
    var builder = AttributionPart.newBuilder();
    parts.forEachRemaining(builder::mergeFrom);
    var all = builder.build();
    var touches = all.getTouchesList().stream().map(TouchWire::read).toList();
    var credits = credits(all);
    return new Attribution(
        userId,
        all.getFingerprintsList(),
        all.hasFirstTouch() ? touches.get(all.getFirstTouch()) : null,
        all.hasLastTouch() ? touches.get(all.getLastTouch()) : null,
        touches,
        IntStream.range(0, all.getConversionsCount())
            .mapToObj(i -> ConversionWire.read(all.getConversions(i), credits.get(i)))
            .toList(),
        all.getConversionsTotal());
  }

  /** Returns the credits of each conversion, by model. */
  private static List<Map<String, List<Credit>>> credits(AttributionPart all) {
    var credits = new ArrayList<Map<String, List<Credit>>>();
    for (int i = 0; i < all.getConversionsCount(); i++) {
      credits.add(new LinkedHashMap<>());
    }
    for (var some : all.getCreditsList()) {
      var ofModel =
          credits
              .get(some.getConversion())
              .computeIfAbsent(some.getModel(), _ -> new ArrayList<>());
      for (int i = 0; i < some.getTouchesCount(); i++) {
        ofModel.add(read(some.getTouches(i), some.getBillionths(i)));
      }
    }
    return credits;
  }

  private static Credit read(int touch, long billionths) {
    var share = BigDecimal.valueOf(billionths, BILLIONTHS).stripTrailingZeros();
    return new Credit(touch == NO_TOUCH ? null : touch, share);
  }
}
