package io.insula.kernel.web.shutdown;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import jakarta.inject.Singleton;

/** Adds each listener and connection of the HTTP server to the {@link ServerDrainer}. */
@Singleton
final class DrainingConnectionRegistrar
    implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {
  private final ServerDrainer draining;

  DrainingConnectionRegistrar(ServerDrainer draining) {
    this.draining = draining;
  }

  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
    event.getBean().register(new ForServer(draining));
    return event.getBean();
  }

  private record ForServer(ServerDrainer draining) implements NettyServerCustomizer {
    @Override
    public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
      if (role == ChannelRole.LISTENER) {
        draining.addListener(channel);
      }
      return role == ChannelRole.CONNECTION ? new ForConnection(draining, channel) : this;
    }
  }

  private record ForConnection(ServerDrainer draining, Channel channel)
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
