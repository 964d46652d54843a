package io.insula.kernel.web.limits;

import io.insula.kernel.web.connection.ConnectionHandlers;
import io.insula.kernel.web.framing.RequestFramingHandler;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import jakarta.inject.Singleton;

/**
 * Adds handlers to every connection: the limits on requests, the {@link RequestFramingHandler}, and
 * the {@link ConnectionHandlers}.
 */
@Singleton
public final class RequestLimitsInstaller
    implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {
  private final BeanProvider<BodyLimits> limits;
  private final BodyBudget budget;
  private final LimitSettings settings;

  /**
   * @param limits provides the limits of the routes; used after the start, when the routes exist
   */
  RequestLimitsInstaller(
      BeanProvider<BodyLimits> limits, BodyBudget budget, LimitSettings settings) {
    this.limits = limits;
    this.budget = budget;
    this.settings = settings;
  }

  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
    event.getBean().register(new ForServer(false));
    return event.getBean();
  }

  /**
   * Adds the handlers to a server that is not a bean and that accepts connections only from trusted
   * processes.
   */
  public void putInto(NettyServerCustomizer.Registry server) {
    server.register(new ForServer(true));
  }

  private final class ForServer implements NettyServerCustomizer {
    private final boolean areCallersKnown;

    ForServer(boolean areCallersKnown) {
      this.areCallersKnown = areCallersKnown;
    }

    @Override
    public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
      return role == ChannelRole.CONNECTION ? new ForConnection(channel, areCallersKnown) : this;
    }
  }

  private final class ForConnection implements NettyServerCustomizer {
    private final Channel channel;
    private final boolean areCallersKnown;

    ForConnection(Channel channel, boolean areCallersKnown) {
      this.channel = channel;
      this.areCallersKnown = areCallersKnown;
    }

    @Override
    public void onStreamPipelineBuilt() {
      var watch = new SlowClientTimeout(settings);
      channel
          .pipeline()
          .addBefore(
              ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC, "insula-bytes", watch.bytes())
          .addBefore(
              ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC,
              "insula-framing",
              new RequestFramingHandler())
          .addAfter(
              ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC,
              "insula-body-limit",
              new BodyLimitHandler(limits.get(), budget, areCallersKnown))
          .addAfter(
              ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC,
              "insula-messages",
              watch.messages());
      ConnectionHandlers.addTo(
          channel.pipeline(),
          ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC,
          "insula-body-limit");
      channel
          .pipeline()
          .addBefore("insula-body-limit", "insula-body-pieces", new BodyPieceMerger());
    }
  }
}
