package io.insula.analytics.remote;

import io.grpc.stub.StreamObserver;
import io.insula.analytics.Analytics;
import io.insula.analytics.wire.AnalyticsGrpc.AnalyticsImplBase;
import io.insula.analytics.wire.AttributionPart;
import io.insula.analytics.wire.GetAttributionRequest;
import io.insula.analytics.wire.GetSummaryRequest;
import io.insula.analytics.wire.Summary;
import io.insula.remote.UnaryCallResponder;

/** The gRPC service that serves the {@link Analytics} of this process to other processes. */
final class AnalyticsService extends AnalyticsImplBase {
  private final Analytics analytics;

  AnalyticsService(Analytics analytics) {
    this.analytics = analytics;
  }

  @Override
  public void getSummary(GetSummaryRequest request, StreamObserver<Summary> caller) {
    UnaryCallResponder.send(
        SummaryWire.write(analytics.summary(SummaryWire.read(request))), caller);
  }

  @Override
  public void getAttribution(
      GetAttributionRequest request, StreamObserver<AttributionPart> caller) {
    AttributionWire.write(analytics.attribution(request.getUserId()), caller::onNext);
    caller.onCompleted();
  }
}
