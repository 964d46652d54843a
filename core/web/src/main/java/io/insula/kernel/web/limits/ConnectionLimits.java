package io.insula.kernel.web.limits;

import io.insula.kernel.web.connection.ConnectionHandlers;
import io.insula.kernel.web.framing.StrictFraming;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import jakarta.inject.Singleton;

/** Puts the limits into every connection. */
@Singleton
public final class ConnectionLimits
    implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {
  private final BeanProvider<BodyLimits> limits;
  private final LimitSettings settings;

  /**
   * @param limits is asked for with the first connection, since it needs the routes
   */
  ConnectionLimits(BeanProvider<BodyLimits> limits, LimitSettings settings) {
    this.limits = limits;
    this.settings = settings;
  }

  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
    putInto(event.getBean());
    return event.getBean();
  }

  /** For a server that is no bean. */
  public void putInto(NettyServerCustomizer.Registry server) {
    server.register(new ForServer());
  }

  private final class ForServer implements NettyServerCustomizer {
    @Override
    public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
      return role == ChannelRole.CONNECTION ? new ForConnection(channel) : this;
    }
  }

  private final class ForConnection implements NettyServerCustomizer {
    private final Channel channel;

    ForConnection(Channel channel) {
      this.channel = channel;
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
              new StrictFraming())
          .addAfter(
              ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC,
              "insula-body-limit",
              new BodyLimitHandler(limits.get()))
          .addAfter(
              ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC,
              "insula-messages",
              watch.messages());
      ConnectionHandlers.addTo(
          channel.pipeline(),
          ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC,
          "insula-body-limit");
    }
  }
}
