package io.insula.analytics.remote;

import io.insula.analytics.Analytics;
import io.insula.analytics.Attribution;
import io.insula.analytics.Summary;
import io.insula.analytics.SummaryRequest;
import io.insula.analytics.wire.AnalyticsGrpc;
import io.insula.analytics.wire.AnalyticsGrpc.AnalyticsBlockingStub;
import io.insula.analytics.wire.GetAttributionRequest;
import io.insula.api.InputChecks;
import io.insula.remote.RemoteConnection;
import io.insula.remote.WireTextCheck;

/** A gRPC client of the {@link Analytics} in another process. */
final class RemoteAnalytics implements Analytics {
  private final RemoteConnection connection;
  private final AnalyticsBlockingStub stub;

  RemoteAnalytics(RemoteConnection connection) {
    this.connection = connection;
    this.stub = AnalyticsGrpc.newBlockingStub(connection.channel());
  }

  @Override
  public Summary summary(SummaryRequest request) {
    var message = SummaryWire.write(request);
    return connection.call(() -> SummaryWire.read(stub.getSummary(message)));
  }

  @Override
  public Attribution attribution(String userId) {
    if (!WireTextCheck.isEncodable(userId)) {
      new InputChecks().text("user_id", userId, USER_ID).done();
    }
    var message = GetAttributionRequest.newBuilder().setUserId(userId).build();
    return connection.call(() -> AttributionWire.read(userId, stub.getAttribution(message)));
  }
}
