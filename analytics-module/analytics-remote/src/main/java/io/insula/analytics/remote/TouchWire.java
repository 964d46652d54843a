package io.insula.analytics.remote;

import io.insula.analytics.Touch;
import io.insula.remote.WireTime;
import java.util.Optional;

/** Converts between touches and gRPC messages. */
final class TouchWire {
  private TouchWire() {}

  static io.insula.analytics.wire.Touch write(Touch touch) {
    var message =
        io.insula.analytics.wire.Touch.newBuilder()
            .setAt(WireTime.write(touch.at()))
            .setSource(touch.source())
            .setMedium(touch.medium())
            .setChannel(touch.channel())
            .setLandingPage(touch.landingPage());
    Optional.ofNullable(touch.campaign()).ifPresent(message::setCampaign);
    Optional.ofNullable(touch.content()).ifPresent(message::setContent);
    Optional.ofNullable(touch.term()).ifPresent(message::setTerm);
    Optional.ofNullable(touch.referrerUrl()).ifPresent(message::setReferrerUrl);
    return message.build();
  }

  static Touch read(io.insula.analytics.wire.Touch message) {
    return new Touch(
        WireTime.read(message.getAt()),
        message.getSource(),
        message.getMedium(),
        message.hasCampaign() ? message.getCampaign() : null,
        message.hasContent() ? message.getContent() : null,
        message.hasTerm() ? message.getTerm() : null,
        message.getChannel(),
        message.getLandingPage(),
        message.hasReferrerUrl() ? message.getReferrerUrl() : null);
  }
}
