package io.insula.kernel.web.shutdown;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import jakarta.inject.Singleton;

/** Registers every connection of the server for {@link Draining}. */
@Singleton
final class DrainingConnections
    implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {
  private final Draining draining;

  DrainingConnections(Draining draining) {
    this.draining = draining;
  }

  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
    event.getBean().register(new ForServer(draining));
    return event.getBean();
  }

  private record ForServer(Draining draining) implements NettyServerCustomizer {
    @Override
    public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
      if (role == ChannelRole.LISTENER) {
        draining.addListener(channel);
      }
      return role == ChannelRole.CONNECTION ? new ForConnection(draining, channel) : this;
    }
  }

  private record ForConnection(Draining draining, Channel channel)
      implements NettyServerCustomizer {
    @Override
    public void onStreamPipelineBuilt() {
      draining.addConnection(channel);
      channel
          .pipeline()
          .addAfter(
              ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC,
              "insula-draining",
              new DrainingHandler(draining));
    }
  }
}
