package io.insula.meadow.internal;

import io.insula.api.Roles;
import io.insula.kernel.web.Caller;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;

/** The routes that list and add flowers that people saw. */
@Controller("/meadow/flowers")
@Secured(Roles.MEMBER)
@ExecuteOn(TaskExecutors.VIRTUAL)
class FlowerController {
  private final Flowers flowers;

  FlowerController(Flowers flowers) {
    this.flowers = flowers;
  }

  /** Lists the first 200 flowers. */
  @Get
  FlowerList list() {
    return new FlowerList(flowers.names());
  }

  /** Adds a flower that the caller saw. */
  @Post
  @Status(HttpStatus.CREATED)
  void add(@Valid @Body Flower flower, Caller caller) {
    flowers.add(flower.name(), caller.name());
  }

  @Introspected
  record FlowerList(List<String> flowers) {}

  @Introspected
  record Flower(@NotBlank @Size(max = 100) String name) {}
}
